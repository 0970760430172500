"""A page to read witnesses side by side: one file, nothing fetched, readable without its script."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from html import escape

import regex

from translit.collate import Collation
from translit.collate.knowledge import Knowledge
from translit.collate.stream import Stream
from translit.model import Variant, VariantClass
from translit.report.collation_first import look_first
from translit.report.collation_witness import called

# Light and dark backgrounds for the classes that say something; all others are underlined only.
_HUES = {
    "name": 45,
    "number": 0,
    "date_value": 15,
    "move": 290,
    "deletion": 350,
    "addition": 130,
    "rewording": 185,
    "term": 205,
    "synonym": 170,
    "bracket": 230,
}
# A line end after a long line, with no blank line after it, is the width of the page and no paragraph.
_WRAP = regex.compile(r"([^\n\r]{45}[ \t]*)(\r?\n)(?=[^\S\n\r]*[^\s])")
_STYLE = """
:root{color-scheme:light dark;--ink:#1c1c1c;--paper:#fdfdfb;--line:#ccc;--l:86%;--s:75%}
@media(prefers-color-scheme:dark){:root{--ink:#e6e6e6;--paper:#181818;--line:#444;--l:24%;--s:50%}}
body{font:16px/1.55 Georgia,serif;color:var(--ink);background:var(--paper);margin:0 auto;max-width:110rem;
padding:1rem}
h1{font-size:1.3rem;margin:.2rem 0}p.left{font-style:italic}
.grid{display:grid;grid-template-columns:repeat(var(--n),minmax(0,1fr));border-top:1px solid var(--line)}
.grid>div{padding:.5rem .8rem;white-space:pre-line;overflow-wrap:anywhere;border-left:1px solid var(--line)}
.grid>div:first-child{border-left:0}.head{position:sticky;top:0;background:var(--paper);font-weight:bold;z-index:1}
mark{color:inherit;background:none;border-bottom:2px dotted #888;border-radius:2px}
mark.gap::before{content:"\\2038";color:#888}
mark:target,mark.here{outline:3px solid #c60}
label{display:inline-block;margin-right:1rem;white-space:nowrap;cursor:pointer}
input.f{position:absolute;opacity:0;margin:0}input.f+label::before{content:"\\2610\\00a0"}
input.f:checked+label::before{content:"\\2611\\00a0"}input.f:focus-visible+label{outline:2px solid #c60}
table{border-collapse:collapse;width:100%;margin-top:1rem;font-size:.9rem}
td,th{border:1px solid var(--line);padding:.2rem .5rem;text-align:left;vertical-align:top;
overflow-wrap:anywhere}
a{color:inherit}@media print{.head{position:static}}
"""
_SCRIPT = """
(function(){var g={},v=[],k=-1;
[].forEach.call(document.querySelectorAll('mark[id]'),function(x){var n=+x.id.slice(1).split('-')[0];
if(!g[n]){g[n]=[];v.push(n)}g[n].push(x)});v.sort(function(a,b){return a-b});
function seen(x){var f=document.getElementById('f-'+(/\\bc-([\\w-]+)/.exec(x.className)||[])[1]);
return x.offsetParent!==null&&(!f||f.checked)}
function go(d){var t=0,s;if(k<0&&d<0)k=0;
do{k=(k+d+v.length)%v.length;s=g[v[k]].filter(seen);t++}while(t<=v.length&&!s.length);
[].forEach.call(document.querySelectorAll('mark.here'),function(x){x.classList.remove('here')});
s.forEach(function(x){x.classList.add('here')});
if(s.length)(s.filter(function(x){return x.textContent})[0]||s[0]).scrollIntoView({block:'center'})}
document.addEventListener('keydown',function(e){if(!v.length||e.ctrlKey||e.metaKey||e.altKey)return;
if(e.key==='j'||e.key==='n')go(1);else if(e.key==='k'||e.key==='p')go(-1)})})();
"""


def html_report(collation: Collation, variants: Sequence[Variant], known: Knowledge) -> Iterator[str]:
    """The page: a summary with filters, the witnesses in columns, the list of differences."""
    counts = Counter(v.cls for v in variants)
    classes = sorted(counts, key=known.ranks.__getitem__)
    style = (
        _STYLE + f":root{{--n:{len(collation.witnesses)}}}" + "".join(_class_style(cls) for cls in classes)
    )
    policy = f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(_SCRIPT)}'"
    sigla = [w.siglum for w in collation.witnesses]
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}; base-uri \'none\'">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>Collation of {escape(', '.join(sigla))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield f"<h1>Collation of {len(sigla)} witnesses</h1>\n"
    yield f"<p>{escape(closeness(collation, variants))} With a keyboard: <kbd>j</kbd> next, <kbd>k</kbd> "
    yield "previous difference.</p>\n"
    for left in collation.left_out:
        yield f'<p class="left">Left out of {escape(left.siglum)}: {escape(left.reason)}.</p>\n'
    if first := look_first(variants, known):
        yield "<p>Look first at "
        yield ", ".join(
            f'<a href="#v{n + 1}-0">{n + 1} ({variants[n].cls}: {escape(_brief(variants[n]))})</a>'
            for n in first
        )
        yield ".</p>\n"
    for cls in classes:
        name, label = escape(str(cls)), escape(known.labels[cls])
        yield f'<input type="checkbox" class="f" id="f-{name}" checked>'
        yield f'<label for="f-{name}" title="{label}">'
        yield f'<mark class="c-{name}">{name}</mark> {counts[cls]}</label>\n'
    yield '<main>\n<div class="grid head">'
    for witness in collation.witnesses:
        yield f"<div>{escape(witness.siglum)} &#183; {escape(called(witness))}</div>"
    yield "</div>\n"
    yield from _columns(collation, variants)
    yield "<table><thead><tr><th>#</th><th>class</th>"
    yield "".join(f"<th>{escape(s)}</th>" for s in sigla) + "<th>note</th></tr></thead><tbody>\n"
    for number, variant in enumerate(variants, 1):
        cls = variant.cls
        yield f'<tr class="r-{cls}"><td><a href="#v{number}-0">{number}</a></td><td>{cls}</td>'
        yield "".join(f"<td>{escape(_short(text))}</td>" for text in variant.texts)
        yield f"<td>{escape(_note(variant))}</td></tr>\n"
    yield f"</tbody></table>\n</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"


def closeness(collation: Collation, variants: Sequence[Variant]) -> str:
    """In a sentence, how near the witnesses are and what to look at first."""
    if not collation.overlap and not variants:
        return "The witnesses have no passage in common."
    if not variants:
        return "No difference was found."
    own = collation.streams[collation.base]
    words = sum(own.words) or 1
    matched = [
        sum(1 for k, j in enumerate(p.facing) if j >= 0 and own.words[k]) / words for p in collation.pairings
    ]
    substantive = sum(v.significance == "substantive" for v in variants)
    share = f"{min(matched) * 100:.0f}" if matched else "100"
    return (
        f"{share} % of the words of {collation.witnesses[collation.base].siglum} stand in every witness; "
        f"{len(variants)} differences, {substantive} of them substantive."
    )


def _class_style(cls: VariantClass) -> str:
    hue = _HUES.get(str(cls))
    rule = f"mark.c-{cls}{{background:hsl({hue} var(--s) var(--l));border:0}}" if hue is not None else ""
    off = f"#f-{cls}:not(:checked)~main"
    return (
        f"{rule}{off} mark.c-{cls}{{background:none;border:0}}{off} mark.gap.c-{cls}{{display:none}}"
        f"{off} .r-{cls}{{display:none}}\n"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _columns(collation: Collation, variants: Sequence[Variant]) -> Iterator[str]:
    """The texts, cut at the paragraphs of the base so that they run side by side."""
    cuts = _cuts(collation)
    marks = [_marks(variants, k) for k in range(len(collation.witnesses))]
    position = [w.span.start for w in collation.witnesses]
    shown = [_unwrapped(w.document.text) for w in collation.witnesses]
    for cut in [*cuts, [w.span.end for w in collation.witnesses]]:
        yield '<div class="grid">'
        for k in range(len(shown)):
            stop = max(cut[k], position[k])
            body = "".join(_marked(shown[k], position[k], stop, marks[k], variants, k))
            yield f"<div>{body.strip()}</div>"
            position[k] = stop
        yield "</div>\n"


def _unwrapped(text: str) -> str:
    """*text* with the line ends inside paragraphs made spaces; every character keeps its place."""
    return _WRAP.sub(lambda m: m[1] + " " * len(m[2]), text)


def _cuts(collation: Collation) -> list[list[int]]:
    """Offsets in every witness where a paragraph of the base ends, or a sentence and its line.

    What only others have between two paragraphs is cut off too.
    """
    base = collation.base
    own = collation.streams[base]
    others = [k for k in range(len(collation.witnesses)) if k != base]
    ends = [w.span.start for w in collation.witnesses]
    cuts: list[list[int]] = []
    for i in range(len(own.first)):
        if i and own.sentence[i] != own.sentence[i - 1] and own.begins_line(i):
            cuts.append(list(ends))
            for pairing, k in zip(collation.pairings, others, strict=True):
                ends[k] = max(ends[k], _before(collation.streams[k], pairing.facing[i], pairing.moved[i]))
            if ends != cuts[-1]:  # what only other witnesses have here is a row of its own
                cuts.append(list(ends))
        ends[base] = own.ends[own.last[i]]
        for pairing, k in zip(collation.pairings, others, strict=True):
            j = pairing.facing[i]
            if j >= 0 and not pairing.moved[i]:
                stream = collation.streams[k]
                ends[k] = max(ends[k], stream.ends[stream.last[j]])
    return cuts


def _before(stream: Stream, item: int, moved: int) -> int:
    """Where the text before *item* ends, if the item begins a line at the place the base has it."""
    if item < 1 or moved or not stream.begins_line(item):
        return 0
    return stream.ends[stream.last[item - 1]]


def _marks(variants: Sequence[Variant], k: int) -> list[tuple[int, int, int]]:
    return sorted((v.spans[k].start, v.spans[k].end, n) for n, v in enumerate(variants))


def _marked(
    text: str, start: int, end: int, marks: list[tuple[int, int, int]], variants: Sequence[Variant], k: int
) -> Iterator[str]:
    """The text from *start* to *end*, differences marked; moved passages may hold other differences."""
    low = bisect_left(marks, (start, -1, -1))
    running = [m for m in marks[max(0, low - 40) : low] if m[1] > start]
    here = running + [m for m in marks[low:] if m[0] < end or (m[0] == end == m[1])] if marks else []
    here = [m for m in here if m[0] < end or m[0] == m[1]]
    edges = sorted({start, end, *(p for m in here for p in m[:2] if start <= p <= end)})
    for p, q in zip(edges, [*edges[1:], edges[-1]], strict=True):
        for s, e, n in here:
            if s == e == p and (p < end or p == start or p == len(text)):
                variant = variants[n]
                title = escape(f"{variant.cls}: {_note(variant)}".rstrip(": "))
                yield f'<mark class="gap c-{variant.cls}" id="v{n + 1}-{k}" title="{title}"></mark>'
        if p == q:
            continue
        cover = [(s, n) for s, e, n in here if s <= p and e >= q and s < e]
        piece = escape(text[p:q])
        for s, n in reversed(cover):
            variant = variants[n]
            title = escape(f"{variant.cls}: {_note(variant)}".rstrip(": "))
            name = f' id="v{n + 1}-{k}"' if s == p else ""
            piece = f'<mark class="c-{variant.cls}"{name} title="{title}">{piece}</mark>'
        yield piece


def _note(variant: Variant) -> str:
    same = {True: "same referent", False: "another referent", None: ""}[variant.same_referent]
    return "; ".join(part for part in (same, variant.note) if part)


def _brief(variant: Variant) -> str:
    sides = dict.fromkeys(" ".join(text.split()) or "nothing" for text in variant.texts)
    return " / ".join(text if len(text) <= 40 else text[:37] + "…" for text in sides)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 240 else words[:160] + " … " + words[-70:]
