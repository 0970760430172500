"""Decoded right or refused, never with a replacement character."""

import codecs
import os

import pytest

from translit.documents import decode_document, read_document
from translit.errors import ConfigError, ReadError

# What each file of the conformance folder is in; uchardet's own names differ from Python's.
NAMES = {
    "ascii": "ascii", "euc-kr": "cp949", "ibm855": "cp855", "ibm866": "cp866",
    "iso-2022-jp": "iso2022_jp", "iso-2022-kr": "iso2022_kr", "mac-cyrillic": "mac_cyrillic",
}  # fmt: skip
MARKED = {".le": "utf-16", ".be": "utf-32"}
# Python has no codec for it.
REFUSED = {"zh__euc-tw.txt"}


def encoding_of(name: str) -> str:
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    label = stem.split("__")[1]
    return MARKED.get(suffix) or NAMES.get(label, label)


def test_the_conformance_files_are_decoded_right_or_refused(shared):
    files = sorted((shared / "conformance/encodings").iterdir())
    assert len(files) == 22
    for path in files:
        if path.name in REFUSED:
            with pytest.raises(ReadError, match="no other encoding fits"):
                read_document(str(path))
            continue
        document = read_document(str(path))
        assert document.text == path.read_bytes().decode(encoding_of(path.name)), path.name
        assert "\ufffd" not in document.text


def test_the_conformance_files_are_read_by_the_encoding_given(shared):
    for path in sorted((shared / "conformance/encodings").iterdir()):
        if path.name not in REFUSED:
            encoding = encoding_of(path.name)
            document = read_document(str(path), encoding=encoding)
            assert document.text == path.read_bytes().decode(encoding).removeprefix("\ufeff"), path.name
            assert not document.provenance.detected


TEXTS = {
    "cp1252": "The Ambassador said “hello” – it isn’t so. Chargé d’affaires Müller. ",
    "cp1250": "Translated by E. Słuczański, Góra Józef. Beszélgetés, Gyöngyös, őrült. ",
    "mac_roman": "The Ambassador said “hello” – it isn’t so. Müller. ",
    "cp1251": "Посол СССР в КНДР Пузанов посетил Ким Ир Сена. ",
    "koi8_r": "Посол посетил Хамхын, а затем Вонсан. Дорога хорошая. ",
    "utf-16-le": "Plain English about the embassy.\n",
    "utf-16-be": "Plain English about the embassy.\n",
    "cp949": "평양에서 김일성 동지가 말하였다. ",
    "shift_jis": "朝鮮総督府の地図。鉄原、元山。",
    "gb18030": "志愿军司令部电报。彭德怀。",
}


@pytest.mark.parametrize("encoding", TEXTS)
@pytest.mark.parametrize("times", [1, 3, 40, 12000])
def test_detected_right_or_refused(encoding, times):
    text = TEXTS[encoding] * times
    try:
        document = decode_document(text.encode(encoding), "x.txt")
    except ReadError:
        assert times == 1, "enough text to tell"
    else:
        assert document.text == text
        assert document.provenance.detected


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_text(bom, encoding):
    text = "Ch'ŏrwŏn 鐵原\r\n𝟙"
    document = decode_document(bom + text.encode(encoding), "x.txt")
    assert document.text == text
    assert document.provenance.bom
    assert decode_document(bom, "x.txt").text == ""


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"Ham\0hung", "is binary (a NUL byte at character 3)"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "is binary or in an unknown encoding"),
        ("Ch'ŏrwŏn, Hamhŭng".encode() + b"\xff\n", "is damaged UTF-8 (byte 0xFF on line 1)"),
        (b"abc\ndef \xed\xa0\x80", "is damaged UTF-8 (byte 0xED on line 2)"),
        (b"English only \xff and one byte", "is not UTF-8 (byte 0xFF on line 1) and no other encoding fits"),
        (codecs.BOM_UTF16_LE + b"a\0\x00\xd8b\0", "is not utf-16-le: byte 2"),
        (codecs.BOM_UTF16_LE + b"a\0b", "is not utf-16-le"),
        (bytes(range(128, 256)) * 20, "no other encoding fits"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, says):
    with pytest.raises(ReadError) as caught:
        decode_document(data, "x.txt")
    assert says in str(caught.value)
    assert str(caught.value).startswith("x.txt: ")
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 3


@pytest.mark.parametrize("encoding", ["klingon", "base64", "rot13", "zip", "hex", "", "\0", "utf-9\n"])
def test_an_encoding_that_is_none_is_refused(encoding):
    with pytest.raises(ConfigError) as caught:
        decode_document(b"abc\xff", "x.txt", encoding=encoding)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("encoding", ["idna", "punycode", "utf-7", "utf-8", "unicode_escape"])
def test_bytes_that_an_encoding_refuses_are_refused(encoding):
    with pytest.raises(ReadError):
        decode_document(b"abc\\x\xff", "x.txt", encoding=encoding)


def test_a_wrong_encoding_given_is_refused_not_patched():
    with pytest.raises(ReadError, match="is not ascii: byte 3"):
        decode_document("Ch'ŏ".encode(), "x.txt", encoding="ascii")


def test_a_replacement_character_of_the_text_itself_is_kept():
    assert decode_document("a\ufffdb".encode(), "x.txt").text == "a\ufffdb"


def test_decoding_moves_no_offset():
    text = "a\r\nb\rc\n\u2028d\x85e\ufefff" + "e\u0301"
    assert decode_document(text.encode(), "x.txt").text == text
