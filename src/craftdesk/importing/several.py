"""Several e-mails or phones that stand in one cell."""

from __future__ import annotations

import re

_MAIL_SIGNS = re.compile(r"\s*(?: ::: |[;,|\n]|\s/\s|\s)\s*")
_BRACKETED = re.compile(r"<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>", re.IGNORECASE)
_SURE_SIGNS = re.compile(r"\s*(?: ::: |[;\n])\s*")
_MAYBE_SIGNS = re.compile(r"\s*[,|]\s*|\s+/\s+|\s+(?:oder|or|ou|und|and|et|o|of|en|eller|og|och)\s+")
_LEAST_DIGITS = 6
_WITHOUT_ZERO = 9


def mails_in(cell: str) -> list[str]:
    """The e-mails of a cell, and whatever else stands among them: `Ida Berg <ida@example.com>` holds one."""
    if "<" in cell and (found := _BRACKETED.findall(cell)):
        return [str(one) for one in found]
    pieces = (piece.strip("<>()\"'") for piece in _MAIL_SIGNS.split(cell))
    return [piece.removeprefix("mailto:") for piece in pieces if piece]


def phones_in(cell: str) -> list[str]:
    """The phones of a cell; commas and strokes divide it only where a whole number stands on every side of them."""
    if ";" in cell or ":::" in cell or "\n" in cell:
        return [piece for piece in _SURE_SIGNS.split(cell) if piece]
    if len(cell) < 2 * _LEAST_DIGITS:
        return [cell]
    pieces = [piece for piece in _MAYBE_SIGNS.split(cell) if piece]
    return (
        pieces
        if len(pieces) > 1 and _digits(pieces[0]) >= _LEAST_DIGITS and all(map(_is_whole, pieces[1:]))
        else [cell]
    )


def _is_whole(piece: str) -> bool:
    """Whether a piece can be dialled as it is: it begins with an area code of its own."""
    return _digits(piece) >= (_LEAST_DIGITS if piece[0] in "0+(" else _WITHOUT_ZERO)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))
