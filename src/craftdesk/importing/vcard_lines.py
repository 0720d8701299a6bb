"""The text of contact cards, cut into properties: folded lines joined, pictures skipped, bytes decoded one by one.

Reading is tolerant: phones, mail programs and web services all write the format (RFC 6350, RFC 2426, vCard 2.1) in
their own way. Every byte is carried through as the character of its number until the property's own character set is
known, because a file may mix them. Memory stays flat however long a line is.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from functools import lru_cache
from io import TextIOWrapper
from typing import NamedTuple

from craftdesk.importing.encoding import KEEP, Encoding, codec_named
from craftdesk.importing.source import Source

MAX_LINE = 200_000
"""Characters of one property; what is longer is a picture or a sound, and cut off."""
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]+")
_NAME = re.compile(r"(?:([\w-]{1,60})\.)?([A-Za-z][\w-]{0,60})\s*$", re.ASCII)
_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-WAB-PHOTO"})
_ENCODINGS = frozenset({"base64", "b"})
_BLANKS = frozenset({" ", "\t"})


class Property(NamedTuple):
    """One property of a card: `item1.ADR;TYPE=home:;;5 Kiln Lane…`."""

    group: str
    name: str
    """In capitals; empty for a line that is no property."""
    types: frozenset[str]
    """What the parameter TYPE says, and in version 2.1 what stands without a name; in small letters."""
    params: dict[str, str]
    text: str
    """Decoded, but with its escapes: `\\n`, `\\,`, `\\;`."""
    quoted: bool = False
    """It was quoted-printable, where a new line is written as itself."""


def properties(source: Source, encoding: Encoding, *, settled: bool = False) -> Iterator[Property]:
    """Every property of a file in order; `settled` says that the owner has chosen the encoding."""
    wide = encoding.name.startswith(("utf-16", "utf-32"))
    decode = _Decoder(encoding.name, wide=wide, settled=settled)
    # Latin 1 gives each byte the character of its number, and universal newlines know CR alone, too.
    name = encoding.name if wide else "latin-1"
    with TextIOWrapper(source.open(), encoding=name, errors=KEEP if wide else "strict", newline=None) as stream:
        lines = _Lines(stream)
        while (line := lines.take()) is not None:
            if line:
                yield _read(line, lines, decode)


class _Lines:
    """Physical lines with one line of sight ahead; overlong ones lose their end."""

    def __init__(self, stream: TextIOWrapper) -> None:
        self._readline = stream.readline
        self.ahead = self._next()
        if self.ahead is not None:
            self.ahead = self.ahead.removeprefix("\xef\xbb\xbf").removeprefix("\ufeff")

    def take(self) -> str | None:
        line = self.ahead
        if line is not None:
            self.ahead = self._next()
        return line

    def _next(self) -> str | None:
        return self._completed(self._readline(MAX_LINE))

    def _completed(self, line: str) -> str | None:
        """A line without its end; what is beyond the limit is passed."""
        if not line:
            return None
        rest = line
        while rest and not rest.endswith("\n"):
            rest = self._readline(MAX_LINE)
        return line.rstrip("\n")

    def unfolded(self, line: str) -> str:
        """A line with the folded ones below it."""
        parts, length = [line], len(line)
        while self.ahead is not None and self.ahead[:1] in _BLANKS:
            parts.append((self.take() or "")[1:])
            length += len(parts[-1])
            if length >= MAX_LINE:
                self._pass_folded()
        return "".join(parts)

    def _pass_folded(self) -> None:
        """Goes past folded lines that nobody will read; there may be millions."""
        if self.ahead is None or self.ahead[:1] not in _BLANKS:
            return
        readline, whole = self._readline, True
        while line := readline(MAX_LINE):
            if whole and line[0] not in _BLANKS:
                break
            whole = line[-1] == "\n"
        self.ahead = self._completed(line)

    def softly_joined(self, line: str) -> str:
        """A quoted-printable line with those that its `=` at the end goes on in."""
        parts, length = [line], len(line)
        while parts[-1].endswith("=") and self.ahead is not None and not _is_end(self.ahead):
            part = self.take() or ""
            parts[-1] = parts[-1][:-1]
            # A folded line may begin with a blank that nobody wrote.
            parts.append(part if length < MAX_LINE else part[-1:])
            length += len(part)
        return "".join(parts)

    def skip_binary(self) -> None:
        """Passes the lines of a picture: folded, or not folded and ended by an empty line or the next property."""
        while self.ahead is not None and (self.ahead[:1] in _BLANKS or _BASE64.fullmatch(self.ahead)):
            self.take()


def _is_end(line: str) -> bool:
    return line[:4].upper() == "END:" or line[:6].upper() == "BEGIN:"


class _Decoder:
    """Text of a property from the characters that stand for its bytes."""

    def __init__(self, name: str, *, wide: bool, settled: bool) -> None:
        self._wide = wide
        self._names = ("utf-8",) if wide else (name,) if settled else ("utf-8", "cp1252")

    def raw(self, text: str) -> bytes:
        return text.encode("utf-8", "surrogatepass") if self._wide else text.encode("latin-1")

    def text(self, raw: bytes, charset: str) -> str:
        told = codec_named(charset) if charset else None
        for name in (told, *self._names) if told else self._names:
            try:
                return raw.decode(name)
            except UnicodeError:
                continue
        return raw.decode("utf-8", "surrogatepass") if self._wide else raw.decode("cp1252", KEEP)


class _Head(NamedTuple):
    """What stands before the colon of a property."""

    group: str
    name: str
    types: frozenset[str]
    params: dict[str, str]
    quoted: bool
    binary: bool


def _read(line: str, lines: _Lines, decode: _Decoder) -> Property:
    before, found, value = line.partition(":")
    if '"' in before or not found:
        # Only now: a name may be folded, and a colon may stand in quotation marks.
        before, found, value = _parted(line if found else lines.unfolded(line))
    head = _head(before) if found else None
    if head is None:
        return Property("", "", frozenset(), {}, decode.text(decode.raw(lines.unfolded(line)), ""))
    if head.binary:
        lines.skip_binary()
        return Property(head.group, head.name, head.types, head.params, "")
    if head.quoted:
        raw = quopri.decodestring(decode.raw(lines.unfolded(lines.softly_joined(value))))
        text = decode.text(raw, head.params.get("CHARSET", ""))
        return Property(head.group, head.name, head.types, head.params, text, quoted=True)
    ahead = lines.ahead
    if ahead is not None and ahead[:1] in _BLANKS:
        value = lines.unfolded(value)
    if not value.isascii():
        value = decode.text(decode.raw(value), head.params.get("CHARSET", ""))
    return Property(head.group, head.name, head.types, head.params, value)


@lru_cache(maxsize=2048)
def _head(text: str) -> _Head | None:
    """The name and the parameters of a property; the same few come again and again."""
    name = _NAME.match(text.partition(";")[0])
    if name is None:
        return None
    types, params = _params(text.partition(";")[2])
    encoding, title = params.get("ENCODING", ""), name[2].upper()
    binary = encoding in _ENCODINGS or title in _BINARY
    return _Head(name[1] or "", title, types, params, quoted=encoding == "quoted-printable", binary=binary)


def _parted(line: str) -> tuple[str, str, str]:
    """(name and parameters, the colon if there is one, the value): at the first colon outside quotation marks."""
    start = 0
    while True:
        colon = line.find(":", start)
        if colon < 0:
            return line, "", ""
        quote = line.find('"', start, colon)
        if quote < 0:
            return line[:colon], ":", line[colon + 1 :]
        closing = line.find('"', quote + 1)
        if closing < 0:
            return line[:colon], ":", line[colon + 1 :]
        start = closing + 1


def _params(text: str) -> tuple[frozenset[str], dict[str, str]]:
    """The types, and the other parameters by their name in capitals with their values in small letters."""
    types: set[str] = set()
    params: dict[str, str] = {}
    for param in re.findall(r'(?:[^;"]|"[^"]*"?)+', text)[:50]:
        key, named, value = param.partition("=")
        key, value = key.strip().upper(), value.replace('"', "").strip().lower()
        if named and key != "TYPE":
            params[key] = value
        elif named:
            types.update(one.strip() for one in value.split(","))
        elif key in {"QUOTED-PRINTABLE", "BASE64"}:
            params["ENCODING"] = key.lower()
        else:
            types.add(key.lower())
    return frozenset(types), params
