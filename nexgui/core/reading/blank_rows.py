"""Notes the rows that hold nothing to see, which are no recipients."""

from nexgui.core.oddities import OddityLog


class BlankRows:
    """Collects blank rows, and notes each run of them once."""

    def __init__(self, oddities: OddityLog) -> None:
        self._oddities = oddities
        self._first_line = 0
        self._count = 0
        self._of_line_ends = 0  # the line on which the first line end stood twice

    def add(self, line: int, *, of_line_end: bool = False) -> None:
        """Takes a blank row; one that is but the second half of a line end is of no interest."""
        if of_line_end:
            self._of_line_ends = self._of_line_ends or line
            return
        self._first_line = self._first_line if self._count else line
        self._count += 1

    def note(self) -> None:
        """Notes what was collected, as a row follows: at the end it would be nothing unusual."""
        if self._count == 1:
            self._oddities.add(self._first_line, "oddity.blank_row")
        elif self._count:
            self._oddities.add(self._first_line, "oddity.blank_rows", count=self._count)
        self._count = 0

    def finish(self) -> None:
        """Notes, at the end, what concerns the whole file."""
        if self._of_line_ends:
            self._oddities.add(None, "oddity.double_line_ends")
