import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nexgui.core.reading.windows_japanese import decoder_of
from tests.core.loaded import WINDOWS_FORMS

REPLACEMENT = "\ufffd"
CELLS = range(0x21, 0x7F)
# The rows in which Windows has characters of its own.
WINDOWS_ROWS = (0x2D, 0x79, 0x7A, 0x7B, 0x7C)
TO_KANJI, TO_ASCII = b"\x1b$B", b"\x1b(B"


def euc(content: bytes) -> str:
    return decoder_of("cp51932").decode(content, final=True)


def jis(content: bytes) -> str:
    return decoder_of("cp50221").decode(content, final=True)


def in_euc(pair: bytes) -> bytes:
    return bytes(byte | 0x80 for byte in pair)


def in_shift_jis(pair: bytes) -> bytes:
    """The same place of the table, as everybody computes it."""
    high, low = pair
    low += (0x1F + (low >= 0x60)) if high % 2 else 0x7E
    high = (high - 0x21) // 2 + 0x81
    return bytes((high + 0x40 if high > 0x9F else high, low))


def known(pair: bytes) -> bool:
    return REPLACEMENT not in in_shift_jis(pair).decode("cp932", "replace")


PAIRS = [bytes((row, cell)) for row in CELLS for cell in CELLS]
KNOWN = [pair for pair in PAIRS if known(pair)]
UNKNOWN = [pair for pair in PAIRS if not known(pair)]


def test_every_place_of_the_table_is_in_euc_what_it_is_in_shift_jis_of_windows() -> None:
    expected = b"".join(map(in_shift_jis, KNOWN)).decode("cp932")

    assert len(KNOWN) == 6879 + 457
    assert euc(in_euc(b"".join(KNOWN))) == expected


def test_every_place_of_the_table_is_in_mails_what_it_is_in_shift_jis_of_windows() -> None:
    expected = b"".join(map(in_shift_jis, KNOWN)).decode("cp932")

    assert jis(TO_KANJI + b"".join(KNOWN) + TO_ASCII) == expected


def test_what_windows_does_not_have_is_replaced_and_never_another_kanji() -> None:
    assert euc(in_euc(b"".join(UNKNOWN))) == REPLACEMENT * len(UNKNOWN)
    assert jis(TO_KANJI + b"".join(UNKNOWN) + TO_ASCII) == REPLACEMENT * len(UNKNOWN)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("FCE2B6B6", "髙橋"),
        ("F9F5BBB3", "﨑山"),
        ("ADA1ADEAADB7", "①㈱Ⅲ"),
        ("8FF4FBB6B6", "髙橋"),
        ("8FF4BDBBB3", "﨑山"),
        ("8FF3F38FF3FD8FF4A88FF4AC8FF4AD8FF4FE", "ⅰⅠⅩ№℡黑"),
        ("8FB0A1", "丂"),
        ("8EB18EDF", "ｱﾟ"),
    ],
)
def test_euc_of_windows_and_of_unix_is_read_as_it_was_meant(content: str, text: str) -> None:
    assert euc(bytes.fromhex(content)) == text


def test_the_signs_of_which_there_are_two_forms_are_those_of_windows() -> None:
    theirs = "".join(map(chr, WINDOWS_FORMS))

    assert euc(theirs.encode("euc_jp")) == theirs.translate(WINDOWS_FORMS)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\x1b$B\x7c\x62\x36\x36\x1b(B,", "髙橋,"),
        (b"\x1b$B\x79\x75\x2d\x21\x2d\x6a\x2d\x37\x1b(J", "﨑①㈱Ⅲ"),
        (b"\x1b$@\x34\x41\x1b(Bx", "漢x"),
        (b"\x1b&@\x1b$B\x34\x41\x1b(Bx", "漢x"),
        (b"\x1b$(D\x30\x21\x30\x22\x1b(B", "丂丄"),
        (b"\x1b(I12_\x1b(B12_", "ｱｲﾟ12_"),
        (b"12\x0e12\x0f12", "12ｱｲ12"),
        (b"\x1b$B\x34\x41\x0e1\x0f\x34\x41\x1b(B", "漢ｱ漢"),
        (b"\xb1\xdf\x1b$B\x34\x41\x1b(B", "ｱﾟ漢"),
        (b"\x1b(J\\~\x1b(B\\~", "\\~\\~"),
    ],
    ids=[
        "NEC-selected IBM",
        "NEC row 13",
        "JIS of 1978",
        "JIS of 1990",
        "JIS X 0212",
        "half-width kana",
        "kana by SO and SI",
        "kana amid kanji by SO and SI",
        "kana of 8 bits",
        "Japanese ASCII",
    ],
)
def test_a_mail_of_windows_is_read_as_it_was_meant(content: bytes, text: str) -> None:
    assert jis(content) == text


