"""The three kinds of trouble: the owner's, the environment's, ours.

Every error carries a code and parameters, never a sentence: `texts` turns them into words for the window
and for the command line alike.
"""

from __future__ import annotations

import dataclasses
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_MOST_FRAMES = 40


@dataclass(frozen=True, slots=True)
class Problem:
    """Something about a value that its owner can put right; `field` names what it is about, '' the whole."""

    code: str
    field: str = ""
    params: dict[str, Any] = dataclasses.field(default_factory=dict)
    warning: bool = False


class CraftDeskError(Exception):
    """Anything that the program expects and can say in one sentence."""

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params: dict[str, Any] = params

    def __str__(self) -> str:
        shown = ", ".join(f"{key}={value!r}" for key, value in sorted(self.params.items()))
        return f"{self.code}({shown})"


class OwnerProblem(CraftDeskError):
    """What was asked can't be done as it was asked; the owner can ask differently."""


class ImportProblem(OwnerProblem):
    """A file that can't be brought in, and why."""


class ValidationProblem(OwnerProblem):
    """A draft that can't be saved; `problems` say what stands against it, field by field."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("draft.problems", count=len(problems))
        self.problems = problems


class Conflict(OwnerProblem):
    """The record was changed elsewhere since it was read."""


class NotFound(OwnerProblem):
    """The record that was asked for isn't there."""


class ShopFileProblem(CraftDeskError):
    """The shop file can't be opened as it is: empty, foreign, newer, damaged, hostile."""


class EnvironmentFailure(CraftDeskError):
    """Disk, rights or another program stood in the way; nothing of the shop was lost."""


class ShopLocked(EnvironmentFailure):
    """Another program has the shop file; the parameters say who and since when."""


class Fault(CraftDeskError):
    """A mistake of the program; `details` name its kind and place, never what the owner typed."""

    def __init__(self, details: str) -> None:
        super().__init__("program.fault", details=details)
        self.details = details


class Cancelled(CraftDeskError):
    """The owner stopped a long piece of work; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("work.cancelled")


def fault_of(error: BaseException) -> CraftDeskError:
    """Wrap a mistake of ours: its kind and where it happened, not its text, which may quote the owner's data."""
    if isinstance(error, MemoryError):
        return EnvironmentFailure("work.no_memory")
    frames = traceback.extract_tb(error.__traceback__, limit=-_MOST_FRAMES)
    places = [f"{Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
    return Fault("\n".join([type(error).__name__, *places]))
