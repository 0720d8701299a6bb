"""Address labels on sheets, and envelopes: each address in its place to a tenth of a millimetre."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from craftdesk.printing.marks import PAPERS, Frame, Ink, Mark, PaperPage, Rule, Words
from craftdesk.printing.type import is_backwards, line_height, width_of, wrapped

_LARGEST, _SMALLEST, _SMALLER_BY = 10.0, 6.0, 0.5
_PAD, _LOW = 4.0, 30.0
_EDGE = 6.0
"""What a printer may leave blank at the edge of the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSheet:
    """A sheet of labels. Sizes and places in millimetres; `left` and `top` are those of the first label."""

    key: str
    paper: str
    columns: int
    rows: int
    width: float
    height: float
    left: float
    top: float
    gap: float = 0.0

    @property
    def count(self) -> int:
        """How many labels are on a sheet."""
        return self.columns * self.rows

    def place(self, number: int) -> tuple[float, float]:
        """The upper left corner of a label, the first being 0, row by row."""
        row, column = divmod(number, self.columns)
        return self.left + column * (self.width + self.gap), self.top + row * self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """An envelope lying on its long side, in millimetres."""

    key: str
    width: float
    height: float


LABELS = {
    sheet.key: sheet
    for sheet in (
        LabelSheet(key="a4_70x37", paper="A4", columns=3, rows=8, width=70, height=37, left=0, top=0.5),
        LabelSheet(key="a4_70x36", paper="A4", columns=3, rows=8, width=70, height=36, left=0, top=4.5),
        LabelSheet(
            key="a4_99x38", paper="A4", columns=2, rows=7, width=99.1, height=38.1, left=4.65, top=15.15, gap=2.5
        ),
        LabelSheet(
            key="a4_64x38", paper="A4", columns=3, rows=7, width=63.5, height=38.1, left=7.21, top=15.15, gap=2.54
        ),
        LabelSheet(
            key="letter_67x25", paper="Letter", columns=3, rows=10, width=66.675, height=25.4, left=4.7625, top=12.7,
            gap=3.175,
        ),
    )
}  # fmt: skip
"""The sheets in use, by their keys: Avery 3474, 3490, L7163, L7160 and 5160 among them."""
ENVELOPES = {
    one.key: one
    for one in (
        Envelope(key="envelope_dl", width=220, height=110),
        Envelope(key="envelope_c5", width=229, height=162),
        Envelope(key="envelope_c6", width=162, height=114),
        Envelope(key="envelope_10", width=241.3, height=104.775),
    )
}


def label_pages(
    blocks: Sequence[Sequence[str]], sheet: LabelSheet, *, first: int = 1, sender: str = "", frames: bool = False
) -> Iterator[PaperPage]:
    """Sheets of labels, the first of which begins with its label number `first`; `frames` shows their outlines."""
    width, height = PAPERS[sheet.paper]
    start = min(max(first, 1), sheet.count) - 1
    for begin in range(-start, len(blocks), sheet.count):
        marks: list[Mark] = []
        for number in range(sheet.count):
            x, y = sheet.place(number)
            if frames:
                marks.append(Frame(x=x, y=y, width=sheet.width, height=sheet.height))
            if 0 <= begin + number < len(blocks):
                marks += _label(blocks[begin + number], (x, y, sheet.width, sheet.height), width, sender)
        yield PaperPage(width=width, height=height, marks=tuple(marks))


def envelope_pages(
    blocks: Sequence[Sequence[str]], envelope: Envelope, *, sender: Sequence[str] = ()
) -> Iterator[PaperPage]:
    """One envelope for each address, with the sender in the upper left corner."""
    wide, high = envelope.width, envelope.height
    for block in blocks:
        left, top = wide * 0.45, high * 0.48
        marks = list(_fitted(block, (left, top, wide - left - 12.0, high - top - 18.0), 11.0))
        marks += _fitted(sender, (12.0, 10.0, wide * 0.4, high * 0.3), 8.0)
        yield PaperPage(width=wide, height=high, marks=tuple(marks))


def _label(block: Sequence[str], place: tuple[float, float, float, float], paper: float, sender: str) -> Iterator[Mark]:
    """The lines of a label in its middle, away from the edges of the paper, under the sender's small line."""
    x, y, width, height = place
    left = max(x + _PAD, _EDGE)
    right = min(x + width - _PAD, paper - _EDGE)
    pad = _PAD if height > _LOW else _PAD / 2
    top, bottom = y + pad, y + height - pad
    if sender:
        line = wrapped(sender, right - left, Ink.TINY)[0]
        high = line_height(Ink.TINY)
        yield Words(
            x=left, y=top, width=right - left, height=high, text=line, ink=Ink.TINY, backwards=is_backwards(line)
        )
        yield Rule(x1=left, y1=top + high + 0.2, x2=right, y2=top + high + 0.2, width=0.08)
        top += high + 1.2
    marks = list(_fitted(block, (left, top, right - left, bottom - top), _LARGEST))
    used = sum(mark.height for mark in marks)
    down = max(0.0, (bottom - top - used) / 2)
    for mark in marks:
        yield replace(mark, y=mark.y + down)


def _fitted(lines: Sequence[str], place: tuple[float, float, float, float], size: float) -> Iterator[Words]:
    """Lines in a place, as large as they fit; what never fits is cut at the end."""
    x, y, width, height = place
    while True:
        parts = [part for line in lines for part in _parts(line, width, size)]
        high = line_height(Ink.BODY, size)
        if len(parts) * high <= height or size <= _SMALLEST:
            break
        size -= _SMALLER_BY
    for number, part in enumerate(parts[: max(1, int(height / high + 0.001))]):
        yield Words(
            x=x, y=y + number * high, width=width, height=high, text=part, size=size, backwards=is_backwards(part)
        )


def _parts(line: str, width: float, size: float) -> list[str]:
    return [line] if width_of(line, Ink.BODY, size) <= width else wrapped(line, width, Ink.BODY, size)[:2]
