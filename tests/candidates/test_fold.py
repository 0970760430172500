"""Folding a printed form to bare letters of one script."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translit.candidates.fold import Folded, Folder

BREVE, MACRON, CIRCUMFLEX = "\u0306", "\u0304", "\u0302"


@pytest.fixture(scope="module")
def folder(tables):
    return Folder(tables)


@pytest.mark.parametrize(
    ("form", "letters", "breaks", "script"),
    [
        ("Ch'ŏrwŏn", "chorwon", (), "latin"),
        ("P’yŏngyang", "pyongyang", (), "latin"),
        ("Pak Hŏn-yŏng", "pakhonyong", (3, 6), "latin"),
        ("  Pak -- En  ", "paken", (3,), "latin"),
        ("Łódź", "lodz", (), "latin"),
        ("Großß", "grossss", (), "latin"),
        ("Пак Хён-Ён", "пакхёнён", (3, 6), "cyrillic"),
        ("Цой", "цой", (), "cyrillic"),
        ("Daydo–ko", "daydoko", (5,), "latin"),
        ("철원", "", (), "latin"),
        ("1950", "", (), "latin"),
        ("", "", (), "latin"),
    ],
)
def test_a_form_folds_to_its_letters_and_breaks(folder, form, letters, breaks, script):
    folded = folder.fold(form)
    assert replace(folded, marks=()) == Folded(letters, breaks, script, mixed=False)


@pytest.mark.parametrize(
    ("form", "marks", "long"),
    [
        ("Ch'ŏrwŏn", ((1, "'"), (2, BREVE), (5, BREVE)), ()),
        ("P’yŏngyang", ((0, "'"), (2, BREVE)), ()),
        ("Kōsen", ((1, MACRON),), (1,)),
        ("To\u0302kyo\u0302", ((1, CIRCUMFLEX), (4, CIRCUMFLEX)), (1, 4)),
        ("'Kosen", (), ()),
        ("Пхёнъян", (), ()),
    ],
)
def test_marks_are_kept_with_the_letters_they_stand_on(folder, form, marks, long):
    folded = folder.fold(form)
    assert (folded.marks, folded.long) == (marks, long)


@pytest.mark.parametrize(
    ("form", "letters", "script"),
    [
        ("T\u0435tsug\u0435n", "tetsugen", "latin"),
        ("П\u0061к", "пак", "cyrillic"),
        # more letters are Latin, but only those have a look-alike in the other script
        ("HAMИР", "намир", "cyrillic"),
        ("\u041d\u0410\u041clr", "hamlr", "latin"),
    ],
)
def test_look_alike_letters_of_the_other_script_are_read_by_their_looks_and_said_so(
    folder, form, letters, script
):
    assert folder.fold(form) == Folded(letters, (), script, mixed=True)


FORMS = st.text(st.characters(exclude_categories=()) | st.sampled_from("abŏё -–'Пак"), max_size=15)


@given(FORMS)
def test_composed_and_decomposed_forms_fold_alike(folder, form):
    assert folder.fold(unicodedata.normalize("NFD", form)) == folder.fold(unicodedata.normalize("NFC", form))


@given(FORMS)
def test_latin_forms_leave_only_a_to_z_and_breaks_lie_inside(folder, form):
    folded = folder.fold(form)
    if folded.script == "latin":
        assert set(folded.letters) <= set("abcdefghijklmnopqrstuvwxyz")
    assert list(folded.breaks) == sorted(set(folded.breaks))
    assert all(0 < b < len(folded.letters) for b in folded.breaks)


@given(st.text("abcdeŏŭ'- ", max_size=15))
def test_capitals_do_not_matter(folder, form):
    assert folder.fold(form.upper()) == folder.fold(form)