@pytest.mark.parametrize("switch", [b"\x1b$B", b"\x1b(I", b"\x1b$(D", b"\x0e"])
@pytest.mark.parametrize("end", [b"\n", b"\r", b"\r\n"])
def test_a_lost_switch_back_to_ascii_spoils_no_other_line(switch: bytes, end: bytes) -> None:
    assert jis(b"a" + switch + b"12" + end + b"12" + end).split(end.decode())[1:] == ["12", ""]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xff\xa4\xa2", f"{REPLACEMENT}あ"),
        (b"\xa4 \xa4\xa2", f"{REPLACEMENT} あ"),
        (b"\x80a", f"{REPLACEMENT}a"),
        (b"\x8e\xe0\xa4\xa2", f"{REPLACEMENT}あ"),
        (b"\x8f\xa1\xa1\xa4\xa2", f"{REPLACEMENT}あ"),
        (b"\x8f\xa1\n", f"{REPLACEMENT * 2}\n"),
        (b"\xa4\xa2\xa4", f"あ{REPLACEMENT}"),
    ],
)
def test_broken_euc_is_replaced_and_what_follows_is_read(content: bytes, text: str) -> None:
    assert euc(content) == text


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xff\x80a", f"{REPLACEMENT * 2}a"),
        (b"\x1bX", f"{REPLACEMENT}X"),
        (b"\x1b$", f"{REPLACEMENT}$"),
        (b"\x1b$B\x34\x41\x34\n", f"漢{REPLACEMENT}\n"),
        (b"\x1b$B\x34\x41\x34\x1b(B,", f"漢{REPLACEMENT},"),
        (b"\x1b$B\x34\x1b$B\x34\x41\x1b(B,", f"{REPLACEMENT}漢,"),
        (b"\x1b$(D\x30\x1b(B,", f"{REPLACEMENT * 2},"),
        (b"\x1b(I1z\x1b(B", f"ｱ{REPLACEMENT}"),
    ],
)
def test_a_broken_mail_is_replaced_and_what_follows_is_read(content: bytes, text: str) -> None:
    assert jis(content) == text


LIKELY_PARTS = st.sampled_from(
    [
        *(b"\x1b$B", b"\x1b$@", b"\x1b(B", b"\x1b(I", b"\x1b$(D", b"\x1b&@", b"\x1b", b"\x1b$("),
        *(b"\x0e", b"\x0f", b"\r", b"\n", b",", b" ", b"\x34\x41", b"\x7c\x62", b"1", b"\xb1"),
        *(b"\xfc\xe2", b"\xa4\xa2", b"\x8e", b"\x8f", b"\x8f\xf4\xfb", b"\xff", b"\x80"),
    ]
)


@given(
    st.sampled_from(["cp51932", "cp50221"]),
    st.lists(LIKELY_PARTS | st.binary(max_size=3), max_size=12).map(b"".join),
    st.integers(1, 5),
)
@example("cp50221", b"\x1b$(D\x30\x21\x30\x22", 1)
@example("cp51932", b"\x8f\xf4\xfb\x8f\xf4", 2)
def test_the_text_is_the_same_wherever_blocks_are_cut(
    codec: str, content: bytes, size: int
) -> None:
    decoder = decoder_of(codec)
    blocks = [content[at : at + size] for at in range(0, len(content), size)]

    text = "".join(map(decoder.decode, blocks)) + decoder.decode(b"", final=True)

    assert text == decoder_of(codec).decode(content, final=True)


def test_other_encodings_are_python_s_own() -> None:
    assert decoder_of("cp932").decode("髙".encode("cp932") + b"\x85", final=True) == "髙\ufffd"
