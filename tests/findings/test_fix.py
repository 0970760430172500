"""Fixes: put in everywhere, again until nothing is left to mend, and never to and fro."""

import pytest

from translit.findings.fix import Mended, mend_all
from translit.findings.flag import Flag
from translit.findings.suppress import without_commented
from translit.model import Document, Provenance, Span
from translit.normalize.compose import composed
from translit.normalize.doubled import doubles
from translit.normalize.edits import Edit, apply_edits


def document(text, name="1.txt"):
    return Document(text, Provenance(name))


def finds(*fixes, safe=False):
    """A check that wants each word of *fixes* replaced, as one finding that speaks for all places."""

    def check(documents):
        flags = []
        for d in documents:
            for word, put in fixes:
                at = [n for n in range(len(d.text)) if d.text.startswith(word, n)]
                spans = [Span(n, n + len(word)) for n in at]
                if spans:
                    flag = Flag(
                        "N102", d.file, spans[0], word, "m", fix=put, safe=safe, also=tuple(spans[1:])
                    )
                    flags.append(flag)
        return flags

    return check


def run(text, check, **options) -> Mended:
    return mend_all([document(text)], check([document(text)]), check, **options)


def test_one_finding_mends_every_place_it_speaks_for():
    done = run("Aa, Aa; Bb Aa", finds(("Aa", "Cc")), unsafe=True)
    assert done.files[0].text == "Cc, Cc; Bb Cc"
    assert (done.count, done.left, done.restless) == (3, (), frozenset())


def test_a_fix_that_leads_to_another_is_followed_to_the_end_and_told_from_the_first_text():
    done = run("Aa and Bb", finds(("Aa", "Bb"), ("Bb", "Dddd")), unsafe=True)
    (file,) = done.files
    assert file.text == "Dddd and Dddd"
    assert [(r.before, r.after, r.span, r.out) for r in file.replacements] == [
        ("Aa", "Dddd", Span(0, 2), Span(0, 4)),
        ("Bb", "Dddd", Span(7, 9), Span(9, 13)),
    ]


@pytest.mark.parametrize("fixes", [(("Aa", "Bb"), ("Bb", "Aa")), (("Aa", "Bb"), ("Bb", "Cc"), ("Cc", "Aa"))])
def test_forms_put_to_and_fro_are_left_alone_and_named(fixes):
    done = run("Aa then Bb then Xx", finds(*fixes, ("Xx", "Yy")), unsafe=True)
    assert done.files[0].text == "Aa then Bb then Yy"
    assert {"aa", "bb"} <= done.restless
    assert "xx" not in done.restless


def test_best_guesses_wait_for_leave():
    assert run("Aa", finds(("Aa", "Bb"))).count == 0
    assert run("Aa", finds(("Aa", "Bb"), safe=True)).files[0].text == "Bb"


def test_a_fix_that_grows_for_ever_leaves_the_text_as_it_was():
    done = run("Aa.", finds(("Aa", "AaA")), unsafe=True)
    assert done.files[0].text == "Aa."
    assert "aa" in done.restless


def test_a_second_run_mends_nothing(checked):
    texts = (
        "Genzan fell. " + "Wonsan, " * 4 + "then Genzan again. He left [Tetsugen].",
        "Won\u00adsan and Wonsan, then Genzan.",
    )

    def check(documents):
        return checked(*(d.text for d in documents))

    documents = [document(text, f"{n}.txt") for n, text in enumerate(texts, 1)]
    once = mend_all(documents, check(documents), check, unsafe=True)
    assert once.files[0].text.count("Wonsan") == 6
    assert "Genzan" not in once.files[1].text
    mended = [document(done.text, done.document.file) for done in once.files]
    again = mend_all(mended, check(mended), check, unsafe=True)
    assert again.count == 0


def test_a_place_that_a_comment_silences_is_not_mended(checked):
    text = "Wonsan. " * 4 + "\nGenzan fell.\n"
    text += "Genzan stands.  translit: ignore N102\nGenzan too.\n"
    kept = []
    flags = checked(text, codes="N102", keep=kept.append)
    (flag,) = without_commented(flags, kept)
    assert [text.count("\n", 0, span.start) for span in (flag.span, *flag.also)] == [1, 3]


