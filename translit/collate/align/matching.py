"""Which words of two witnesses face one another, and which passages stand elsewhere: the steps in order."""

from __future__ import annotations

from translit.collate.align.chance import Chance
from translit.collate.align.gaps import Aligner
from translit.collate.align.leftover import find_leftover
from translit.collate.align.moves import Block, find_moves
from translit.collate.align.words import Lexicon, Words
from translit.collate.quiet import without_collector


@without_collector
def correspond(a: Words, b: Words, lexicon: Lexicon) -> tuple[list[int], list[Block]]:
    """Which word faces which, and which passages stand elsewhere.

    1. Anchors, and what they settle.  2. Passages that moved from one gap to another, by runs of equal
    words: before anything is weighed, so that they are not torn up for chance matches.  3. What is left
    in each gap, by sentences and words.  4. Moves among what still faces nothing,
    then single sentences.

    Returns:
        For each word of *a* the word of *b* or -1, never crossing; the moved blocks, none overlapping.
    """
    match = [-1] * len(a.keys)
    aligner = Aligner(a, b, lexicon, match)
    chance = Chance(a, b, lexicon, match)
    aligner.gap(0, len(a.keys), 0, len(b.keys), anchors_only=True)
    chance.drop()
    gaps = aligner.gaps()
    blocks = find_moves(a, b, match, lexicon, between=gaps)
    if blocks:
        aligner.gone_a, aligner.gone_b = bytearray(len(a.keys)), bytearray(len(b.keys))
        for block in blocks:
            aligner.gone_a[block.i0 : block.i1] = b"\1" * (block.i1 - block.i0)
            aligner.gone_b[block.j0 : block.j1] = b"\1" * (block.j1 - block.j0)
    for gap in gaps:
        if blocks:
            aligner.sentences(*gap)
        else:
            aligner.gap(*gap)
    chance.drop()
    if aligner.gone_a is not None and aligner.gone_b is not None:  # what moved faces nothing here
        for i, j in enumerate(match):
            if j >= 0 and (aligner.gone_a[i] or aligner.gone_b[j]):
                match[i] = -1
    blocks.extend(find_moves(a, b, match, lexicon, settled=blocks))
    blocks.extend(find_leftover(a, b, match, blocks, lexicon))
    return match, sorted(blocks, key=lambda block: (block.i0, block.j0))
