import pytest

from nexgui.core.errors import NotTextError
from nexgui.core.file_kind import is_archive, refuse_other_kinds
from tests.core.reading import NAME, RULES
from tests.helpers import PNG_BYTES, excel_bytes, zip_bytes


def refuse(content: bytes) -> None:
    refuse_other_kinds(content, NAME, RULES)


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
    ],
)
def test_a_file_of_another_kind_is_called_by_its_kind(content: bytes, kind: str) -> None:
    with pytest.raises(NotTextError, match=f"^「全宛先.csv」は{kind}ファイルで、"):
        refuse(content)


@pytest.mark.parametrize("first_header", ["BMコード", "BMI", "MZ番号", "PK"])
@pytest.mark.parametrize("codec", ["cp932", "utf-8", "iso2022_jp"])
def test_a_header_that_begins_like_a_picture_or_program_is_still_text(
    first_header: str, codec: str
) -> None:
    refuse(f"{first_header},メールアドレス,ステータス\r\n1,a@example.jp,送信完了\r\n".encode(codec))


def test_a_workbook_and_any_other_archive_begin_alike() -> None:
    assert is_archive(excel_bytes())
    assert is_archive(zip_bytes())


def test_text_that_talks_of_archives_is_none() -> None:
    assert not is_archive(b"PK,[Content_Types].xml,xl/\r\n")
