"""A JSON object read member by member, and its arrays record by record, so that no file is too large for memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple, TextIO

_PIECE = 1 << 16
_LONGEST = 1 << 25
"""Characters of the longest record; no record of ours comes near it."""


class NotOurs(ValueError):
    """The text is no JSON object, or not a whole one."""


class Member(NamedTuple):
    """A member of the object: a value of its own, or one record of an array."""

    name: str
    value: Any
    in_array: bool


def members(stream: TextIO) -> Iterator[Member]:
    """Every member in order; NotOurs where the text stops being JSON."""
    text = _Text(stream)
    text.expect("{")
    while True:
        name = text.value()
        if not isinstance(name, str):
            raise NotOurs
        text.expect(":")
        if text.peek() == "[":
            for value in _records(text):
                yield Member(name, value, in_array=True)
        else:
            yield Member(name, text.value(), in_array=False)
        if text.take() == "}":
            break
        text.back(",")
    if text.peek():
        raise NotOurs


def _records(text: _Text) -> Iterator[Any]:
    text.expect("[")
    if text.peek() == "]":
        text.take()
        return
    while True:
        yield text.value()
        if text.take() == "]":
            return
        text.back(",")


class _Text:
    """A window on the text that moves on as it is read."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._decoder = json.JSONDecoder(parse_constant=_no_constant)
        self._room = ""
        self._at = 0
        self._last = ""

    def peek(self) -> str:
        """The next character that is no blank, or nothing at the end."""
        while True:
            while self._at < len(self._room):
                if self._room[self._at] not in " \t\r\n\ufeff":
                    return self._room[self._at]
                self._at += 1
            if not self._more():
                return ""

    def take(self) -> str:
        """Goes past that character."""
        self._last = self.peek()
        self._at += 1
        return self._last

    def expect(self, wanted: str) -> None:
        """Goes past one character that has to be there."""
        if self.take() != wanted:
            raise NotOurs

    def back(self, wanted: str) -> None:
        """What was taken last has to have been this."""
        if self._last != wanted:
            raise NotOurs

    def value(self) -> Any:
        """The next whole value."""
        if not self.peek():
            raise NotOurs
        while True:
            try:
                found, end = self._decoder.raw_decode(self._room, self._at)
            except RecursionError:
                raise NotOurs from None
            except ValueError:
                if len(self._room) - self._at > _LONGEST or not self._more():
                    raise NotOurs from None
                continue
            # A number that ends with the window may go on behind it.
            if end < len(self._room) or not self._more():
                self._at = end
                return found

    def _more(self) -> bool:
        piece = self._stream.read(max(_PIECE, len(self._room) - self._at))
        self._room = self._room[self._at :] + piece
        self._at = 0
        return bool(piece)


def _no_constant(name: str) -> None:
    raise ValueError(name)
