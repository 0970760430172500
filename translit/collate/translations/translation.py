"""Two independent translations of one document: whether they are that, and what differs between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from translit.collate.align import Lexicon, Words
from translit.collate.differences.classify import Classifier
from translit.collate.differences.difference import Difference
from translit.collate.differences.pairing import Pairing
from translit.collate.differences.tidy import tidy
from translit.collate.overlap import Extent, Window, density, window_around
from translit.collate.stream import Stream
from translit.collate.translations.evidence import common_facts, find_evidence
from translit.collate.translations.facts import Facts, find_facts
from translit.collate.translations.inside import PairedSentences
from translit.collate.translations.sentences import Bead, pair_sentences
from translit.collate.translations.weigh import Weighing
from translit.model import VariantClass as C

LEAST_SHARE = 0.16  # of the evidence, for two texts to be translations of one; other texts reach 0.08
HALF = 0.5  # of a sentence's words; where fewer are the same it is said otherwise
LEAST_GAIN = 25.0
LEAST_FACTS = 3
LEAST_KEPT = 0.55  # of the names and figures of the witness with fewer; two papers of one form keep 0.5


@dataclass(frozen=True, slots=True)
class Translation:
    """Two witnesses found to be translations of one document: which sentences answer which."""

    beads: tuple[Bead, ...]
    facts: Facts
    moved: tuple[tuple[Bead, ...], ...] = ()

    def window(self, a: Words, b: Words, extent: Extent) -> Window:
        """The words to compare: from the first sentences that answer one another to the last."""
        places = [_words_of(bead, a, b) for bead in self.beads if bead.paired]
        common = (places[0].i0, places[-1].i1, places[0].j0, places[-1].j1)
        moved = [_words_of(bead, a, b) for passage in self.moved for bead in passage]
        blocks = [(place.i0, place.i1, place.j0, place.j1) for place in moved]
        return window_around((len(a.keys), len(b.keys)), common, blocks, extent)

    def reworded(self, a: Words, b: Words, faced: Mapping[int, int], lexicon: Lexicon) -> float:
        """The share of the paired text that stands in sentences of which less than half is the same."""
        whole = other = 0
        for bead in self.beads:
            if bead.paired:
                place = _words_of(bead, a, b)
                whole += place.i1 - place.i0
                if density(a, b, faced, place, lexicon) < HALF:
                    other += place.i1 - place.i0
        return other / whole if whole else 0.0


def _words_of(bead: Bead, a: Words, b: Words) -> Window:
    """The words of paired sentences."""
    return Window(
        bisect_left(a.item, bead.a0),
        bisect_left(a.item, bead.a1),
        bisect_left(b.item, bead.b0),
        bisect_left(b.item, bead.b1),
    )


def find_translation(streams: tuple[Stream, Stream], classifier: Classifier) -> Translation | None:
    """The sentences that answer one another, or ``None`` for texts that have nothing to do with it.

    Args:
        streams: the two witnesses.
        classifier: knows what is a name, and whom to ask about it.
    """
    if not streams[0].keys or not streams[1].keys:
        return None
    facts = find_facts(streams, classifier.units.judge, classifier.known, classifier.units.names)
    evidence = find_evidence(streams, facts, classifier.known)
    common, told = common_facts(*evidence[:2])
    if common < LEAST_FACTS or common < LEAST_KEPT * told:
        return None  # no pairing of sentences can share enough
    pairing = pair_sentences(Weighing(*evidence))
    if pairing.share < LEAST_SHARE or pairing.gain < LEAST_GAIN:
        return None
    if pairing.facts < LEAST_FACTS or pairing.kept < LEAST_KEPT:
        return None
    return Translation(pairing.beads, facts, pairing.moved)


def translated(
    free: Translation,
    classifier: Classifier,
    limits: tuple[tuple[int, int], tuple[int, int]],
) -> tuple[Pairing, list[Difference]]:
    """Every difference between two translations whose sentences are paired.

    Args:
        free: which sentences answer which, in order or at another place; names, numbers and dates of both.
        classifier: names each difference.
        limits: the items of each that are compared; what lies outside is left out.
    """
    a, b = classifier.a, classifier.b
    faced = [-1] * len(a.first)
    moved = [0] * len(a.first)
    found: list[Difference] = []
    for bead in free.beads:
        inside_a = limits[0][0] <= bead.a0 and bead.a1 <= limits[0][1]
        inside_b = limits[1][0] <= bead.b0 and bead.b1 <= limits[1][1]
        if bead.paired:
            found.extend(PairedSentences(bead, free.facts, classifier, faced).differences())
        elif (bead.a0 < bead.a1 and inside_a) or (bead.b0 < bead.b1 and inside_b):
            found.extend(classifier.run(bead.a0, bead.a1, bead.b0, bead.b1))
    for number, passage in enumerate(free.moved, 1):
        a0, a1, b0, b1 = passage[0].a0, passage[-1].a1, passage[0].b0, passage[-1].b1
        if limits[0][0] <= a0 and a1 <= limits[0][1] and limits[1][0] <= b0 and b1 <= limits[1][1]:
            found.append(Difference(C.MOVE, a0, a1, b0, b1))
            for bead in passage:
                found.extend(PairedSentences(bead, free.facts, classifier, faced).differences())
            moved[a0:a1] = [number] * (a1 - a0)
    pairing = Pairing(tuple(faced), tuple(moved), len(b.first))
    return pairing, tidy(found, a, b, classifier.units)
