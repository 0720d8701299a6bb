"""The columns of a table, read from the text of its CREATE TABLE by hand: nothing of a stranger's SQL is ever run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LONGEST = 200_000
_TOKEN = re.compile(
    r"""--[^\n]*|/\*.*?(?:\*/|\Z)|\s+|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|'(?:[^']|'')*'|[^\W\d][\w$]*|.""",
    re.DOTALL,
)
_CONSTRAINTS = frozenset({"CONSTRAINT", "PRIMARY", "UNIQUE", "CHECK", "FOREIGN"})
_BEHIND_TYPE = _CONSTRAINTS | {"NOT", "NULL", "DEFAULT", "COLLATE", "REFERENCES", "GENERATED", "AS"}


@dataclass(frozen=True, slots=True)
class TableText:
    """What a CREATE TABLE says about the rows: the columns in the order in which a record has them.

    `alias` is the column that stands for the row id, '' for none.
    """

    columns: tuple[str, ...]
    alias: str = ""
    without_rowid: bool = False


def table_text(sql: str) -> TableText | None:
    """Reads a CREATE TABLE; None for a text that is none, or whose columns can't be known."""
    tokens = list(_tokens(sql[:_LONGEST]))
    words = [token.upper() for token in tokens[:3]]
    if words[:1] != ["CREATE"] or "TABLE" not in words or "(" not in tokens:
        return None
    if "AS" in (token.upper() for token in tokens[: tokens.index("(")]):
        return None
    items, rest = _items(tokens, tokens.index("("))
    items = [item for item in items if item]
    constraints = [item for item in items if item[0].upper() in _CONSTRAINTS]
    columns = [item for item in items if item[0].upper() not in _CONSTRAINTS and not _is_worked_out(item)]
    names = tuple(_plain(item[0]) for item in columns)
    key = next(filter(None, map(_table_key, constraints)), [])
    for item in columns:
        if "PRIMARY" in (upper := [part.upper() for part in item]):
            key = [_plain(item[0]), *(["", ""] if "DESC" in upper else [])]
    if "WITHOUT" in rest and "ROWID" in rest:
        first = tuple(name for name in key if name in names)
        return TableText(first + tuple(name for name in names if name not in first), "", without_rowid=True)
    alias = [_plain(item[0]) for item in columns if [_plain(item[0])] == key and _is_integer(item)]
    return TableText(names, alias[0] if alias else "")


def _is_worked_out(item: Sequence[str]) -> bool:
    """Whether a column is worked out when it is read, and not in the record."""
    upper = [token.upper() for token in item[1:]]
    return ("AS" in upper or "GENERATED" in upper) and "STORED" not in upper


def _tokens(sql: str) -> Iterator[str]:
    for found in _TOKEN.finditer(sql):
        token = found[0]
        if not token.isspace() and not token.startswith(("--", "/*")):
            yield token


def _items(tokens: Sequence[str], at: int) -> tuple[list[list[str]], list[str]]:
    """The parts between the outer brackets, parted at their commas, and the words behind them."""
    items: list[list[str]] = [[]]
    depth = 0
    for place in range(at, len(tokens)):
        part = tokens[place]
        if part == "(":
            depth += 1
            if depth == 1:
                continue
        elif part == ")":
            depth -= 1
            if depth == 0:
                return items, [word.upper() for word in tokens[place + 1 :]]
        if part == "," and depth == 1:
            items.append([])
        else:
            items[-1].append(part)
    return items, []


def _table_key(item: Sequence[str]) -> list[str]:
    upper = [token.upper() for token in item]
    if "PRIMARY" not in upper or "(" not in item:
        return []
    parts, _ = _items(item, item.index("("))
    return [_plain(part[0]) for part in parts if part]


def _is_integer(item: Sequence[str]) -> bool:
    kind = []
    for part in item[1:]:
        if part.upper() in _BEHIND_TYPE:
            break
        kind.append(part.upper())
    return kind == ["INTEGER"]


def _plain(name: str) -> str:
    first, last = name[:1], name[-1:]
    if first == "[":
        return name[1:-1]
    if first in {'"', "`", "'"} and first == last and len(name) > 1:
        return name[1:-1].replace(first * 2, first)
    return name
