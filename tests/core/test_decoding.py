import pytest

from nexgui.core.decoding import REPLACEMENT, DecodedText, decode
from nexgui.core.errors import EmptyFileError, ExcelFileError, NotTextError, ZipFileError
from nexgui.core.file_rules import load_file_rules
from tests.helpers import PNG_BYTES, excel_bytes, zip_bytes

RULES = load_file_rules()
TEXT = "会社名,ステータス\r\n㈱みなと物流,送信完了\r\n髙﨑,①Ⅲ㎝\r\n"


def read(content: bytes) -> DecodedText:
    return decode(content, "全宛先.csv", RULES)


@pytest.mark.parametrize(
    ("codec", "label"),
    [("cp932", "Shift_JIS"), ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8（BOM付き）")],
)
def test_a_text_comes_back_to_the_letter_with_the_name_of_its_encoding(
    codec: str, label: str
) -> None:
    assert read(TEXT.encode(codec)) == DecodedText(TEXT, label)


@pytest.mark.parametrize(
    ("mark", "codec"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")]
)
def test_utf_16_is_known_by_its_byte_order_mark(mark: bytes, codec: str) -> None:
    assert read(mark + TEXT.encode(codec)) == DecodedText(TEXT, "UTF-16")


def test_characters_that_only_windows_has_in_shift_jis_are_read() -> None:
    with pytest.raises(UnicodeDecodeError):
        TEXT.encode("cp932").decode("shift_jis")

    assert "髙﨑,①Ⅲ㎝" in read(TEXT.encode("cp932")).text


def test_plain_english_is_utf_8() -> None:
    assert read(b"name,status\r\na,2\r\n").encoding == "UTF-8"


def test_a_few_broken_bytes_are_replaced_where_they_stood() -> None:
    content = TEXT.encode("cp932").replace("送信完了".encode("cp932"), b"A\x85\x20Z")

    assert read(content).text == TEXT.replace("送信完了", f"A{REPLACEMENT} Z")


@pytest.mark.parametrize("broken", [b"\xe3\x81", b"\xff", b"\x80"])
def test_a_broken_character_does_not_turn_a_utf_8_file_into_another_language(
    broken: bytes,
) -> None:
    decoded = read(TEXT.encode("utf-8") + b"A" + broken)

    assert decoded == DecodedText(TEXT + "A" + REPLACEMENT, "UTF-8")


def test_a_broken_character_behind_a_byte_order_mark_is_replaced() -> None:
    assert read(TEXT.encode("utf-8-sig") + b"\xe3\x81").text == TEXT + REPLACEMENT


def test_utf_16_that_ends_within_a_character_is_read_up_to_there() -> None:
    assert read(TEXT.encode("utf-16")[:-1]).text == TEXT[:-1] + REPLACEMENT


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff\0 "])
def test_a_text_of_nothing_but_white_space_is_an_empty_file(content: bytes) -> None:
    with pytest.raises(EmptyFileError, match=r"「全宛先\.csv」は空のファイルです。"):
        read(content)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PNG_BYTES, "画像"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "画像"),
        (b"GIF89a\x01\x00\x01\x00", "画像"),
        (b"BM\x36\x00\x00\x00\x00\x00\x00\x00", "画像"),
        (b"%PDF-1.7\n", "PDF"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + bytes(100), "古い形式のOffice"),
        (b"MZ\x90\x00\x03\x00\x00\x00", "プログラム"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00\x00", "圧縮"),
        (b"abc\x00\x00\x00def", "文字を読み取れない"),
        (b"\x81\xff\xfe\xa0\xfd\x82\x20" * 40, "文字を読み取れない"),
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind(content: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=f"^「全宛先.csv」は{kind}ファイルで、"):
        read(content)


def test_an_excel_file_is_told_from_any_other_archive() -> None:
    with pytest.raises(ExcelFileError, match="はExcelファイルです。"):
        read(excel_bytes())
    with pytest.raises(ZipFileError, match="は圧縮（ZIP）ファイルです。"):
        read(zip_bytes())


@pytest.mark.parametrize("first_header", ["BMコード", "BMI", "MZ番号", "PK"])
def test_a_header_that_begins_like_a_picture_or_program_is_still_text(first_header: str) -> None:
    text = f"{first_header},メールアドレス,ステータス\r\n1,a@example.jp,送信完了\r\n"

    assert read(text.encode("cp932")).text == text


def test_a_few_nuls_do_not_refuse_a_file() -> None:
    content = ("会社名,ステータス\r\n" + "A社,送信完了\r\n" * 20).encode("cp932")
    spoilt = content.replace(b"A", b"A\0\0", 1)

    assert "A\0\0社" in decode(spoilt, "全宛先.csv", RULES).text
