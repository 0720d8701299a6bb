"""How words are filled: parameters by name, and one or other form by a number."""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

from craftdesk.domain.money import Money

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Counted:
    """Words for one and words for any other number; `by` names the number."""

    one: str
    other: str
    by: str = "count"


Template = str | Counted


def filled(template: Template, params: Mapping[str, Any]) -> str:
    """The words with their parameters; a missing one leaves a gap, never an error."""
    if isinstance(template, Counted):
        template = template.one if params.get(template.by) == 1 else template.other
    return _FORMATTER.vformat(template, (), _shown(params)).replace("  ", " ").strip()


def names_in(template: Template) -> set[str]:
    """The names of the parameters that the words want."""
    texts = (template.one, template.other) if isinstance(template, Counted) else (template,)
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


class _Formatter(string.Formatter):
    """Leaves a gap where a parameter is missing."""

    def get_value(self, key: int | str, args: Any, kwargs: Mapping[str, Any]) -> Any:  # noqa: ARG002  # its signature
        """What a name stands for; nothing for an unknown one."""
        return kwargs.get(str(key), "")


_FORMATTER = _Formatter()


def _shown(params: Mapping[str, Any]) -> dict[str, str]:
    shown = {name: _value(value) for name, value in params.items()}
    if "path" in params and "file" not in shown:
        shown["file"] = _value(PurePath(str(params["path"])).name or params["path"])
    if "since" in params:
        shown["since"] = _moment(shown["since"])
    return shown


def _moment(text: str) -> str:
    """An instant by the clock on the wall: `17:44`, with its day where that is not today."""
    try:
        at = datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError):
        return text  # whatever a damaged lock says
    return f"{at:%H:%M}" if at.date() == datetime.now().astimezone().date() else f"{at:%Y-%m-%d %H:%M}"


def _value(value: Any) -> str:
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    if isinstance(value, Money):
        return f"{value.plain()} {value.currency}"
    if isinstance(value, list | tuple | frozenset | set):
        return ", ".join(_value(one) for one in value)
    text = " ".join(str(value).split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
