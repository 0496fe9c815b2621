import io
import zipfile

import pytest

from nexgui.core.errors import (
    LoadError,
    MailFileError,
    NotTextError,
    OtherSpreadsheetError,
    PasswordError,
    WebPageError,
    ZipFileError,
)
from nexgui.core.reading.file_kind import is_archive, opened_workbook, refuse_other_kinds
from tests.core.loaded import NAME, RULES
from tests.core.reading.kinds import old_office_file
from tests.helpers import PNG_BYTES, excel_bytes, zip_bytes


def refuse(content: bytes) -> None:
    refuse_other_kinds([content], NAME, RULES)


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


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("結果.dif", b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,6\r\nTUPLES\r\n', "DIF形式"),
        ("結果.slk", b'ID;PWXL;N;E\r\nP;PGeneral\r\nC;Y1;X1;K"a"\r\n', "SYLK形式"),
        ("結果.eml", b"From: a@x.jp\r\nSubject: =?utf-8?B?44Gv?=\r\n\r\n", "添付されたCSV"),
        ("予定.ics", b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "カレンダー"),
        ("結果.url", b"[InternetShortcut]\r\nURL=https://example.jp/\r\n", "ショートカット"),
        ("結果.lnk", bytes.fromhex("4C0000000114020000000000C000000000000046"), "ショートカット"),
        ("結果.db", b"SQLite format 3\x00\x10\x00", "SQLite"),
        ("結果.json", b'{"status": 1}', "JSON"),
        ("~$結果.xlsx", b"\x05NEXus" + bytes(159), "作業用のファイル"),
    ],
)
def test_a_file_that_is_no_csv_is_named_and_what_to_do_instead(
    name: str, content: bytes, words: str
) -> None:
    with pytest.raises(LoadError, match=words):
        refuse_other_kinds([content], name, RULES)


@pytest.mark.parametrize("first_header", ["TABLE", "ID;P", "From:", "DATE:", "{ID}", "Table No"])
def test_a_header_that_begins_like_another_text_format_is_still_a_table(first_header: str) -> None:
    refuse(f"{first_header},メールアドレス,ステータス\r\n1,a@example.jp,送信完了\r\n".encode())


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


def test_a_message_of_outlook_is_a_mail() -> None:
    with pytest.raises(MailFileError, match="Outlook"):
        refuse(old_office_file("__properties_version1.0"))


def test_a_workbook_with_a_password_is_told_from_an_old_one() -> None:
    content = old_office_file("DataSpaces", "EncryptionInfo", "EncryptedPackage")

    with pytest.raises(PasswordError, match=r"^「全宛先\.csv」にはパスワードが付いている.*外し"):
        refuse(content)


def test_the_directory_of_an_old_office_file_may_stand_far_behind() -> None:
    content = old_office_file("EncryptedPackage")

    with pytest.raises(PasswordError):
        refuse_other_kinds([content[:512].ljust(65536, b"\x01"), content[512:]], NAME, RULES)


@pytest.mark.parametrize("stream", ["Workbook", "Book"])
def test_an_old_workbook_can_be_saved_again_from_excel(stream: str) -> None:
    content = old_office_file(stream, "Summary")

    with pytest.raises(OtherSpreadsheetError, match=r"は古い形式のExcel.*名前を付けて保存"):
        refuse(content)


def test_an_old_document_that_speaks_of_workbooks_is_no_workbook() -> None:
    content = old_office_file("WordDocument") + "Workbook EncryptedPackage".encode("utf-16-le")

    with pytest.raises(NotTextError, match="は古い形式のOfficeファイルで"):
        refuse(content)


LOGIN = (
    "<!DOCTYPE html><html><head><title>ログイン</title></head><body><table><tr><td>"
    '<form action="login"><input name="id"></form></td></tr></table></body></html>'
)
HTML_TABLE = (
    '<html xmlns:o="urn:schemas-microsoft-com:office:office"><head></head><body>'
    "<table><tr><td>ステータス</td></tr></table></body></html>"
)
SPREADSHEET_XML = (
    '<?xml version="1.0"?>\r\n<?mso-application progid="Excel.Sheet"?>\r\n'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>'
)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp932", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    ("text", "error", "part"),
    [
        (LOGIN, WebPageError, "はインターネットの画面を保存したもので"),
        ("\r\n<!doctype HTML>\r\n<p>時間切れです。", WebPageError, "ログインし直して"),
        ("<html><head><title>a</title></head></html>", WebPageError, "ログインし直して"),
        ('<?xml version="1.0"?><html><body></body></html>', WebPageError, "ログインし直して"),
        (HTML_TABLE, OtherSpreadsheetError, "はHTML形式の表ファイルのため"),
        ("<table><tr><td>1</td></tr></table>", OtherSpreadsheetError, "名前を付けて保存"),
        (SPREADSHEET_XML, OtherSpreadsheetError, "はXML形式のExcelファイルのため"),
        ('<?xml version="1.0"?><a>1</a>', NotTextError, "はXMLファイルで"),
        ("{\\rtf1\\ansi\\deff0", NotTextError, "はリッチテキスト（RTF）ファイルで"),
    ],
)
def test_a_text_of_another_kind_has_a_sentence_of_its_own(
    text: str, error: type[LoadError], part: str, codec: str
) -> None:
    with pytest.raises(error, match=part):
        refuse(text.encode(codec))


@pytest.mark.parametrize(
    "first_header", ["<必須>会社名", "<table>", "<html>", "<", "<!-- 会社名 -->", "{会社名}"]
)
def test_a_header_that_begins_with_a_bracket_is_no_page(first_header: str) -> None:
    refuse(f"{first_header},メールアドレス,ステータス\r\n<b>1</b>,a@example.jp,送信完了".encode())


def archive_of(name: str, content: bytes | str) -> bytes:
    """An archive in which a file is stored as it is."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as file:
        file.writestr(name, content)
    return archive.getvalue()


@pytest.mark.parametrize(
    "content",
    [zip_bytes(), archive_of("全宛先.xlsx", excel_bytes())],
    ids=["CSV", "workbook"],
)
def test_an_archive_of_something_else_is_to_be_unpacked(content: bytes) -> None:
    with pytest.raises(ZipFileError, match=r"は圧縮（ZIP）ファイルです。.*展開してから、"):
        opened_workbook(content, "全宛先.zip", RULES)


ODS = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("part", "content", "error", "kind"),
    [
        ("xl/workbook.bin", "", OtherSpreadsheetError, "バイナリ形式のExcel（.xlsb）"),
        ("mimetype", ODS, OtherSpreadsheetError, "OpenDocument形式の表（.ods）"),
        ("mimetype", ODS.replace("spreadsheet", "text"), NotTextError, "OpenDocument"),
        ("word/document.xml", "", NotTextError, "Word"),
        ("ppt/presentation.xml", "", NotTextError, "PowerPoint"),
    ],
)
def test_a_file_that_is_an_archive_only_inside_is_called_by_its_kind(
    part: str, content: str, error: type[LoadError], kind: str
) -> None:
    with pytest.raises(error, match=f"^「全宛先.csv」は{kind}ファイル"):
        opened_workbook(archive_of(part, content), NAME, RULES)
