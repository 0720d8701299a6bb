"""Frozen values as plain JSON and back, exactly: dataclasses by the names and types of their fields, nothing else.

What comes back is checked against the type hints of the class that was asked for; nothing is ever run or imported by
what stands in a text.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

_T = TypeVar("_T")


def to_plain(value: object) -> object:
    """A value as lists, mappings, texts and numbers; TypeError for what is no value of the domain."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date):  # a datetime, too
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, tuple):
        return [to_plain(one) for one in value]
    raise TypeError(type(value).__name__)


def from_plain(kind: type[_T], plain: object) -> _T:
    """The value of a class that `to_plain` wrote; ValueError for anything else."""
    try:
        found = _read(kind, plain)
    except (TypeError, ArithmeticError) as error:
        raise ValueError(kind.__name__) from error
    return cast("_T", found)


def _read(hint: Any, plain: object) -> Any:
    while isinstance(hint, NewType):
        hint = hint.__supertype__
    origin = get_origin(hint)
    if origin in {Union, types.UnionType}:
        return _one_of(get_args(hint), plain)
    if origin is tuple:
        return _tuple(get_args(hint), plain)
    if not isinstance(hint, type):
        raise TypeError(str(hint))
    if dataclasses.is_dataclass(hint):
        return _record(hint, plain)
    if issubclass(hint, Enum):
        return hint(plain)
    return _simple(hint, plain)


def _simple(hint: type, plain: object) -> object:
    if hint is datetime or hint is date:
        if not isinstance(plain, str):
            raise TypeError(hint.__name__)
        return datetime.fromisoformat(plain) if hint is datetime else date.fromisoformat(plain)
    if hint is Decimal and isinstance(plain, str):
        return Decimal(plain)
    # A bool is an int to Python, but no number to anybody else.
    if hint in {str, int, bool, type(None)} and type(plain) is hint:
        return plain
    raise ValueError(hint.__name__)


def _record(hint: type, plain: object) -> object:
    known = _hints(hint)
    if not isinstance(plain, Mapping) or not plain.keys() <= known.keys():
        raise ValueError(hint.__name__)
    return hint(**{key: _read(known[key], value) for key, value in plain.items()})


def _one_of(hints: tuple[Any, ...], plain: object) -> object:
    for hint in hints:
        try:
            return _read(hint, plain)
        except (ValueError, TypeError):
            continue
    raise ValueError("none of these")


def _tuple(hints: tuple[Any, ...], plain: object) -> tuple[object, ...]:
    if not isinstance(plain, list):
        raise TypeError("no tuple")
    if hints[-1] is Ellipsis:
        return tuple(_read(hints[0], one) for one in plain)
    return tuple(_read(hint, one) for hint, one in zip(hints, plain, strict=True))


@cache
def _hints(hint: type) -> dict[str, Any]:
    return {one.name: get_type_hints(hint)[one.name] for one in dataclasses.fields(hint)}
