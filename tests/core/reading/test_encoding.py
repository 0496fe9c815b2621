from collections import deque

import pytest

from nexgui.core.errors import EmptyFileError, NotTextError
from nexgui.core.progress import Cancelled
from nexgui.core.reading.encoding import decoded_pieces, find_encoding, is_garbled
from nexgui.core.reading.windows_japanese import REPLACEMENT
from tests.core.loaded import GUIDE, NAME, RULES

TEXT = "会社名,ステータス\r\n㈱みなと物流,送信完了\r\n髙﨑,①Ⅲ㎝\r\n"
MEBIBYTE = 1 << 20


def blocks_of(content: bytes) -> deque[bytes]:
    """The content in blocks of the size in which files are read."""
    return deque(content[at : at + MEBIBYTE] for at in range(0, len(content) or 1, MEBIBYTE))


def read(content: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding."""
    blocks = blocks_of(content)
    encoding = find_encoding(blocks, NAME, RULES, GUIDE)
    return "".join(decoded_pieces(blocks, encoding)), encoding.label


@pytest.mark.parametrize(
    ("codec", "label"),
    [
        ("cp932", "Shift_JIS"),
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16（ビッグエンディアン）"),
    ],
)
def test_a_text_comes_back_to_the_letter_with_the_name_of_its_encoding(
    codec: str, label: str
) -> None:
    assert read(TEXT.encode(codec)) == (TEXT, label)


@pytest.mark.parametrize(
    ("codec", "label"),
    [
        ("euc_jp", "EUC-JP"),
        ("euc_jis_2004", "EUC-JP"),
        ("iso2022_jp", "JIS（ISO-2022-JP）"),
        ("iso2022_jp_1", "JIS（ISO-2022-JP）"),
        ("iso2022_jp_ext", "JIS（ISO-2022-JP）"),
    ],
)
def test_a_text_of_an_old_program_comes_back_to_the_letter(codec: str, label: str) -> None:
    text = "会社名,ステータス\r\nみなと物流ー…,送信完了\r\n"

    assert read(text.encode(codec)) == (text, label)


@pytest.mark.parametrize(
    ("mark", "codec", "label"),
    [
        (b"\xff\xfe", "utf-16-le", "UTF-16"),
        (b"\xfe\xff", "utf-16-be", "UTF-16（ビッグエンディアン）"),
    ],
)
def test_utf_16_is_known_by_its_byte_order_mark(mark: bytes, codec: str, label: str) -> None:
    assert read(mark + TEXT.encode(codec)) == (TEXT, label)


def test_characters_that_only_windows_has_in_shift_jis_are_read() -> None:
    with pytest.raises(UnicodeDecodeError):
        TEXT.encode("cp932").decode("shift_jis")

    assert "髙﨑,①Ⅲ㎝" in read(TEXT.encode("cp932"))[0]


def test_plain_english_is_utf_8() -> None:
    assert read(b"name,status\r\na,2\r\n")[1] == "UTF-8"


def test_half_width_kana_that_could_be_utf_8_are_shift_jis() -> None:
    # ﾃｦ and its like are valid UTF-8 too: only the words tell the two apart.
    text = "会社名,ステータス\r\n" + "ﾂｱﾃｦ,送信完了\r\n" * 3
    assert "ﾂｱ".encode("cp932").decode("utf-8")

    assert read(text.encode("cp932")) == (text, "Shift_JIS")


def test_english_headers_that_every_encoding_shows_do_not_decide() -> None:
    text = "Mail,ｽﾃｰﾀｽ\r\n" + "a@example.jp,3\r\n" * 3

    assert read(text.encode("cp932")) == (text, "Shift_JIS")


def test_what_comes_behind_an_english_header_decides() -> None:
    text = "Mail,No\r\n" + "a@example.jp,12345\r\n" * 500 + "髙﨑,送信完了\r\n"

    assert read(text.encode("cp932")) == (text, "Shift_JIS")


def test_what_comes_late_in_a_file_of_english_decides_too() -> None:
    text = "Mail,No\r\n" + "a@example.jp,12345\r\n" * 9000 + "髙﨑,送信完了\r\n"

    assert read(text.encode("cp932")) == (text, "Shift_JIS")


@pytest.mark.parametrize("codec", ["utf-8", "cp932", "euc_jp", "iso2022_jp", "utf-16-le"])
@pytest.mark.parametrize("shift", range(4))
def test_a_character_on_the_border_of_two_blocks_is_not_torn(codec: str, shift: int) -> None:
    text = "x" * shift + "会社名,ステータス\r\n" + "みなと物流,送信完了\r\n" * (MEBIBYTE // 20)

    assert len(text.encode(codec)) > MEBIBYTE
    assert read(text.encode(codec))[0] == text


def test_a_few_broken_bytes_are_replaced_where_they_stood() -> None:
    content = TEXT.encode("cp932").replace("送信完了".encode("cp932"), b"A\x85\x20Z")

    assert read(content)[0] == TEXT.replace("送信完了", f"A{REPLACEMENT} Z")


@pytest.mark.parametrize("broken", [b"\xe3\x81", b"\xff", b"\x80"])
def test_a_broken_character_does_not_turn_a_utf_8_file_into_another_language(
    broken: bytes,
) -> None:
    assert read(TEXT.encode("utf-8") + b"A" + broken) == (TEXT + "A" + REPLACEMENT, "UTF-8")


def test_a_broken_character_behind_a_byte_order_mark_is_replaced() -> None:
    assert read(TEXT.encode("utf-8-sig") + b"\xe3\x81")[0] == TEXT + REPLACEMENT


def test_utf_16_that_ends_within_a_character_is_read_up_to_there() -> None:
    assert read(TEXT.encode("utf-16")[:-1])[0] == TEXT[:-1] + REPLACEMENT


def test_ctrl_z_within_the_text_stays() -> None:
    text = TEXT.replace("物流", "物\x1a流")

    assert read(text.encode("cp932"))[0] == text


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\x1a", b"\r\n\x1a"])
def test_a_text_of_nothing_but_white_space_is_an_empty_file(content: bytes) -> None:
    with pytest.raises(EmptyFileError, match=r"「全宛先\.csv」は空のファイルです。"):
        read(content)


@pytest.mark.parametrize(
    "content",
    [
        b"abc\x00\x00\x00def",
        b"\x81\xff\xfe\xa0\xfd\x82\x20" * 40,
        bytes(range(256)) + bytes(64),
    ],
    ids=["NULs", "noise", "every byte"],
)
def test_what_no_encoding_can_read_is_no_text(content: bytes) -> None:
    with pytest.raises(NotTextError, match=r"^「全宛先.csv」は文字を読み取れないファイルで、"):
        read(content)


def test_a_few_nuls_do_not_refuse_a_file() -> None:
    content = ("会社名,ステータス\r\n" + "A社,送信完了\r\n" * 20).encode("cp932")
    spoilt = content.replace(b"A", b"A\0\0", 1)

    assert "A\0\0社" in read(spoilt)[0]


def test_progress_counts_blocks_up_to_the_last() -> None:
    content = b"ab\r\n" * MEBIBYTE
    reports: list[tuple[int, int]] = []

    pieces = decoded_pieces(
        blocks_of(content), RULES.encodings[0], lambda *report: reports.append(report)
    )

    assert sum(map(len, pieces)) == len(content)
    assert reports == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_blocks_are_given_up_as_they_are_decoded() -> None:
    blocks = blocks_of(b"ab\r\n" * MEBIBYTE)
    pieces = decoded_pieces(blocks, RULES.encodings[0])

    assert [len(blocks) for _ in pieces] == [3, 2, 1, 0]


def test_decoding_can_be_cancelled() -> None:
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(decoded_pieces(blocks_of(b"ab\r\n"), RULES.encodings[0], cancel))


@pytest.mark.parametrize("codec", ["utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("is_marked", [True, False])
def test_utf_32_is_read(codec: str, is_marked: bool) -> None:
    mark = "\ufeff" if is_marked else ""

    assert read((mark + TEXT).encode(codec))[0] == TEXT


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf" * 2])
def test_a_mark_that_does_not_fit_the_bytes_tells_nothing(mark: bytes) -> None:
    assert read(mark + TEXT.encode("cp932")) == (TEXT, "Shift_JIS")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("utf-8", "cp932"),
        ("utf-8", "latin-1"),
        ("utf-8", "cp1252"),
        ("cp932", "cp1252"),
        ("cp932", "latin-1"),
    ],
)
def test_text_that_was_saved_in_a_wrong_encoding_is_garbled(right: str, wrong: str) -> None:
    text = "会社名,メールアドレス,ステータス,確定日時"

    assert is_garbled(text.encode(right).decode(wrong, "replace"))
    assert not is_garbled(text)