def test_edits_of_a_result_are_told_in_places_of_the_text():
    text = "one two three four"
    edits = (Edit(Span(4, 7), "2", "x"), Edit(Span(14, 18), "vier", "x"))
    result, made = apply_edits(text, edits)
    more = (Edit(Span(0, 3), "1", "x"), Edit(Span(6, 11), "3", "x"), Edit(Span(12, 14), "V", "x"))
    wanted, _ = apply_edits(result, more)
    assert wanted == "1 2 3 Ver"
    assert apply_edits(text, composed(result, edits, made, more))[0] == wanted


def test_a_half_of_a_province_keeps_one_word_of_the_compass(checked):
    text = (
        "Snow fell in South Hamgyong. Then it thawed in South Hamgyong. The miners of South Hamgen province "
        "and the fishermen of South [Hamgen] Province sent letters."
    )

    def check(documents):
        return checked(*(d.text for d in documents), codes="N102")

    done = mend_all([document(text)], check([document(text)]), check, unsafe=True)
    assert done.files[0].text == text.replace("South Hamgen", "South Hamgyong")


@pytest.mark.parametrize(
    ("text", "surface", "fix"),
    [
        ("in South Hamgen province", "Hamgen", "South Hamgyong"),
        ("in south\nHamgen province", "Hamgen", "South Hamgyong"),
        ("in the Rakton\r\nRiver they", "Rakton", "Naktong River"),
        ("in South [Hamgen] province", "Hamgen", "South Hamgyong"),
        ("on the Rakton River they", "Rakton", "Naktong River"),
        ("below Mt. Pektu they", "Pektu", "Mt. Paektu"),
        ("then General Kim Chek came", "Kim Chek", "General Kim Chaek"),
        ("then Pak [Yen Bin] came", "Yen Bin", "Pak Yeongbin"),
    ],
)
def test_a_fix_that_says_again_what_stands_beside_is_none(text, surface, fix):
    at = text.index(surface)
    assert doubles(text, Span(at, at + len(surface)), fix)


@pytest.mark.parametrize(
    ("text", "surface", "fix"),
    [
        ("in South Hamgen province", "South Hamgen", "South Hamgyong"),
        ("in the South. Hamgen", "Hamgen", "Hamgyong"),
        ("to Wonsan [Genzan] and", "Genzan", "Wonsan"),
        ("Wonsan\nGenzan\nKanko", "Genzan", "Wonsan"),
        ("to the South\n\nHamgen is", "Hamgen", "South Hamgyong"),
        ("and South; Hamgen", "Hamgen", "South Hamgyong"),
        ("Rivers; Rakton. River", "Rakton", "Naktong River"),
        ("Genzan", "Genzan", "Wonsan"),
        ("Genzan", "Genzan", ""),
    ],
)
def test_a_fix_that_says_nothing_again_stands(text, surface, fix):
    at = text.index(surface)
    assert not doubles(text, Span(at, at + len(surface)), fix)


def test_no_finding_offers_a_fix_that_doubles_a_word(checked, sheet):
    text = "The road to South Hamgen was open. In the town of Hamgen it rained."
    flags = checked(text, codes="S101", style=sheet(("", "Hamgen", "South Hamgyong")))
    assert [(text[f.span.start - 3 : f.span.start], f.fix) for f in flags] == [
        ("th ", None),
        ("of ", "South Hamgyong"),
    ]


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("Miners of South Hamkyeong Province struck.", "N104", "Miners of South Hamgyeong Province struck."),
        ("On the banks of the [Rakton] River.", "B101", "On the banks of the [Nakdong] River."),
    ],
)
def test_as_much_is_put_in_as_was_printed(checked, text, code, mended):
    def check(documents):
        return checked(*(d.text for d in documents), codes=code)

    assert mend_all([document(text)], check([document(text)]), check, unsafe=True).files[0].text == mended


def test_names_that_are_mostly_bracketed_come_to_rest(checked):
    text = (
        "He left [Genzan] in May, and came back to [Genzan] in June. From [Genzan] he wrote. "
        "In Wonsan it rained. "
        "He left [Heijo] in May, and came back to [Heijo] in June. In Heijo it rained. "
        "In Pyongyang it rained."
    )

    def check(documents):
        return checked(*(d.text for d in documents))

    done = mend_all([document(text)], check([document(text)]), check, unsafe=True)
    assert not done.restless
    assert done.files[0].text.count("[Wonsan]") == 3
