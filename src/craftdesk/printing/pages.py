"""Putting blocks on pages, from top to bottom: what does not fit goes on, with its headings, on the next page."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from craftdesk.printing.marks import Ink, Mark, PaperPage, Rule, Side, Words
from craftdesk.printing.sheet import Block, Column, Paragraph, Row, Sums, Table
from craftdesk.printing.type import is_backwards, line_height, wrapped

_GAP = 5.0
_CELL_GAP = 3.0
_ROW_PAD = 1.1
_MOST_LINES = 30
_SUMS_WIDTH = 96.0
_AMOUNT_WIDTH = 32.0


class Flow:
    """A column of paper that grows page by page; `head` and `foot` keep their room on every page."""

    def __init__(
        self, size: tuple[float, float], margins: tuple[float, float, float], first_top: float, next_top: float
    ) -> None:
        self.width, self.height = size
        self.left, right, bottom = margins
        self.right = self.width - right
        self.bottom = self.height - bottom
        self.next_top = next_top
        self.y = first_top
        self.pages: list[list[Mark]] = [[]]

    @property
    def measure(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    def put(self, *marks: Mark) -> None:
        """Place something on the present page."""
        self.pages[-1].extend(marks)

    def turn(self) -> None:
        """Go on with a new page."""
        self.pages.append([])
        self.y = self.next_top

    def room(self, height: float) -> bool:
        """Whether something fits on the present page."""
        return self.y + height <= self.bottom

    def need(self, height: float) -> None:
        """Turn the page when something does not fit, unless it never would."""
        if not self.room(height) and self.y > self.next_top:
            self.turn()

    def text(
        self,
        words: str,
        x: float,
        width: float,
        *,
        ink: Ink = Ink.BODY,
        side: Side = Side.LEFT,
        at: float | None = None,
    ) -> float:
        """Place a wrapped text at a height (the present one, if none is said); how high it is."""
        top = self.y if at is None else at
        return place_text(self.put, words, (x, top, width), ink=ink, side=side)

    def finished(self) -> list[PaperPage]:
        """The pages."""
        return [PaperPage(width=self.width, height=self.height, marks=tuple(marks)) for marks in self.pages]


def place_text(
    put: Callable[..., None],
    words: str,
    place: tuple[float, float, float],
    *,
    ink: Ink = Ink.BODY,
    side: Side = Side.LEFT,
    size: float = 0.0,
) -> float:
    """Place a wrapped text at x, y, width; how high it is."""
    x, y, width = place
    height = line_height(ink, size)
    backwards = is_backwards(words)
    lines = lines_in(words, width, ink, size)
    for number, line in enumerate(lines):
        if line:
            put(
                Words(
                    x=x, y=y + number * height, width=width, height=height, text=line, ink=ink, side=side,
                    backwards=backwards, size=size,
                )
            )  # fmt: skip
    return height * len(lines)


def lines_in(words: str, width: float, ink: Ink = Ink.BODY, size: float = 0.0) -> list[str]:
    """The lines of a text in a place that is never higher than a page; what is cut off ends with dots."""
    lines = wrapped(words, width, ink, size)
    return lines if len(lines) <= _MOST_LINES else [*lines[: _MOST_LINES - 1], "…"]


def place_blocks(flow: Flow, blocks: Sequence[Block]) -> None:
    """Place blocks one under the other."""
    for number, block in enumerate(blocks):
        if number:
            flow.y += _GAP
        if isinstance(block, Table):
            _TableOnPages(flow, block).place()
        elif isinstance(block, Sums):
            _place_sums(flow, block)
        else:
            _place_paragraph(flow, block)


def _place_paragraph(flow: Flow, block: Paragraph) -> None:
    ink = Ink.STRONG if block.strong else Ink.BODY
    for line in wrapped(block.text, flow.measure, ink):
        flow.need(line_height(ink))
        flow.text(line, flow.left, flow.measure, ink=ink)
        flow.y += line_height(ink)


def _place_sums(flow: Flow, block: Sums) -> None:
    words_width = _SUMS_WIDTH - _AMOUNT_WIDTH - _CELL_GAP
    left = flow.right - _SUMS_WIDTH
    heights = [line_height(Ink.BODY) * len(wrapped(line.words, words_width)) + _ROW_PAD for line in block.lines]
    flow.need(min(sum(heights) + 2 * len(heights), flow.bottom - flow.left))
    for line, height in zip(block.lines, heights, strict=True):
        flow.need(height)
        ink = Ink.STRONG if line.strong else Ink.BODY
        if line.strong:
            flow.y += _ROW_PAD
            flow.put(Rule(x1=left, y1=flow.y, x2=flow.right, y2=flow.y, width=0.2))
            flow.y += _ROW_PAD
        flow.text(line.words, left, words_width, ink=ink)
        flow.text(line.amount, flow.right - _AMOUNT_WIDTH, _AMOUNT_WIDTH, ink=ink, side=Side.RIGHT)
        flow.y += height


class _TableOnPages:
    """One table on its way over the pages."""

    def __init__(self, flow: Flow, table: Table) -> None:
        self._flow, self._table = flow, table
        fixed = sum(column.width for column in table.columns)
        gaps = _CELL_GAP * (len(table.columns) - 1)
        free = sum(1 for column in table.columns if not column.width) or 1
        rest = max(20.0, (flow.measure - fixed - gaps) / free)
        self._places: list[tuple[float, float, Column]] = []
        x = flow.left
        for column in table.columns:
            width = column.width or rest
            self._places.append((x, width, column))
            x += width + _CELL_GAP

    def place(self) -> None:
        """Place the whole table."""
        flow, table = self._flow, self._table
        first = self._height(table.rows[0]) if table.rows else 0.0
        title = line_height(Ink.HEADING) + _ROW_PAD if table.title else 0.0
        flow.need(title + self._head_height() + first)
        if table.title:
            flow.text(table.title, flow.left, flow.measure, ink=Ink.HEADING)
            flow.y += title
        self._head()
        running = ""
        for number, row in enumerate(table.rows):
            last = number == len(table.rows) - 1
            reserve = self._carry_height() if running and not last else 0.0
            if not flow.room(self._height(row) + reserve) and flow.y > self._top_of_rows():
                self._carry(table.carried, running)
                flow.turn()
                self._head()
                self._carry(table.brought, running)
            self._row(row)
            running = row.running

    def _top_of_rows(self) -> float:
        return self._flow.next_top + self._head_height() + self._carry_height()

    def _head_height(self) -> float:
        if not self._table.headed:
            return _ROW_PAD
        lines = max((len(wrapped(c.title, width, Ink.SMALL_STRONG)) for _, width, c in self._places), default=1)
        return line_height(Ink.SMALL_STRONG) * lines + 2 * _ROW_PAD

    def _head(self) -> None:
        flow = self._flow
        height = self._head_height()
        if not self._table.headed:
            flow.y += height
            return
        for x, width, column in self._places:
            flow.text(column.title, x, width, ink=Ink.SMALL_STRONG, side=column.side)
        flow.y += height
        flow.put(Rule(x1=flow.left, y1=flow.y - _ROW_PAD, x2=flow.right, y2=flow.y - _ROW_PAD, width=0.25))

    def _carry_height(self) -> float:
        return line_height(Ink.SMALL) + 2 * _ROW_PAD if self._table.carried else 0.0

    def _carry(self, words: str, running: str) -> None:
        flow = self._flow
        if words and running:
            flow.y += _ROW_PAD
            flow.text(words, flow.left, flow.measure / 2, ink=Ink.SMALL)
            flow.text(running, flow.right - _AMOUNT_WIDTH, _AMOUNT_WIDTH, ink=Ink.SMALL, side=Side.RIGHT)
            flow.y += self._carry_height() - _ROW_PAD

    def _height(self, row: Row) -> float:
        lines = [
            len(lines_in(cell, width)) * line_height(Ink.BODY)
            for cell, (_, width, _c) in zip(row.cells, self._places, strict=True)
        ]
        small = sum(len(lines_in(text, self._places[0][1], Ink.SMALL)) for text in row.details)
        lines[0] += small * line_height(Ink.SMALL)
        return max(lines) + 2 * _ROW_PAD

    def _row(self, row: Row) -> None:
        flow = self._flow
        top = flow.y + _ROW_PAD
        below = top
        for cell, (x, width, column) in zip(row.cells, self._places, strict=True):
            high = flow.text(cell, x, width, side=column.side, at=top)
            if x == flow.left:
                below = top + high
        x, width, _ = self._places[0]
        for text in row.details:
            below += flow.text(text, x, width, ink=Ink.SMALL, at=below)
        flow.y += self._height(row)
        flow.put(Rule(x1=flow.left, y1=flow.y, x2=flow.right, y2=flow.y, width=0.08))
