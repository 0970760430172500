"""Write a new spelling in the manner of the printed one: capitals, possessive, apostrophe, line ends."""

from __future__ import annotations

from typing import NamedTuple

import regex

_POSSESSIVE = regex.compile(r"(?:['’]s|(?<=[sS])['’])$", regex.IGNORECASE)
# A line end inside a name, with the blanks around it and the marks that Markdown quotations repeat.
BREAK = regex.compile(r"[-\u2010\u00ad]?[ \t]*(?:\r\n|\n|\r)[ \t>]*")
_HYPHENS = "-\u2010\u00ad"
_VOWELS = "aeiouyŏŭ"
_SYLLABLE = regex.compile(
    r"(?<=[\p{L}'’])(?<!c(?=h))(?<!t(?=ch))(?<!([kptsj])(?=\1))"
    r"(?=(?:tch|kk|tt|pp|ss|jj|ch|[bcdfghjklmnprstwy])['’]?[aeiouŏŭ])",
    regex.IGNORECASE,
)
_WORD = regex.compile(r"[^\s]+")


class Core(NamedTuple):
    """A printed form without its possessive ending."""

    text: str
    ending: str


def split_possessive(surface: str) -> Core:
    """*surface* and its possessive ending.

    >>> split_possessive("Pak Chang Ok's")
    Core(text='Pak Chang Ok', ending="'s")
    """
    match = _POSSESSIVE.search(surface)
    return Core(surface[: match.start()], match[0]) if match and match.start() else Core(surface, "")


def in_manner(surface: str, spelled: str, *, person: bool) -> str:
    """*spelled* as *surface* was printed.

    >>> in_manner("LI DON GEN", "Yi Tong-gŏn", person=True)
    'YI TONG-GŎN'
    >>> in_manner("Tetsu-\\ngen", "Ch'ŏrwŏn", person=False)
    "Ch'ŏr-\\nwŏn"
    """
    return _broken(surface, _apostrophes(surface, _capitals(surface, spelled, person=person)))


def unbroken(surface: str) -> frozenset[str]:
    """What *surface* may be without its line ends: a hyphen there may belong to the name or not.

    >>> sorted(unbroken("Il-\\nsŏng"))
    ['Il-sŏng', 'Ilsŏng']
    """
    forms = {""}
    end = 0
    for match in BREAK.finditer(surface):
        piece = surface[end : match.start()]
        joints: tuple[str, ...] = ("", match[0][0]) if match[0][0] in _HYPHENS else (" ",)
        joints = joints[: 1 if len(forms) > 8 else 2]  # no name is broken four times
        forms = {f + piece + joint for f in forms for joint in joints}
        end = match.end()
    return frozenset(f + surface[end:] for f in forms)


def _capitals(surface: str, spelled: str, *, person: bool) -> str:
    letters = [c for c in surface if c.isalpha()]
    if len(letters) > 1 and all(c.isupper() for c in letters):
        return spelled.upper()
    if letters and all(c.islower() for c in letters):
        return spelled.lower()
    words = [word for w in surface.split() if (word := "".join(c for c in w if c.isalpha()))]
    loud = [len(word) > 1 and word.isupper() for word in words]
    if person and len(words) > 1 and sum(loud) == 1 and (loud[0] or loud[-1]):
        # One word in capitals is the family name, wherever it stands; the system puts it first.
        family = _WORD.match(spelled)
        if family:
            return family[0].upper() + spelled[family.end() :]
    return spelled


def _apostrophes(surface: str, spelled: str) -> str:
    if "’" in surface and "'" not in surface:
        return spelled.replace("'", "’")
    if "'" in surface and "’" not in surface:
        return spelled.replace("’", "'")
    return spelled


def _broken(surface: str, spelled: str) -> str:
    """*spelled* with the line ends of *surface*, at about the same places.

    A break goes to a space, else behind a hyphen, else between syllables with a hyphen; where the new
    spelling has no such place the line end is given up.
    """
    breaks = list(BREAK.finditer(surface))
    if not breaks:
        return spelled
    slots = _slots(spelled)
    letters = sum(c.isalpha() for c in surface) or 1
    taken: dict[int, tuple[int, str]] = {}
    for found in breaks:
        at = sum(c.isalpha() for c in surface[: found.start()]) / letters
        free = [slot for slot in slots if slot[1] not in taken and slot[1] > max(taken, default=-1)]
        if found[0][0] not in _HYPHENS:  # it was between words, and stays there if it can
            free = [slot for slot in free if slot[0] == 0] or free
        if not free:
            continue
        _, place, end, hyphen = min((toll + abs(share - at), p, e, h) for toll, p, e, share, h in free)
        line_end = found[0].lstrip(_HYPHENS)
        taken[place] = (end, hyphen + line_end)
    out, last = [], 0
    for place in sorted(taken):
        end, joint = taken[place]
        out += [spelled[last:place], joint]
        last = end
    return "".join(out) + spelled[last:]


def _slots(spelled: str) -> list[tuple[float, int, int, float, str]]:
    """Where a line may end: toll, place, end of what the break replaces, share of letters before, hyphen.

    With these tolls the place chosen for a break is chosen again when the result is read again.
    """
    letters = sum(c.isalpha() for c in spelled) or 1

    def share(place: int) -> float:
        return sum(c.isalpha() for c in spelled[:place]) / letters

    slots = []
    for place, char in enumerate(spelled):
        if char == " ":
            slots.append((0.0, place, place + 1, share(place), ""))
        elif char == "-" and 0 < place < len(spelled) - 1:
            slots.append((0.1, place + 1, place + 1, share(place), ""))
    for match in _SYLLABLE.finditer(spelled):
        place = match.start()
        word = max(spelled.rfind(" ", 0, place), spelled.rfind("-", 0, place)) + 1
        if any(c in _VOWELS for c in spelled[word:place].lower()):
            slots.append((0.3, place, place, share(place), "-"))
    return slots
