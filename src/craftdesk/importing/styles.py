"""The first look at a whole file: how its dates and numbers are written, and which orders lie scattered in it."""

from __future__ import annotations

from collections.abc import Collection, Generator
from dataclasses import dataclass, field, replace

from craftdesk.domain.progress import Progress
from craftdesk.importing.columns import Styles
from craftdesk.importing.key_index import KeyIndex
from craftdesk.importing.mapping import ColumnMap
from craftdesk.importing.order_moments import order_by_zone
from craftdesk.importing.order_rows import numbers_of
from craftdesk.importing.table import Chunk, Table
from craftdesk.importing.targets import AMOUNTS, DATES, QUANTITIES, base
from craftdesk.importing.value_dates import DateEvidence, DateStyle, Order
from craftdesk.importing.value_money import NumberEvidence, NumberStyle, Sign
from craftdesk.importing.values import Question

_MOST_ZONES = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnQuestion:
    """Something that nothing in a column decides, and what holds until it is answered."""

    column: int
    heading: str
    code: str
    choices: tuple[str, ...]
    default: str
    examples: tuple[str, ...] = ()
    target: str = ""
    """The field in question, where columns are asked for."""
    headings: tuple[str, ...] = ()
    """What the columns are called that are the choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstLook:
    """What has to be known of the whole file before its first row can be read."""

    styles: Styles = field(default_factory=Styles)
    questions: tuple[ColumnQuestion, ...] = ()
    scattered: dict[str, int] = field(default_factory=dict)
    """Rows by number of those orders whose rows do not stand together."""


@dataclass(slots=True)
class _Evidence:
    dates: dict[int, DateEvidence]
    numbers: dict[int, NumberEvidence]
    orders: ColumnMap | None
    """The map of a file whose rows belong to orders."""
    zone: int | None = None
    """The column of time zones."""
    zones: set[str] = field(default_factory=set)
    scattered: dict[str, int] = field(default_factory=dict)
    last: str = ""
    run: int = 0

    def look(self, chunk: Chunk, seen: KeyIndex) -> None:
        for index, dates in self.dates.items():
            dates.look(chunk.columns[index])
        for index, numbers in self.numbers.items():
            numbers.look(chunk.columns[index])
        if self.zone is not None and len(self.zones) < _MOST_ZONES:
            self.zones.update(chunk.columns[self.zone])
        if self.orders is not None:
            self._look_at_orders(numbers_of(chunk, self.orders), seen)

    def _look_at_orders(self, cells: list[str], seen: KeyIndex) -> None:
        seen.prepare(cells)
        for cell in cells:
            if not cell or cell == self.last:
                self.run += bool(cell)
                continue
            # Until a number comes back, only how long its first run was is kept.
            seen.add(self.last, self.run)
            if self.last in self.scattered:
                self.scattered[self.last] += self.run
            first = seen.get(cell)
            if first is not None and cell not in self.scattered:
                self.scattered[cell] = first
            self.last, self.run = cell, 1

    def finish(self) -> dict[str, int]:
        if self.last in self.scattered:
            self.scattered[self.last] += self.run
        return self.scattered


def first_look(
    table: Table,
    columns: ColumnMap,
    *,
    this_year: int,
    date_order: Order | None = None,
    decimal: Sign | None = None,
    home: Order = "dmy",
    own_dates: Collection[int] = (),
    own_numbers: Collection[int] = (),
) -> Generator[Progress, None, FirstLook]:
    """Reads the whole file once where that is needed; ask once, tell the default.

    `own_dates` and `own_numbers` are columns that become fields of the shop's own.
    """
    found = _Evidence(
        dates={
            one.index: DateEvidence() for one in columns.columns if base(one.field) in DATES or one.index in own_dates
        },
        numbers={
            one.index: NumberEvidence()
            for one in columns.columns
            if base(one.field) in AMOUNTS | QUANTITIES or one.index in own_numbers
        },
        orders=columns if columns.has("order_number") else None,
        zone=next(iter(columns.indexes("order_zone")), None),
    )
    if not (found.dates or found.numbers or found.orders is not None):
        return FirstLook()
    done = 0
    with KeyIndex() as seen:
        for chunk in table.chunks():
            found.look(chunk, seen)
            done += len(chunk.rows) + len(chunk.rejected)
            yield Progress(done, 0, "import.looking")
    known = columns.preset.date_order or order_by_zone(found.zones)
    dates = {
        index: evidence.style(this_year=this_year, prefer=date_order, default=known or home)
        for index, evidence in found.dates.items()
    }
    if known is not None:
        # The system or the zone says what nothing in the column decides.
        dates = {index: replace(style, question=None) for index, style in dates.items()}
    numbers = {
        index: evidence.style(prefer=decimal, thousandths=base(columns.columns[index].field) in QUANTITIES)
        for index, evidence in found.numbers.items()
    }
    return FirstLook(
        styles=Styles(dates=dates, numbers=numbers),
        questions=_questions(columns, {**dates, **numbers}),
        scattered=found.finish(),
    )


def _questions(columns: ColumnMap, styles: dict[int, DateStyle | NumberStyle]) -> tuple[ColumnQuestion, ...]:
    asked = []
    for index, style in sorted(styles.items()):
        question: Question | None = style.question
        if question is not None:
            asked.append(
                ColumnQuestion(
                    column=index,
                    heading=columns.columns[index].heading,
                    code=question.code,
                    choices=question.choices,
                    default=question.default,
                    examples=question.examples,
                )
            )
    return tuple(asked)
