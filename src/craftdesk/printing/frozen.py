"""Pages as text and back: an issued paper is printed again from where its words stood, not laid out anew."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Any

from craftdesk.printing.marks import Frame, Ink, Mark, PaperPage, Picture, Rule, Side, Words


def to_text(pages: Sequence[PaperPage]) -> str:
    """Pages as one line of JSON, each mark a short list that begins with its kind."""
    held = [[page.width, page.height, [_written(mark) for mark in page.marks]] for page in pages]
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"))


def from_text(text: str) -> tuple[PaperPage, ...]:
    """The pages that `to_text` wrote."""
    return tuple(
        PaperPage(width=width, height=height, marks=tuple(_read(mark) for mark in marks))
        for width, height, marks in json.loads(text)
    )


def _written(mark: Mark) -> list[Any]:
    if isinstance(mark, Words):
        place = [mark.x, mark.y, mark.width, mark.height]
        return ["words", *place, mark.text, mark.ink, mark.side, mark.backwards, mark.size]
    if isinstance(mark, Rule):
        return ["rule", mark.x1, mark.y1, mark.x2, mark.y2, mark.width]
    if isinstance(mark, Frame):
        return ["frame", mark.x, mark.y, mark.width, mark.height]
    return ["picture", mark.x, mark.y, mark.width, mark.height, base64.b64encode(mark.data).decode()]


def _read(held: list[Any]) -> Mark:
    kind, *rest = held
    if kind == "words":
        x, y, width, height, text, ink, side, backwards, size = rest
        return Words(
            x=x, y=y, width=width, height=height, text=text, ink=Ink(ink), side=Side(side), backwards=backwards,
            size=size,
        )  # fmt: skip
    if kind == "rule":
        x1, y1, x2, y2, width = rest
        return Rule(x1=x1, y1=y1, x2=x2, y2=y2, width=width)
    if kind == "frame":
        x, y, width, height = rest
        return Frame(x=x, y=y, width=width, height=height)
    x, y, width, height, data = rest
    return Picture(x=x, y=y, width=width, height=height, data=base64.b64decode(data))
