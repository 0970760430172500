"""What tests of findings share."""

import pytest

from translit.findings import RULES, check_documents
from translit.model import Document, Provenance
from translit.style import Decision, StyleSheet


@pytest.fixture(scope="session")
def checked():
    """``checked("text", codes="N102")``: findings in one or more texts, by the rules whose codes begin so."""

    def call(*texts: str, codes: str = "", style: StyleSheet | None = None, **options):
        documents = [Document(t, Provenance(f"{n}.txt")) for n, t in enumerate(texts, 1)]
        rules = [rule for code, rule in RULES.items() if code.startswith(codes)]
        return check_documents(documents, rules=rules, style=style, **options)

    return call


@pytest.fixture
def sheet():
    """``sheet(("place:x", "", "Wonsan"))``: a style sheet of ``(referent, form, preferred[, scope])``."""

    def call(*rows):
        return StyleSheet(
            tuple(
                Decision(r[0], r[1], r[2], r[3] if len(r) > 3 else "", "", n) for n, r in enumerate(rows, 2)
            )
        )

    return call
