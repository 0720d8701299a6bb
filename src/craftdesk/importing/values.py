"""What reading a cell can end in beside a value: a problem with it, or a question about its whole column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class ValueProblem:
    """Why a cell gives no value: a code with parameters, the text as it stood among them."""

    code: str
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something that nothing in a column decides: asked once, with examples; the default holds until answered."""

    code: str
    choices: tuple[str, ...]
    default: str
    examples: tuple[str, ...] = ()
