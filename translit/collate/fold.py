"""Forms of a printed word for comparing: folded, and as a plain typist would write it."""

from __future__ import annotations

import unicodedata

import regex

_FOLD = str.maketrans(
    {
        **dict.fromkeys("‘’ʼʻ`´′‛", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": ".",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\ufeff": None,
        "№": "n",
    }
)


def fold(surface: str) -> str:
    """*surface* as compared: case, quotes, dashes, ligatures and composition do not count.

    >>> fold("ﬁrst"), fold("—"), fold("P’YONGYANG"), fold("Nº")
    ('first', '-', "p'yongyang", 'no')
    """
    return unicodedata.normalize("NFKC", surface.translate(_FOLD)).casefold()


_UNFOLD = str.maketrans({**{k: v for k, v in _FOLD.items() if v != "n"}, 0xAD: None})


def unfold(printed: str) -> str:
    """*printed* as written by a plain typist: case kept; quotes, dashes, ligatures, line breaks folded.

    >>> unfold("re-\\nport"), unfold("‘P’yŏngyang’")
    ('report', "'P'yŏngyang'")
    """
    text = unicodedata.normalize("NFKC", printed.translate(_UNFOLD))
    if text.isalnum():
        return text
    return " ".join(regex.sub(r"-\s*[\n\r\f\v\x85\u2028]\s*(?=\p{Ll})", "", text).split())
