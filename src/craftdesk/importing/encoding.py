"""Bytes to text: which encoding, proved over the whole file, and nothing lost on the way.

The ladder: a BOM decides; UTF-16 without one shows by its NUL bytes; then UTF-8, if the whole file is, or all of it but
a few torn letters, for which not every other letter with an accent may turn into two wrong ones; else MacRoman if
lines end in CR alone, else Windows-1252. The five bytes that Windows-1252 leaves undefined become the controls of the
same number, as browsers do, so that no byte vanishes. Bytes that the encoding can't read become lone surrogates: the
rows that hold one are rejected by name instead of being altered.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from io import TextIOWrapper

from craftdesk.errors import ImportProblem
from craftdesk.importing.source import Source, looks_binary

CHOICES: tuple[str, ...] = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "mac-roman", "iso8859-1",
    "iso8859-2", "iso8859-9", "iso8859-15", "cp437", "cp850", "cp852", "cp1250", "cp1251", "cp1253", "cp1254",
    "cp1255", "cp1256", "cp1257", "koi8-r", "shift_jis", "cp932", "euc_jp", "gb18030", "big5", "cp949",
)  # fmt: skip
"""What the owner may choose instead of the guess."""

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
KEEP = "craftdesk.keep"
"""The error handler by which no byte is lost."""
_CHUNK = 1 << 18
_WHOLE_TO_TORN = 4
_UNREADABLE = re.compile("[\ud800-\udfff]")
_BY_CODEC = {codecs.lookup(name).name: name for name in reversed(CHOICES)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """How the bytes of one file become text."""

    name: str
    line_ends: tuple[str, ...] = ()
    """Which of CRLF, LF, CR occur, in this order."""
    damaged: bool = False
    """Some bytes can't be read in this encoding; their rows will be rejected."""
    has_nul: bool = False
    mostly_whole: bool = False
    """Damaged, but nearly all letters beyond ASCII can be read: no other encoding makes such text by chance."""


def _keep(error: UnicodeError) -> tuple[str, int]:
    """Stands for what can't be decoded: C1 controls in Windows-1252, lone surrogates elsewhere."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    lost = error.object[error.start : error.end]
    base = 0 if error.encoding in {"cp1252", "charmap"} else 0xDC00
    return "".join(chr(base + byte) for byte in lost), error.end


codecs.register_error(KEEP, _keep)


def choose_encoding(source: Source, head: bytes, chosen: str | None = None) -> Encoding:
    """The encoding of a file, by choice or by the ladder, checked over all its bytes."""
    if chosen is not None:
        return _examined(source, _with_order(_known(chosen), head))
    for bom, name in _BOMS:
        if head.startswith(bom):
            return _examined(source, name)
    if wide := _wide_without_bom(head):
        return _examined(source, wide)
    if looks_binary(head):
        raise ImportProblem("import.binary", file=source.name)
    examined = _examined(source, "utf-8")
    if not examined.damaged or examined.mostly_whole:
        return examined
    only_cr = b"\r" in head and b"\n" not in head
    return _examined(source, "mac-roman" if only_cr else "cp1252")


def open_text(source: Source, encoding: Encoding) -> TextIOWrapper:
    """The text of a file from its beginning, line ends as they are; the caller closes it."""
    return TextIOWrapper(source.open(), encoding=encoding.name, errors=KEEP, newline="")


def unreadable(text: str) -> bool:
    """Whether the text holds a character that stands for bytes which could not be decoded."""
    return _UNREADABLE.search(text) is not None


def _with_order(name: str, head: bytes) -> str:
    """UTF-16 and UTF-32 need to know the order of bytes where no BOM tells it."""
    if name not in {"utf-16", "utf-32"} or any(head.startswith(bom) for bom, of in _BOMS if of == name):
        return name
    return (_wide_without_bom(head) or "utf-16-le") if name == "utf-16" else "utf-32-le"


def codec_named(text: str) -> str | None:
    """The encoding of `CHOICES` that a text names; None for any other codec, text or not."""
    try:
        return _BY_CODEC.get(codecs.lookup(text.strip()).name)
    except (LookupError, ValueError):
        return None


def _known(chosen: str) -> str:
    name = codec_named(chosen)
    if name is None:
        raise ImportProblem("import.encoding_unknown", encoding=chosen)
    return name


def _wide_without_bom(head: bytes) -> str | None:
    """UTF-16 shows by NULs on one side of each pair and almost none on the other."""
    pairs = len(head) // 2
    if pairs < 4:
        return None
    even, odd = head[0 : pairs * 2 : 2].count(0), head[1 : pairs * 2 : 2].count(0)
    for name, nuls, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if nuls * 10 >= pairs and others * 20 <= nuls:
            text = head[: pairs * 2].decode(name, "replace")
            strange = sum(1 for char in text if char == "�" or (char < " " and char not in "\t\r\n\v\f"))
            if strange * 50 <= len(text):
                return name
    return None


def _examined(source: Source, name: str) -> Encoding:
    """Reads the whole file once: whether it holds what the encoding promises, and how its lines end."""
    crlf = lf = cr = whole = torn = 0
    damaged = has_nul = False
    before = ""
    strict = codecs.getincrementaldecoder(name)("strict")
    keeping = codecs.getincrementaldecoder(name)(KEEP)
    with source.open() as stream:
        while True:
            data = stream.read(_CHUNK)
            try:
                text = (keeping if damaged else strict).decode(data, final=not data)
            except UnicodeDecodeError:
                keeping.setstate(strict.getstate())
                text, damaged = keeping.decode(data, final=not data), True
            has_nul = has_nul or "\0" in text
            if not text.isascii():
                lost = len(_UNREADABLE.findall(text)) if damaged else 0
                torn += lost
                whole += len(text) - len(text.encode("ascii", "ignore")) - lost
            joined = text.count("\r\n") + (before == "\r" and text.startswith("\n"))
            crlf += joined
            lf += text.count("\n") - joined
            cr += text.count("\r") - joined
            before = text[-1:] or before
            if not data:
                break
    ends = tuple(kind for kind, count in (("CRLF", crlf), ("LF", lf), ("CR", cr)) if count > 0)
    # Windows-1252 reads every byte in its way, so nothing is ever missing.
    return Encoding(
        name=name,
        line_ends=ends,
        damaged=damaged and name != "cp1252",
        has_nul=has_nul,
        mostly_whole=0 < torn * _WHOLE_TO_TORN <= whole,
    )
