"""Marks and bytes: three files and more of each kind, read to the letter or called by name.

Files of each kind:

    a mark at the beginning of any line                 5
    a mark that does not fit the bytes                  5
    UTF-32                                              4
    what nobody sees, around the header and the status  5
    characters of a company's own                       4
    mojibake                                            5
    UTF-7                                               3
    a few bytes that cannot be read                     3
    old encodings of Japan                              3
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.core.reading.kinds import (
    MINATO,
    NUMBERS,
    ROWS,
    SANBAN,
    TAKASAKI,
    Case,
    check,
    csv_of,
    each_of,
    lines_of,
)
from tests.helpers import HEADER

MARK = "\ufeff"
MARK_UTF_8, MARK_LE, MARK_BE = b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"
PLAIN = csv_of().decode("cp932")
FIRST, *LINES = PLAIN.splitlines(keepends=True)
GARBLED = "文字化けしています。文字コードが違う"
PRIVATE = "外字など"


def joined(text: str, *, twice: bool = False, codec: str = "utf-8") -> Case:
    """A file in which byte order marks stand where files were joined."""
    if not twice:
        return Case(text.encode(codec))
    return Case(text.encode(codec), ROWS * 2, NUMBERS * 2, "見出しと同じ行", addresses=_TWICE)


_TWICE = [row[1] for row in ROWS] * 2


def unseen(header: str, status: str, codec: str = "utf-8") -> Case:
    """A file with something that nobody sees around its ステータス and its first status."""
    names = [header if name == "ステータス" else name for name in HEADER]
    rows = [[status if cell == "送信完了" else cell for cell in row] for row in ROWS]
    return Case(csv_of(rows, names, codec=codec), rows, header=names)


def private(own: bytes, place: int) -> Case:
    """A file of CP932 with a character of a company's own at the end of a company's name."""
    rows = [[*row] for row in ROWS]
    rows[place][0] += own.decode("cp932")
    name = ROWS[place][0].encode("cp932")
    return Case(csv_of().replace(name, name + own), rows, words=PRIVATE)


def garbled(right: str, wrong: str, saved: str = "utf-8") -> Case:
    return Case(PLAIN.encode(right).decode(wrong, "replace").encode(saved), None, words=GARBLED)


KINDS: Mapping[str, Sequence[Case]] = {
    "a mark at the beginning of any line": [
        joined(MARK * 2 + PLAIN),
        joined(f"{MARK}{FIRST}{MARK}{''.join(LINES)}"),
        joined(FIRST + MARK.join(LINES), codec="utf-16"),
        joined((MARK + PLAIN) * 2, twice=True),
        joined(MARK + csv_of(quoting="all").decode("cp932") + MARK + PLAIN, twice=True),
    ],
    "a mark that does not fit the bytes": [
        Case(MARK_UTF_8 + csv_of()),
        Case(MARK_LE + csv_of()),
        Case(MARK_BE + csv_of(codec="utf-8")),
        Case(MARK_UTF_8 + csv_of(codec="utf-16-le", delimiter="\t")),
        Case(MARK_UTF_8 + csv_of([MINATO], codec="cp932"), [MINATO], [2], addresses=[MINATO[1]]),
    ],
    "UTF-32": [
        Case(csv_of(codec="utf-32")),
        Case((MARK + PLAIN).encode("utf-32-be")),
        Case(csv_of(codec="utf-32-le", delimiter="\t")),
        Case(csv_of(codec="utf-32-be", quoting="all")),
    ],
    "what nobody sees, around the header and the status": [
        unseen("\u200bステータス\u200b", "送信完了\u200b"),
        unseen("ス\u00adテータス", "\u2060送信\u2060完了"),
        unseen("\xa0ステータス\xa0", "送信完了\xa0"),
        unseen("ステータス\x00", "\x00送信完了"),
        unseen("\u200eステータス", "\u202a送信完了\u202c", "utf-16"),
    ],
    "characters of a company's own": [
        private(b"\xf0\x40", 0),
        private(b"\xf9\xfc", 1),
        private(b"\x80", 2),
        private(b"\xfd", 0),
    ],
    "mojibake": [
        garbled("utf-8", "cp932"),
        garbled("utf-8", "latin-1", "utf-8-sig"),
        garbled("cp932", "cp1252"),
        garbled("cp932", "latin-1"),
        garbled("utf-8", "cp932", "utf-16"),
    ],
    "UTF-7": [
        Case(csv_of(codec="utf-7"), None, words=GARBLED),
        Case(csv_of(delimiter="\t", codec="utf-7"), None, words=GARBLED),
        Case(csv_of([TAKASAKI, SANBAN], quoting="all", codec="utf-7"), None, words=GARBLED),
    ],
    "a few bytes that cannot be read": [
        Case(
            csv_of(codec="utf-8").replace("みなと".encode(), "みな".encode() + broken),
            [["㈱みな" + shown, *MINATO[1:]], TAKASAKI, SANBAN],
            words="読めない文字",
        )
        for broken, shown in ((b"\xff", "�"), (b"\xe3\x81", "�"), (b"\xc0\xaf", "��"))
    ],
    "old encodings of Japan": [
        Case(lines_of(*(",".join(row) for row in [HEADER, *rows]), codec=codec), rows)
        for codec in ("euc_jp", "iso2022_jp", "euc_jisx0213")
        for rows in [[["みなと", *MINATO[1:]], ["商店", *TAKASAKI[1:]], ["番館", *SANBAN[1:]]]]
    ],
}


@each_of(KINDS)
def test_any_bytes_are_read_to_the_letter_or_called_by_name(tmp_path: Path, case: Case) -> None:
    check(case, tmp_path)
