"""Words and runs of words as letters and as lists: how alike, what in common. The door to ``rapidfuzz``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel, LCSseq


def similarity(a: str, b: str) -> float:
    """How alike two words are as letters, 0 to 1."""
    return float(Indel.normalized_similarity(a, b))


def common_runs(a: Sequence[int], b: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """The longest common subsequence of two lists, as runs: where in each, and how many."""
    for block in LCSseq.opcodes(a, b):
        if block.tag == "equal":
            yield block.src_start, block.dest_start, block.src_end - block.src_start
