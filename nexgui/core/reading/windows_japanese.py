"""EUC-JP and ISO-2022-JP as Windows means them, which Python's own codecs do not read.

Windows put ① ㈱ 髙 﨑 into cells that JIS X 0208 left free. Other standards have other kanji
there, so what only they know is replaced: a name must never turn into another one in silence.
"""

import codecs
import re
from functools import cache

_ERRORS = "nexgui.windows_japanese"
REPLACEMENT = "\ufffd"
"""Stands where bytes could not be read."""
PRIVATE = re.compile("[\ue000-\uf8ff\x80-\x9f]")
"""What Shift_JIS of Windows has where every company may have characters of its own, and beside."""

# The same in UTF-8, by the first bytes: one byte is found in no time, a pattern of text in a while.
_PRIVATE_BYTES = {
    b"\xee": re.compile(rb"\xee"),
    b"\xc2": re.compile(rb"\xc2[\x80-\x9f]"),
    b"\xef": re.compile(rb"\xef[\x80-\xa3]"),
}

# What Shift_JIS of Windows has at the same place as JIS; one character, one form in all files.
_FORMS = (
    ("\u301c", "\uff5e"),  # ～
    ("\u2016", "\u2225"),  # ∥
    ("\u2212", "\uff0d"),  # －
    ("\u00a2", "\uffe0"),  # ￠
    ("\u00a3", "\uffe1"),  # ￡
    ("\u00ac", "\uffe2"),  # ￢
    ("\u00a6", "\uffe4"),  # ￤
)
_CHARACTER = re.compile(rb"[\x8e\xa1-\xfe][\xa1-\xfe]|\x8f[\xa1-\xfe]{2}|.", re.DOTALL)
_FIRST_OF_IBM, _LAST_OF_IBM = 0xFA40, 0xFC4B  # in Shift_JIS
_FIRST_OF_IBM_IN_EUC, _LAST_OF_IBM_IN_EUC = 0x8FF3F3, 0x8FF4FE


def may_be_private(text: str) -> bool:
    """Whether a text may hold one of `PRIVATE`: that is sooner seen than which it is."""
    if text.isascii():
        return False
    content = text.encode("utf-8", "surrogatepass")
    return any(first in content and own.search(content) for first, own in _PRIVATE_BYTES.items())


def decoder_of(codec: str) -> codecs.IncrementalDecoder:
    """A decoder that replaces broken bytes: of Windows' cp51932 or cp50221, or Python's own."""
    if codec == "cp51932":
        return _EucDecoder()
    if codec == "cp50221":
        return _JisDecoder()
    return codecs.getincrementaldecoder(codec)("replace")


class _EucDecoder(codecs.IncrementalDecoder):
    """EUC-JP: CP51932, and the characters of three bytes that eucJP-ms has besides."""

    def __init__(self) -> None:
        super().__init__()
        self._decoder = codecs.getincrementaldecoder("euc_jp")(_ERRORS)

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """The text of some bytes; what is left of a character waits for the next ones."""
        text = self._decoder.decode(data, final)
        if text.isascii():
            return text
        for theirs, ours in _FORMS:
            text = text.replace(theirs, ours)
        return text


def _decode_as_windows(error: UnicodeError) -> tuple[str, int]:
    """Handles what is no character of JIS X 0208 or 0212, and goes on behind all its bytes."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - the codec only decodes
    found = _CHARACTER.match(error.object, error.start)
    assert found  # noqa: S101 - an error is about one byte at least
    character = found.group()
    if len(character) == 3:
        return _ibm_characters().get(character, REPLACEMENT), found.end()
    if len(character) == 2:
        return _in_cp932(character[0] - 0xA0, character[1] - 0xA0), found.end()
    return REPLACEMENT, found.end()


codecs.register_error(_ERRORS, _decode_as_windows)


def _in_cp932(row: int, cell: int) -> str:
    """What Shift_JIS of Windows has in a cell of the table of JIS X 0208."""
    if row < 1:
        return REPLACEMENT
    lead = (row - 1) // 2 + (0x81 if row <= 62 else 0xC1)
    trail = cell + 0x9E if row % 2 == 0 else cell + 0x3F + (cell >= 64)
    return _cp932(bytes((lead, trail)))


@cache
def _ibm_characters() -> dict[bytes, str]:
    """IBM's characters that are in no JIS table, and №: in EUC-JP they have three bytes."""
    codes = (code.to_bytes(2) for code in range(_FIRST_OF_IBM, _LAST_OF_IBM + 1))
    codes = (code for code in codes if 0x40 <= code[1] <= 0xFC and code[1] != 0x7F)
    others = [each for each in map(_cp932, codes) if each == "№" or not _is_in_jis(each)]
    places = (place.to_bytes(3) for place in range(_FIRST_OF_IBM_IN_EUC, _LAST_OF_IBM_IN_EUC + 1))
    places = (place for place in places if 0xA1 <= place[2] <= 0xFE)
    return dict(zip(places, others, strict=True))


