"""Bytes of a result file to text, and which encoding it is."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexgui.core.errors import EmptyFileError, GarbledError, UnreadableTextError
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.reading.file_rules import Encoding, FileRules
from nexgui.core.reading.windows_japanese import REPLACEMENT, decoder_of

# Enough for the header and some hundred rows, and decoded in six ways within milliseconds.
_SAMPLE_BYTES = 65536
# Mostly the header alone tells, and to try bytes as what they are not takes long.
_HEADER_BYTES = 4096
# Without a word that tells the encoding, at most one character in this many may be unreadable.
_LEGIBLE_SHARE = 20
_MARKS = re.compile(rb"(\xff\xfe\x00\x00|\x00\x00\xfe\xff|\xef\xbb\xbf|\xff\xfe|\xfe\xff)\1*")
# UTF-8 taken for Shift_JIS, either of them for a Western encoding, and UTF-7 taken for ASCII.
_GARBLED = re.compile(
    "[繧繝縺]|ã[\x80-\x9f‚ƒ„…†‡ˆ‰Š‹]|ƒ[\x20-\x7e€-™]|\x83[\x40-\xfc]|\ufffd{3}"
    "|(?<![0-9A-Za-z])[+][MT-Za-n/][0-9A-Za-z+/]{2,}(?![@0-9A-Za-z+/])"
)
_GARBLED_ENOUGH = 4
_CONTENT = re.compile(rb"[^ \t\r\n\x00\x1a]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff\x1b\x00]")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """How well an encoding fits: the words found, and the share of unreadable characters."""

    encoding: Encoding
    words: int
    broken: int
    beyond_ascii: int


def find_encoding(
    blocks: Sequence[bytes], name: str, rules: FileRules, guide: StatusGuide
) -> Encoding:
    """The encoding of the file `name`: by byte order mark, else by the words that it must hold.

    A mark that the bytes behind it do not fit tells nothing: somebody put it there for Excel.
    Every encoding is tried on a part of the file. The one that shows the most headers and
    statuses is right: a text in CP932 can pass as UTF-8, but it makes no sense then. A few
    broken bytes do not matter. Without any such word, the likeliest that can be read is taken.

    Raises:
        EmptyFileError: there is nothing but white space.
        GarbledError: it was saved as what another encoding makes of it.
        UnreadableTextError: it is no text in any encoding.
    """
    if not any(map(_CONTENT.search, blocks)):
        raise EmptyFileError(name=name)
    words = rules.words | {status.name for status in guide.statuses}
    sample = _sample(blocks)
    told = marked = _marked_encoding(sample, rules)
    sample = _without_marks(sample)
    if told is not None and not _is_legible(_try(sample, told, words)):
        told = None
    if told is not None and _try(sample, told, words).words:
        return told
    able = [encoding for encoding in rules.encodings if encoding.only_with in sample]
    sensible = [each for each in able if _try(sample[:_HEADER_BYTES], each, words).words]
    if len(sensible) == 1:
        return sensible[0]
    candidates = [_try(sample, encoding, words) for encoding in able]
    best = max(candidates, key=lambda candidate: (candidate.words, -candidate.broken))
    if best.words:
        return best.encoding
    if told is not None:
        return told
    if sample.count(0) * _LEGIBLE_SHARE <= len(sample):
        for candidate in candidates:
            # Of the rare encodings nothing but a word is proof: they can read any noise.
            rare = candidate.encoding.only_with
            if not rare and _is_legible(candidate):
                return candidate.encoding
    if is_garbled(sample.decode(marked.codec if marked else "utf-8", errors="ignore")):
        raise GarbledError(name=name)
    raise UnreadableTextError(name=name, kind=text("file_kind.unreadable"))


def decoded_pieces(
    blocks: deque[bytes], encoding: Encoding, report: Report = ignore_progress
) -> Iterator[str]:
    """The text of the blocks, without byte order marks, in pieces; broken bytes are replaced.

    Takes each block away as it is decoded, so that bytes and text need not both be kept;
    `report` counts blocks.
    """
    decoder = decoder_of(encoding.codec)
    total = len(blocks)
    blocks[0] = _without_marks(blocks[0])
    while blocks:
        block = blocks.popleft()
        piece = decoder.decode(block, final=not blocks)
        report(total - len(blocks), total)
        yield piece


def is_garbled(text: str) -> bool:
    """Whether a text is what comes of Japanese that was read in a wrong encoding and saved so."""
    return len(_GARBLED.findall(text)) >= _GARBLED_ENOUGH


def _sample(blocks: Sequence[bytes]) -> bytes:
    """The beginning of the content, and where that is all ASCII, what follows the ASCII too."""
    head = blocks[0][:_SAMPLE_BYTES]
    for block in blocks:
        found = _BEYOND_ASCII.search(block)
        if found is None:
            continue
        first = found.start()
        if block is blocks[0] and first < _SAMPLE_BYTES:
            return head
        # From the beginning of a line, so that no character is cut in two.
        start = max(block.rfind(b"\n", 0, first), block.rfind(b"\r", 0, first)) + 1
        return head + block[start : start + _SAMPLE_BYTES]
    return head


def _marked_encoding(head: bytes, rules: FileRules) -> Encoding | None:
    """The encoding that the byte order mark at the beginning of a file tells, if there is one."""
    found = _MARKS.match(head)
    mark = found.group(1) if found else None
    return next((each for each in rules.encodings if each.byte_order_mark == mark), None)


def _without_marks(head: bytes) -> bytes:
    """The beginning of a file without its byte order mark, which may have been put there twice."""
    found = _MARKS.match(head)
    return head[found.end() :] if found else head


def _is_legible(candidate: _Candidate) -> bool:
    return candidate.broken * _LEGIBLE_SHARE <= candidate.beyond_ascii


def _try(sample: bytes, encoding: Encoding, words: frozenset[str]) -> _Candidate:
    # Not final: the sample may end within a character, which is no fault of the encoding.
    decoder = decoder_of(encoding.codec)
    decoded = decoder.decode(sample)
    return _Candidate(
        encoding=encoding,
        words=sum(word in decoded for word in words),
        broken=decoded.count(REPLACEMENT),
        beyond_ascii=len(decoded) - len(decoded.encode("ascii", errors="ignore")),
    )
