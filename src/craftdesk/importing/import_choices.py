"""What the owner settles before a file is brought in, and how an answer to a question changes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from craftdesk.domain.custom_field import CustomKind
from craftdesk.importing.guessing_doubles import MEANING, WHICH_COLUMN
from craftdesk.importing.rulings import Decision
from craftdesk.importing.targets import LEFT_OUT
from craftdesk.importing.value_dates import Order
from craftdesk.importing.value_money import Sign

DATE_ORDER, DECIMAL_SIGN = "import.ask.date_order", "import.ask.decimal_sign"
_ORDERS: Mapping[str, Order] = {"dmy": "dmy", "mdy": "mdy", "ymd": "ymd"}
_SIGNS: Mapping[str, Sign] = {".": ".", ",": ","}


class Mode(StrEnum):
    """What happens with customers and orders that the book has already."""

    ADD = "add"
    UPDATE = "update"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewField:
    """A field of the shop's own that an import adds for one of its columns."""

    title: str
    kind: CustomKind = CustomKind.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportChoices:
    """What the owner settles; None and empty leave it to the guess."""

    mode: Mode = Mode.UPDATE
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    """Record number of the header; 0: there is none."""
    sheet: str | None = None
    """The sheet of a workbook, or the part of another shop; None takes the one that is understood best."""
    date_order: Order | None = None
    decimal: Sign | None = None
    mapping: Mapping[int, str] = field(default_factory=dict)
    """Column index → target; an empty target leaves the column out."""
    named: Mapping[str, str] = field(default_factory=dict)
    """Heading → target, as `--map` says it."""
    blank_erases: bool = False
    new_fields: Mapping[int, NewField] = field(default_factory=dict)
    """Column index → the field of the shop's own that it becomes; made when the plan is applied."""
    use_remembered: bool = True
    """Whether what was chosen for an earlier file with these headings holds."""
    decisions: Mapping[int, Decision] = field(default_factory=dict)
    """Row → what is to become of it, whatever the rules say."""
    groups: Mapping[str, Decision] = field(default_factory=dict)
    """The same for all rows of a kind (`new`, `changed`, `merged`) or all in doubt (`doubt`)."""
    include_skipped: bool = False
    """Bring in what a system exports although it is nobody (instant profiles)."""


class Asked(Protocol):
    """A question as a plan puts it."""

    @property
    def code(self) -> str:
        """What is asked."""

    @property
    def column(self) -> int:
        """The column it is about."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The possible answers."""

    @property
    def target(self) -> str:
        """The field in question, for questions about columns."""


def answered(choices: ImportChoices, question: Asked, answer: str) -> ImportChoices:
    """The choices with an answer to a question of the plan that was made with them."""
    if question.code == DATE_ORDER:
        return replace(choices, date_order=_ORDERS[answer])
    if question.code == DECIMAL_SIGN:
        return replace(choices, decimal=_SIGNS[answer])
    if question.code == MEANING:
        return replace(choices, mapping={**choices.mapping, question.column: answer})
    if question.code == WHICH_COLUMN:
        said = {int(one): question.target if one == answer else LEFT_OUT for one in question.choices}
        return replace(choices, mapping={**choices.mapping, **said})
    return choices
