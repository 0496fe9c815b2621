"""Files that are no CSV: three and more of each format, each called by its name.

Files of each kind:

    DIF                        3
    SYLK                       3
    a mail                     4
    an archive of mails        3
    a message of Outlook       3
    a calendar or a contact    4
    a database                 3
    a file beside an open one  3
    a shortcut                 5
    Numbers                    3
    an old workbook            3
    a page                     3
    JSON, XML and commands     3
"""

import io
import sqlite3
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from pathlib import Path

from tests.core.reading.kinds import Case, check, csv_of, each_of, lines_of, old_office_file

RESULT = csv_of()
LINK = bytes.fromhex("4C0000000114020000000000C000000000000046")


def refused(content: bytes, words: str, name: str = "全宛先.csv") -> Case:
    return Case(content, None, words=words, name=name)


def dif(title: str, end: str, codec: str = "cp932") -> bytes:
    return lines_of(
        *("TABLE", "0,1", f'"{title}"', "VECTORS", "0,4", '""', "TUPLES", "0,6", '""'),
        *("DATA", "0,0", '""', "-1,0", "BOT", "1,0", '"会社名"', "1,0", '"ステータス"'),
        *("-1,0", "EOD"),
        codec=codec,
        end=end,
    )


def sylk(made_by: str, end: str) -> bytes:
    return lines_of(
        f"ID;P{made_by}", "P;PGeneral", 'C;Y1;X1;K"会社名"', 'C;X2;K"ステータス"', "E", end=end
    )


def mail(subject: str, *first: tuple[str, str]) -> bytes:
    """A mail with the result attached, as programs save it; some fields stand first."""
    message = EmailMessage()
    for field, value in (*first, ("From", "a@example.jp"), ("Subject", subject)):
        message[field] = value
    message.set_content("結果を添付します。")
    message.add_attachment(RESULT, maintype="text", subtype="csv", filename="全宛先.csv")
    return message.as_bytes()


def database(*commands: str) -> bytes:
    base = sqlite3.connect(":memory:")
    for command in commands:
        base.execute(command)
    base.commit()
    return base.serialize()


def archive(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return content.getvalue()


FROM = "From MAILER-DAEMON Fri Nov 20 10:05:00 2026\n"
KINDS: Mapping[str, Sequence[Case]] = {
    "DIF": [
        refused(dif("EXCEL", "\r\n"), "DIF形式", "全宛先.dif"),
        refused(dif("", "\n", "utf-8"), "DIF形式"),
        refused(dif("秋季", "\r\n", "utf-16"), "DIF形式", "全宛先.txt"),
    ],
    "SYLK": [
        refused(sylk("WXL;N;E", "\r\n"), "SYLK形式", "全宛先.slk"),
        refused(sylk("SCALC3", "\n"), "SYLK形式"),
        refused(sylk("MP", "\r\n"), "SYLK形式", "全宛先.csv"),
    ],
    "a mail": [
        refused(mail("結果"), "電子メールのファイル", "結果.eml"),
        refused(mail("RE: 結果", ("Received", "from x")), "添付されたCSVファイル"),
        refused(
            mail("x", ("Return-Path", "<a@x.jp>"), ("X-Mailer", "N")), "電子メール", "結果.txt"
        ),
        refused(mail("x", ("Date", "Fri, 20 Nov 2026 10:05:00 +0900")), "電子メール"),
    ],
    "an archive of mails": [
        refused(FROM.encode() + mail("結果"), "メールのファイル", "受信トレイ.mbox"),
        refused(b"From - Fri Nov 20 10:05:00 2026\r\n" + mail("x"), "メールのファイル", "Inbox"),
        refused(FROM.encode() + mail("x") + b"\n" + FROM.encode() + mail("y"), "添付されたCSV"),
    ],
    "a message of Outlook": [
        refused(old_office_file(stream), "Outlookメールのファイル", name)
        for stream, name in (
            ("__properties_version1.0", "結果.msg"),
            ("__nameid_version1.0", "結果.csv"),
            ("__properties_version1.0", "template.oft"),
        )
    ],
    "a calendar or a contact": [
        refused(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "カレンダー", "予定.ics"),
        refused(b"\xef\xbb\xbfBEGIN:VCALENDAR\nPRODID:-//x\n", "カレンダー"),
        refused("begin:vcalendar\r\n".encode("utf-16"), "カレンダー"),
        refused(b"BEGIN:VCARD\r\nVERSION:3.0\r\n", "連絡先", "a.vcf"),
    ],
    "a database": [
        refused(database(f"CREATE TABLE {name}"), "SQLite", file)
        for name, file in (("a (b)", "a.db"), ("ステータス (b, c)", "結果.csv"), ("x (y)", "x"))
    ],
    "a file beside an open one": [
        refused(b"\x05NEXus" + b" " * 159, "開いている間だけ", "~$全宛先.xlsx"),
        refused(b"\x0fa" + bytes(160), "開いている間だけ", "~$報告.docx"),
        refused(b"\x03abc" + b" " * 50, "開いている間だけ", "~$全宛先.csv"),
    ],
    "a shortcut": [
        refused(LINK + bytes(56), "ショートカット", "全宛先.csv - ショートカット.lnk"),
        refused(LINK + "C:\\全宛先.csv".encode("utf-16-le"), "ショートカット"),
        refused(b"[InternetShortcut]\r\nURL=https://x.jp/\r\n", "ショートカット", "N.url"),
        refused(b"\r\n[InternetShortcut]\nURL=file:///C:/x.csv\n", "ショートカット", "N.url"),
        refused("[InternetShortcut]\r\nURL=x\r\n".encode("utf-16"), "ショートカット", "N.url"),
    ],
    "Numbers": [
        refused(archive("Index/Document.iwa", "Metadata/Properties.plist"), "Numbers", "a.numbers"),
        refused(archive("Data/x.jpg", "Index/Document.iwa", "preview.jpg"), "Numbers"),
        refused(archive("Index.zip", "preview.jpg"), "Numbers", "a.numbers"),
    ],
    "an old workbook": [
        refused(old_office_file(stream), "古い形式のExcel", name)
        for stream, name in (("Workbook", "a.xls"), ("Book", "b.xls"), ("Workbook", "全宛先.csv"))
    ],
    "a page": [
        refused(b"<!DOCTYPE html><title>x</title>", "インターネットの画面", "全宛先.csv"),
        refused("<html><head></head>ログイン</html>".encode("cp932"), "ログインし直して"),
        refused(b"<table><tr><td>1</td></tr></table>", "HTML形式の表", "全宛先.xls"),
    ],
    "JSON, XML and commands": [
        refused('[{"ステータス": "送信完了"}]'.encode(), "JSON"),
        refused(b'<?xml version="1.0"?>\n<a/>', "XML"),
        refused(b"-- MySQL dump 10.13\nINSERT INTO a VALUES (1);\n", "SQL"),
    ],
}


@each_of(KINDS)
def test_a_file_that_is_no_csv_is_called_by_its_name(tmp_path: Path, case: Case) -> None:
    check(case, tmp_path)
