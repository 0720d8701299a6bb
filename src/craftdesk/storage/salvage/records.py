"""Records of SQLite's file format: numbers of variable length, and the values of one row."""

from __future__ import annotations

import struct

Value = int | float | str | bytes | None
_LONGEST = 9
_FIXED = (0, 1, 2, 3, 4, 6, 8)
"""Bytes of the whole numbers, by their serial type."""
_REAL, _ZERO, _ONE, _FIRST_TEXT = 7, 8, 9, 12
_MORE = 0x80


class Mended(str):
    """A text of which some bytes were no letters, or that was cut off; what could not be read is U+FFFD."""

    __slots__ = ()


class Lost:
    """Stands for a value that is not there any more."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "LOST"


LOST = Lost()
Field = Value | Lost


def varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of one to nine bytes as a signed one, and where it ends; IndexError behind the end of `data`."""
    first = data[at]
    if first < _MORE:
        return first, at + 1
    value = 0
    for place in range(at, at + _LONGEST - 1):
        byte = data[place]
        value = value << 7 | byte & 0x7F
        if byte < _MORE:
            return value, place + 1
    value = value << 8 | data[at + _LONGEST - 1]
    return (value - (1 << 64) if value >> 63 else value), at + _LONGEST


def decode(payload: bytes, encoding: str, *, whole: bool = True) -> list[Field] | None:
    """The values of a record, or None for bytes that are none.

    A `whole` one fills its bytes exactly; of one that was cut off, what is behind the cut is LOST.
    """
    try:
        head, at = varint(payload, 0)
        if not at <= head <= len(payload):
            return None
        kinds = []
        while at < head:
            kind = payload[at]
            if kind < _MORE:
                at += 1
            else:
                kind, at = varint(payload, at)
            kinds.append(kind)
    except IndexError:
        return None
    if at != head:
        return None
    return _values(payload, head, kinds, encoding, whole=whole)


def _values(payload: bytes, at: int, kinds: list[int], encoding: str, *, whole: bool) -> list[Field] | None:
    values: list[Field] = []
    end = len(payload)
    for kind in kinds:
        if kind >= _FIRST_TEXT:
            size = kind - _FIRST_TEXT >> 1
            raw = payload[at : at + size]
            if kind & 1:
                values.append(_text(raw, encoding) if at + size <= end else _cut_text(raw, encoding))
            else:
                values.append(raw if at + size <= end else LOST)
        elif kind in {0, _ZERO, _ONE}:
            size = 0
            values.append(None if kind == 0 else kind - _ZERO)
        elif 0 < kind < _REAL:
            size = _FIXED[kind]
            values.append(int.from_bytes(payload[at : at + size], "big", signed=True) if at + size <= end else LOST)
        elif kind == _REAL:
            size = 8
            values.append(struct.unpack(">d", payload[at : at + 8])[0] if at + 8 <= end else LOST)
        else:  # kinds 10 and 11 are never written, negative ones no program means
            return None
        at += size
    return values if at == end or not whole else None


def _text(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return Mended(raw.decode(encoding, "replace"))


def _cut_text(raw: bytes, encoding: str) -> Field:
    return Mended(raw.decode(encoding, "ignore") + "\ufffd") if raw else LOST