def _cp932(character: bytes) -> str:
    text = character.decode("cp932", "replace")
    return text if len(text) == 1 else REPLACEMENT  # the second byte alone may be a kana


def _is_in_jis(character: str) -> bool:
    for theirs, ours in _FORMS:
        character = character.replace(ours, theirs)
    return bool(character.encode("euc_jp", "ignore"))


# Of ISO-2022-JP: what switches to another table, and the text between.
_PART = re.compile(
    rb"\x1b(?:\$[@B]|\$\([@BD]|\([BHIJ]|&@)|[\x0e\x0f\r\n]|[^\x1b\x0e\x0f\r\n]+|\x1b"
)
_BEGUN_ESCAPE = re.compile(rb"\x1b(?:\$\(?|\(|&)?\Z")
_LONGEST_BEGUN_ESCAPE = 3
_ASCII, _KANA, _KANJI, _MORE_KANJI = range(4)
# Any other is ASCII: of the Japanese one Windows reads ¥ as the backslash that shares its byte.
_TABLES = {
    b"\x1b(I": _KANA,
    b"\x1b$@": _KANJI,
    b"\x1b$B": _KANJI,
    b"\x1b$(@": _KANJI,
    b"\x1b$(B": _KANJI,
    b"\x1b$(D": _MORE_KANJI,
}
_BROKEN = b"\xff"  # no byte of EUC-JP
_SWITCHED = "\x1b"  # parts half a character from what follows in another table
_TO_KANJI = bytes(
    0xFF if byte >= 0x80 else byte | 0x80 if 0x21 <= byte <= 0x7E else byte for byte in range(256)
)
_GRAPHIC, _BEYOND_ASCII = re.compile(rb"[\x21-\x7e\x80-\xff]"), re.compile(rb"[\x80-\xff]")


class _JisDecoder(codecs.IncrementalDecoder):
    """ISO-2022-JP: CP50221 with half-width kana, of 7 and 8 bits; written anew as EUC-JP.

    Every line begins with ASCII, so that a lost switch spoils no other line.
    """

    def __init__(self) -> None:
        super().__init__()
        self._euc = _EucDecoder()
        self._rest = b""
        self._table = _ASCII
        self._shifted = False  # to kana, by a byte of its own
        self._within_pair = False

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override]
        """The text of some bytes; a switch or a character may go on in the next ones."""
        data = self._rest + data
        begun = _BEGUN_ESCAPE.search(data, max(0, len(data) - _LONGEST_BEGUN_ESCAPE))
        end = len(data) if final or not begun else begun.start()
        self._rest = data[end:]
        parts = (found.group() for found in _PART.finditer(data, 0, end))
        text = self._euc.decode(b"".join(map(self._in_euc, parts)), final)
        return text.replace(_SWITCHED, "")

    def _in_euc(self, part: bytes) -> bytes:
        if part[0] in b"\x1b\x0e\x0f\r\n":
            return self._switch(part)
        if self._shifted or self._table == _KANA:
            return _GRAPHIC.sub(_kana, part)
        if self._table == _KANJI:
            return part.translate(_TO_KANJI)
        if self._table == _MORE_KANJI:
            return self._more_kanji(part)
        return part if part.isascii() else _BEYOND_ASCII.sub(_kana, part)

    def _switch(self, part: bytes) -> bytes:
        """Notes another table; gives what stands for the switch, which may be none."""
        self._within_pair = False
        if part == b"\x1b":
            return _BROKEN
        if part in (b"\r", b"\n"):
            self._table, self._shifted = _ASCII, False
            return part
        if part in (b"\x0e", b"\x0f"):
            self._shifted = part == b"\x0e"
        elif part != b"\x1b&@":  # which only announces an edition of the table
            self._table = _TABLES.get(part, _ASCII)
        return _SWITCHED.encode()

    def _more_kanji(self, part: bytes) -> bytes:
        """JIS X 0212: a byte of its own is before each pair."""
        euc = bytearray()
        for byte in part.translate(_TO_KANJI):
            is_half = 0xA1 <= byte <= 0xFE
            if is_half and not self._within_pair:
                euc.append(0x8F)
            self._within_pair = is_half and not self._within_pair
            euc.append(byte)
        return bytes(euc)


def _kana(found: re.Match[bytes]) -> bytes:
    """A half-width kana, or a sign that there is none."""
    kana = found.group()[0] | 0x80
    return bytes((0x8E, kana)) if 0xA1 <= kana <= 0xDF else _BROKEN
