"""Keeps the phrases together in texts with markup: help, and the guide of all statuses."""

import re
from collections.abc import Iterator
from html import escape, unescape

from nexgui.core.phrases import parts_kept_together

_TAG = re.compile(r"<!--.*?-->|<[^>]+>", re.DOTALL)
_WITHIN_SENTENCES = re.compile(r"</?(?:a|b|i|span)\b")


def html_kept_together(html: str) -> str:
    """`html` with joiners between the letters of each phrase, also where a link begins in one."""
    tags, texts = _TAG.findall(html), _TAG.split(html)
    kept: list[str] = []
    start = 0
    for end in _ends_of_sentences(tags):
        words = [unescape(words) for words in texts[start:end]]
        kept += [escape(words, quote=False) for words in parts_kept_together(words)]
        start = end
    return "".join(words + tag for words, tag in zip(kept, [*tags, ""], strict=True))


def _ends_of_sentences(tags: list[str]) -> Iterator[int]:
    """How many texts there are up to each tag that stands between sentences, and in all."""
    for number, tag in enumerate(tags, start=1):
        if not _WITHIN_SENTENCES.match(tag):
            yield number
    yield len(tags) + 1
