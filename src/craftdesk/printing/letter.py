"""A business letter: the head with the logo, the recipient in the window of the envelope, facts, blocks, the foot.

On A4 the places are those of DIN 5008, form B (window 45 mm from the top, fold marks at 105 and 210 mm); on Letter the
recipient stands where the window of a #10 envelope shows it, whichever way the letter slips.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QImage

from craftdesk.printing.marks import Ink, Mark, PaperPage, Picture, Rule, Side, Words, size_of
from craftdesk.printing.pages import Flow, place_blocks, place_text
from craftdesk.printing.sheet import Letterhead, Sheet
from craftdesk.printing.type import is_backwards, line_height, wrapped
from craftdesk.printing.words import said

_LOGO = (60.0, 24.0)
_TOP = 12.0
_NEXT_TOP = 24.0
_FOOT = 24.0
_RIGHT = 20.0
_MOST_LINES = 9
_ADDRESS_SIZE = 10.0
_FACT_LABEL = 32.0
_LONGEST_FOOT = 3
_SHEET_TOP, _SHEET_FACTS = 52.0, 38.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Where the recipient stands: left edge, top of the first line, width, and what is below; in millimetres."""

    left: float
    top: float
    width: float
    floor: float
    body: float
    sender: bool
    folds: tuple[float, ...]


WINDOWS = {
    "A4": Window(left=25.0, top=62.7, width=80.0, floor=90.0, body=99.0, sender=True, folds=(105.0, 148.5, 210.0)),
    "Letter": Window(left=25.4, top=63.5, width=78.0, floor=88.0, body=97.0, sender=False, folds=()),
}


def pages_of(sheet: Sheet) -> tuple[PaperPage, ...]:
    """The pages of a paper."""
    size = size_of(sheet.paper)
    window = WINDOWS.get(sheet.paper, WINDOWS["A4"])
    top = window.body if sheet.is_letter else _SHEET_TOP
    flow = Flow(size, (window.left, _RIGHT, _FOOT + 4.0), top, _NEXT_TOP)
    _head(flow, sheet.head)
    _recipient(flow, window, sheet)
    flow.y = max(flow.y, _facts(flow, sheet.facts, 50.0 if sheet.is_letter else _SHEET_FACTS) + 6.0)
    if sheet.stamp:
        flow.y += flow.text(sheet.stamp, flow.left, flow.measure, ink=Ink.SMALL_STRONG)
    flow.y += flow.text(sheet.title, flow.left, flow.measure, ink=Ink.TITLE) + 3.0
    place_blocks(flow, sheet.blocks)
    folds = window.folds if sheet.is_letter else ()
    flow.pages[0].extend(Rule(x1=5.0, y1=y, x2=9.0 if y != 148.5 else 11.0, y2=y, width=0.1) for y in folds)
    pages = flow.finished()
    return tuple(_with_edges(page, number, len(pages), sheet, flow) for number, page in enumerate(pages, 1))


def _head(flow: Flow, head: Letterhead) -> None:
    logo = _logo(flow, head.logo)
    width = flow.measure - (logo.width + 6.0 if logo else 0.0)
    y = _TOP
    y += place_text(flow.put, head.name, (flow.left, y, width), ink=Ink.NAME)
    for line in head.lines:
        y += place_text(flow.put, line, (flow.left, y, width), ink=Ink.SMALL)
    if logo:
        flow.put(logo)


def _logo(flow: Flow, data: bytes) -> Picture | None:
    """The logo at the right, as large as its place allows; none for a picture that can't be read."""
    image = QImage.fromData(data) if data else QImage()
    if image.isNull() or not image.height():
        return None
    scale = min(_LOGO[0] / image.width(), _LOGO[1] / image.height())
    width, height = image.width() * scale, image.height() * scale
    return Picture(x=flow.right - width, y=_TOP, width=width, height=height, data=data)


def _recipient(flow: Flow, window: Window, sheet: Sheet) -> None:
    """The lines grow upwards when the window is full; what is too long is set on two lines, so the place is seen."""
    lines = [part for line in sheet.recipient for part in wrapped(line, window.width, Ink.BODY, _ADDRESS_SIZE)[:2]]
    if len(lines) > _MOST_LINES:
        rest = ", ".join(lines[_MOST_LINES - 1 :])
        lines = [*lines[: _MOST_LINES - 1], wrapped(rest, window.width, Ink.BODY, _ADDRESS_SIZE)[0]]
    high = line_height(Ink.BODY, _ADDRESS_SIZE)
    top = min(window.top, window.floor - high * len(lines))
    if window.sender and sheet.head.sender and lines:
        _sender(flow, window, sheet.head.sender, top)
    for number, line in enumerate(lines):
        flow.put(
            Words(
                x=window.left, y=top + number * high, width=window.width, height=high, text=line,
                backwards=is_backwards(line), size=_ADDRESS_SIZE,
            )
        )  # fmt: skip


def _sender(flow: Flow, window: Window, sender: str, top: float) -> None:
    """The small line above the recipient, from which the post office sees where to send a letter back to."""
    line = wrapped(sender, window.width, Ink.TINY)[0]
    high = line_height(Ink.TINY)
    y = top - high - 1.2
    flow.put(
        Words(x=window.left, y=y, width=window.width, height=high, text=line, ink=Ink.TINY,
              backwards=is_backwards(line)),
        Rule(x1=window.left, y1=y + high + 0.2, x2=window.left + window.width, y2=y + high + 0.2, width=0.08),
    )  # fmt: skip


def _facts(flow: Flow, facts: tuple[tuple[str, str], ...], y: float) -> float:
    """Pairs at the right of the recipient; where they end."""
    left = 125.0
    for label, value in facts:
        width = flow.right - left - _FACT_LABEL
        low = place_text(flow.put, label, (left, y, _FACT_LABEL - 2.0), ink=Ink.SMALL)
        high = place_text(flow.put, value, (left + _FACT_LABEL, y - 0.4, width))
        y += max(low, high) + 0.6
    return y


def _with_edges(page: PaperPage, number: int, count: int, sheet: Sheet, flow: Flow) -> PaperPage:
    """A page with its foot and, from the second on, a line that says what it belongs to."""
    marks: list[Mark] = []

    def put(*more: Mark) -> None:
        marks.extend(more)

    top = page.height - _FOOT
    put(Rule(x1=flow.left, y1=top, x2=flow.right, y2=top, width=0.1))
    words = said("paper.foot.page", page=str(number), pages=str(count))
    place_text(put, words, (flow.right - 40.0, top + 1.5, 40.0), ink=Ink.SMALL, side=Side.RIGHT)
    y = top + 1.5
    lines = [line for text in sheet.foot for line in wrapped(text, flow.measure - 44.0, Ink.SMALL)]
    for line in lines[:_LONGEST_FOOT]:
        y += place_text(put, line, (flow.left, y, flow.measure - 44.0), ink=Ink.SMALL)
    if number > 1:
        words = "  ·  ".join(filter(None, (sheet.head.name, sheet.short_title, sheet.stamp)))
        line = wrapped(words, flow.measure, Ink.SMALL)[0]
        place_text(put, line, (flow.left, _TOP, flow.measure), ink=Ink.SMALL)
    return replace(page, marks=(*page.marks, *marks))
