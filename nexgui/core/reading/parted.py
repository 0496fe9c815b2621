"""A sequence that is kept in parts."""

from abc import abstractmethod
from bisect import bisect_right
from collections.abc import Iterable, Sequence, Sized
from itertools import accumulate
from typing import TypeVar, overload

Item = TypeVar("Item")


class Parted(Sequence[Item]):
    """The items of all parts, one part after the other."""

    def __init__(self, parts: Iterable[Sized]) -> None:
        self.ends: tuple[int, ...] = tuple(accumulate(map(len, parts)))
        """Behind which item each part ends."""

    @abstractmethod
    def _item(self, part: int, index: int) -> Item:
        """The item of a part that has this index within it."""

    def __len__(self) -> int:
        return self.ends[-1] if self.ends else 0

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...
    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        index %= len(self)
        part = bisect_right(self.ends, index)
        return self._item(part, index - (self.ends[part - 1] if part else 0))
