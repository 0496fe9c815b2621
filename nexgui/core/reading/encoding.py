"""Bytes of a result file to text, and which encoding it is."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nexgui.core.errors import EmptyFileError, NotTextError
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

    Every encoding is tried on a part of the file. The one that shows the most headers and
    statuses is right: a text in CP932 can pass as UTF-8, but it makes no sense then. A few
    broken bytes do not matter. Without any such word, the likeliest that can be read is taken.

    Raises:
        EmptyFileError: there is nothing but white space.
        NotTextError: it is no text in any encoding.
    """
    if not any(map(_CONTENT.search, blocks)):
        raise EmptyFileError(name=name)
    for encoding in rules.encodings:
        if encoding.byte_order_mark and blocks[0].startswith(encoding.byte_order_mark):
            return encoding
    words = rules.words | {status.name for status in guide.statuses}
    sample = _sample(blocks)
    able = [encoding for encoding in rules.encodings if encoding.only_with in sample]
    sensible = [each for each in able if _try(sample[:_HEADER_BYTES], each, words).words]
    if len(sensible) == 1:
        return sensible[0]
    candidates = [_try(sample, encoding, words) for encoding in able]
    best = max(candidates, key=lambda candidate: (candidate.words, -candidate.broken))
    if best.words:
        return best.encoding
    if sample.count(0) * _LEGIBLE_SHARE <= len(sample):
        for candidate in candidates:
            # Of the rare encodings nothing but a word is proof: they can read any noise.
            rare = candidate.encoding.only_with
            if not rare and candidate.broken * _LEGIBLE_SHARE <= candidate.beyond_ascii:
                return candidate.encoding
    raise NotTextError(name=name, kind=text("file_kind.unreadable"))


def decoded_pieces(
    blocks: deque[bytes], encoding: Encoding, report: Report = ignore_progress
) -> Iterator[str]:
    """The text of the blocks, without byte order mark, in pieces; broken bytes are replaced.

    Takes each block away as it is decoded, so that bytes and text need not both be kept;
    `report` counts blocks.
    """
    decoder = decoder_of(encoding.codec)
    total = len(blocks)
    mark = encoding.byte_order_mark
    if mark and blocks[0].startswith(mark):
        blocks[0] = blocks[0][len(mark) :]
    while blocks:
        block = blocks.popleft()
        piece = decoder.decode(block, final=not blocks)
        report(total - len(blocks), total)
        yield piece


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
