"""As much is written as was printed: with the real tables and the real engine."""

from __future__ import annotations

import pytest

import translit
from translit.model import Candidate, Kind, Origin, Step
from translit.normalize import Speller
from translit.normalize.extent import Extents


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the province of South Gyeongsang", "the province of South Kyŏngsang"),
        ("North Hamgyong Province", "North Hamgyŏng Province"),
        ("in South Khvankhe Province", "in South Hwanghae Province"),
        ("in [Kogendo]", "in [Kangwŏn-do]"),
        ("the garrison of [Tetsugen-gun]", "the garrison of [Ch'ŏrwŏn-gun]"),
        ("along the Naktong River", "along the Naktong River"),
        ("South Korea", "South Korea"),
        ("the Yalu River", "the Yalu River"),
        ("the port of Nampo and Pyongyang", "the port of Namp'o and P'yŏngyang"),
        ("Pak Yen Bin and Cde. Pak [Yen Bin]", "Pak Yŏng-bin and Cde. Pak [Yŏng-bin]"),
        ("Li Bion Nam", "Yi Pyŏng-nam"),
        # initials of a Russian name: what is printed is no Korean name
        ("A. I. Hegai and Hegai A. I.", "A. I. Hegai and Hegai A. I."),
        ("the DPRK.\nPyongyang. 8 July", "the DPRK.\nP'yŏngyang. 8 July"),
        ("London, Berlin, Moscow and the Party", "London, Berlin, Moscow and the Party"),
        ("Mao Zedong, Zhou Enlai, Shtykov", "Mao Zedong, Zhou Enlai, Shtykov"),
    ],
)
def test_extent(text: str, expected: str) -> None:
    assert translit.normalize_document(translit.document_of(text), system="mr").text == expected


@pytest.mark.parametrize(
    ("form", "hangul", "origin", "expected"),
    [
        ("Heijō", "평양", Origin.JAPANESE, "P'yŏngyang"),
        ("Kōgen-dō", "강원도", Origin.RUSSIAN_JAPANESE, "Kangwŏn-do"),
        ("Yalu", "압록강", Origin.ROMANIZED_KOREAN, None),
        ("Pyongyang", "평양", Origin.ROMANIZED_KOREAN, "P'yŏngyang"),
    ],
)
def test_a_reading_that_a_record_gives_is_the_name_an_english_name_is_not(
    form: str, hangul: str, origin: Origin, expected: str | None
) -> None:
    given = (Step("attested", f"'{form}' is given by the record", "constructed"),)
    candidate = Candidate(Kind.PLACE, origin, hangul, "", 1.0, 0.0, trace=given)
    speller = Speller("mr")
    assert Extents(speller.catalog).spelled(candidate, form, speller.spell) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cde. Pak [Yen Bin] came.", "Cde. Bak Yeongbin came."),
        ("from Gendzan [Wonsan] to [Tetsugen]", "from Wonsan to Cheorwon"),
    ],
)
def test_a_name_whose_bracket_goes_is_one_name(text: str, expected: str) -> None:
    document = translit.document_of(text)
    done = translit.normalize_document(document, resolve_brackets=True, guess=True)
    assert done.text == expected
    pieces, last = [], 0
    for replacement in done.replacements:
        assert done.text[replacement.out.start : replacement.out.end] == replacement.after
        pieces += [done.text[last : replacement.out.start], replacement.before]
        last = replacement.out.end
    assert "".join(pieces) + done.text[last:] == text


def test_the_seeds_come_to_rest_and_come_back(shared, tmp_path) -> None:  # type: ignore[no-untyped-def]
    from translit.normalize.files import encode, read_with_bytes
    from translit.normalize.log import entry_of
    from translit.normalize.undo import restore

    for path in sorted((shared / "seeds").glob("00[0-3]*.txt")):
        document, original = read_with_bytes(str(path), None)
        done = translit.normalize_document(document, system="mr")
        assert done.replacements
        again = translit.normalize_document(translit.document_of(done.text, path.name), system="mr")
        assert again.text == done.text
        source = document.provenance
        written = encode(done.text, source)
        entry = entry_of(
            done, original=original, output="-", written=written, written_as=source, system="mr-alalc"
        )
        assert restore(written, entry, "-") == original
