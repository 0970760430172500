"""Which class every bracket has, by the rules of ``tables/mentions/rules.csv``, with the reason."""

from __future__ import annotations

from translit.catalog import Catalog, default_catalog
from translit.mentions.features import features
from translit.mentions.names import name_items
from translit.mentions.position import AFTER, BEFORE, Surroundings
from translit.mentions.scan import RawBracket, scan_brackets
from translit.mentions.vocabulary import WORD, Rule, Vocabulary, vocabulary_of
from translit.model import Bracket, BracketClass, Span

_UNCERTAIN = frozenset({BracketClass.UNCERTAIN_NAME, BracketClass.UNCERTAIN_READING, BracketClass.ILLEGIBLE})


Remembered = dict[tuple[object, ...], tuple[Rule, str, tuple[Span, ...]]]
"""What was decided of brackets before, by all that it depends on; names are told from the bracket's start."""

_MOST_REMEMBERED = 5_000


def find_brackets(
    text: str, catalog: Catalog | None = None, remembered: Remembered | None = None
) -> tuple[Bracket, ...]:
    """Every bracket of *text*, classified, in order, the outer before the inner.

    Args:
        text: any text; offsets are code points into it.
        catalog: the tables to decide by; the shipped ones when left out.
        remembered: kept by the caller from one reading to the next; a bracket that stands as it stood is not
            weighed again.

    >>> [b.cls.value for b in find_brackets("He flew to [Tetsugen] and [illegible].")]
    ['uncertain_name', 'illegible']
    """
    vocabulary = vocabulary_of(catalog or default_catalog())
    raw = scan_brackets(text, vocabulary)
    own = _own_contents(text, raw)
    cues = [vocabulary.cues_in(content) for content in own]
    around = Surroundings(
        text,
        vocabulary,
        illegible_at=tuple(
            b.start for b, c in zip(raw, cues, strict=True) if "illegible" in c and "note" not in c
        ),
        doubted_at=tuple(b.start for b, c in zip(raw, cues, strict=True) if "doubted_page" in c),
    )
    found: list[Bracket] = []
    open_brackets: list[tuple[int, str, str]] = []  # end, class, status of brackets we are inside
    ended: dict[int, str] = {}  # class of the outermost bracket that ends at an offset
    for bracket, content in zip(raw, own, strict=True):
        while open_brackets and open_brackets[-1][0] <= bracket.start:
            open_brackets.pop()
        parent = open_brackets[-1][1] if open_brackets else ""
        behind = ended.get(_end_of_text(text, bracket.start), "")
        rule, reason, names = _classified(bracket, content, around, parent, behind, remembered)
        cls = BracketClass(rule.cls)
        found.append(
            Bracket(
                span=Span(bracket.start, bracket.end),
                surface=text[bracket.start : bracket.end],
                text=_on_one_line(text, bracket),
                cls=cls,
                uncertain=cls in _UNCERTAIN,
                reason=reason,
                names=tuple(Span(bracket.start + n.start, bracket.start + n.end) for n in names),
            )
        )
        if bracket.status == "ok":
            ended.setdefault(bracket.end, rule.cls)
            open_brackets.append((bracket.end, rule.cls, bracket.status))
    return tuple(found)


def _classified(
    bracket: RawBracket,
    content: str,
    around: Surroundings,
    parent: str,
    behind: str,
    remembered: Remembered | None,
) -> tuple[Rule, str, tuple[Span, ...]]:
    """The rule that holds, its reason, and the names inside, told from the start of *bracket*."""
    text, start = around.text, bracket.start
    key: tuple[object, ...] = ()
    if remembered is not None:
        reach = min(start, BEFORE + 1)  # one more than is looked at: whether the first word is cut
        key = (
            text[start - reach : bracket.end + AFTER],
            reach,
            bracket.end - start,
            bracket.inner_start - start,
            bracket.status,
            content,
            parent,
            behind,
            around.hard_page(start),
            around.doubted_page(start),
        )
        if key in remembered:
            return remembered[key]
    if not content.strip() and _holds_letters(text, bracket):
        content = _on_one_line(text, bracket).strip("[](){}<> ")
    seen = features(bracket, content, around, parent, behind)
    rule, reason = _decide(seen, around.vocabulary)
    names = _names(text, bracket, around.vocabulary) if rule.cls == BracketClass.UNCERTAIN_NAME.value else ()
    decided = rule, f"{rule.id}: {reason}", tuple(Span(n.start - start, n.end - start) for n in names)
    if remembered is not None:
        if len(remembered) >= _MOST_REMEMBERED:
            remembered.clear()
        remembered[key] = decided
    return decided


def _on_one_line(text: str, bracket: RawBracket) -> str:
    """All that stands inside, inner brackets too."""
    return " ".join(text[bracket.inner_start : bracket.inner_end].split())


def _decide(seen: dict[str, str], vocabulary: Vocabulary) -> tuple[Rule, str]:
    """The first rule whose conditions hold, and its reason with what showed them."""
    present = seen.keys()
    for rule in vocabulary.rules:
        if rule.needs <= present and not (rule.bars & present):
            details = [seen[name] for name in sorted(rule.needs) if seen[name]]
            return rule, rule.reason + (f" ({'; '.join(details)})" if details else "")
    raise AssertionError("the last rule of rules.csv has no condition")


def _own_contents(text: str, raw: tuple[RawBracket, ...]) -> list[str]:
    """Each bracket's content on one line, without what brackets inside it hold."""
    contents: list[str] = []
    for index, bracket in enumerate(raw):
        parts: list[str] = []
        at = bracket.inner_start
        for following in range(index + 1, len(raw)):
            inner = raw[following]
            if inner.start >= bracket.inner_end:
                break
            if inner.start >= at and inner.status == "ok":
                parts.append(text[at : inner.start])
                at = inner.end
        parts.append(text[at : bracket.inner_end] if at <= bracket.inner_end else "")
        contents.append(" ".join(" ".join(parts).split()))
    return contents


def _end_of_text(text: str, at: int) -> int:
    """Where the text before *at* ends, a space or line end aside."""
    low = max(0, at - 3)
    return low + len(text[low:at].rstrip())


def _holds_letters(text: str, bracket: RawBracket) -> bool:
    return any(c.isalnum() for c in text[bracket.inner_start : bracket.inner_end])


def _names(text: str, bracket: RawBracket, vocabulary: Vocabulary) -> tuple[Span, ...]:
    """The spans of the single names inside; for ``Li Il Gen[?]`` the name before the bracket."""
    content = text[bracket.inner_start : bracket.inner_end]
    items = name_items(content, vocabulary)
    if items:
        return tuple(Span(bracket.inner_start + i.start, bracket.inner_start + i.end) for i in items)
    if not any(c.isalpha() for c in content):
        return _name_before(text, bracket.start)
    first, last = None, None
    for match in WORD.finditer(content):
        if match[0][0].isupper():
            first = match.start() if first is None else first
            last = match.end()
    return (
        (Span(bracket.inner_start + first, bracket.inner_start + last),) if first is not None and last else ()
    )


def _name_before(text: str, at: int) -> tuple[Span, ...]:
    """The run of up to three capitalized words that ends just before *at*."""
    window = max(0, at - 60)
    found: list[tuple[int, int]] = []
    end = at
    for match in reversed(list(WORD.finditer(text, window, at))):
        gap = text[match.end() : end]
        if gap.strip() or "\n\n" in gap or not match[0][0].isupper() or len(found) == 3:
            break
        found.append((match.start(), match.end()))
        end = match.start()
    return (Span(found[-1][0], found[0][1]),) if found else ()
