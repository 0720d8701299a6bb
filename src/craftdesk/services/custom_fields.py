"""Fields of the shop's own: adding, renaming, ordering, changing and deleting them; each is one step of undo.

No value is lost without being told: a kind changes only when every value fits it, a choice that customers have goes
only where it is said what becomes of theirs, and a deleted field says how many customers had something in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from craftdesk.domain.changes import ChangeSet
from craftdesk.domain.custom_field import CustomField, CustomKind, pieces
from craftdesk.domain.custom_fields import (
    FIELD_LIMIT,
    choices_in,
    clean_field,
    field_problems,
    key_of,
    read_value,
    same_title,
)
from craftdesk.domain.operation import OperationLabel
from craftdesk.errors import OwnerProblem, Problem, ValidationProblem
from craftdesk.storage.book import Book, Store, UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedField:
    """A field as it is kept now, how many customers' values changed with it, and the news."""

    field: CustomField
    changes: ChangeSet
    values: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfits:
    """What of a field's values would not fit another kind: how many customers have such, and the first few of them."""

    count: int = 0
    examples: tuple[str, ...] = ()


class CustomFieldService:
    """What can be done with fields of the shop's own."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def fields(self, *, active: bool | None = True) -> tuple[CustomField, ...]:
        """The fields in the shop's order: those in use, those put away (False), or all (None)."""
        with self._store.reading() as book:
            return book.custom_fields.all(active=active)

    def get(self, key: str) -> CustomField:
        """One field; NotFound when there is none."""
        with self._store.reading() as book:
            return book.custom_fields.get(key)

    def used(self) -> dict[str, int]:
        """How many customers have something in each field, by key."""
        with self._store.reading() as book:
            return book.custom_fields.used()

    def choices_used(self, key: str) -> dict[str, int]:
        """How many customers have each choice of a field."""
        counts: dict[str, int] = {}
        with self._store.reading() as book:
            field = book.custom_fields.get(key)
            for value, count in book.custom_fields.values(field):
                for piece in pieces(field, value):
                    counts[piece] = counts.get(piece, 0) + count
        return counts

    def choices_for(self, key: str, kind: CustomKind) -> tuple[str, ...]:
        """The choices that a field needs to keep its values as another kind: its own, or those found in the values."""
        with self._store.reading() as book:
            return _choices_for(book, book.custom_fields.get(key), kind)

    def misfits(self, key: str, kind: CustomKind) -> Misfits:
        """What of a field's values would not fit another kind."""
        with self._store.reading() as book:
            field = book.custom_fields.get(key)
            changed = replace(field, kind=kind, choices=_choices_for(book, field, kind))
            return _converted(book, field, changed)[1]

    def problems(self, draft: CustomField) -> tuple[Problem, ...]:
        """What stands against keeping a field."""
        with self._store.reading() as book:
            return field_problems(clean_field(draft), book.custom_fields.all())

    def define(self, draft: CustomField) -> SavedField:
        """Adds a field; its key is made from the title."""
        with self._store.begin(OperationLabel("custom.defined", {"title": draft.title})) as unit:
            field = define_in(unit, draft)
            return SavedField(field=field, changes=unit.commit())

    def change(self, draft: CustomField, replaced: Mapping[str, str] | None = None) -> SavedField:
        """Saves title, kind and choices of a field. `replaced` says what becomes of a choice: a new name, or nothing.

        OwnerProblem where a choice in use goes without a word on its customers, or where values don't fit a new kind.
        """
        with self._store.begin(OperationLabel("custom.changed", {"title": draft.title})) as unit:
            standing = unit.custom_fields.get(draft.key)
            wanted = clean_field(replace(draft, id=standing.id, position=standing.position, active=standing.active))
            _refuse(field_problems(wanted, unit.custom_fields.all()))
            if wanted.kind is standing.kind:
                news = _with_choices(unit, standing, wanted, replaced or {})
            else:
                news, misfits = _converted(unit, standing, wanted)
                if misfits.count:
                    example = misfits.examples[0]
                    raise OwnerProblem("custom.misfits", title=standing.title, count=misfits.count, example=example)
            values = unit.custom_fields.replace_values(standing, news)
            unit.custom_fields.save(wanted)
            if wanted == replace(standing, title=wanted.title):
                unit.relabel(OperationLabel("custom.renamed", {"before": standing.title, "title": wanted.title}))
            return SavedField(field=wanted, changes=unit.commit(), values=values)

    def reorder(self, keys: Sequence[str]) -> ChangeSet:
        """Puts fields into an order; those not named follow in the one they had."""
        with self._store.begin(OperationLabel("custom.reordered")) as unit:
            standing = {field.key: field for field in unit.custom_fields.all()}
            order = [*dict.fromkeys(key for key in keys if key in standing)]
            order += [key for key in standing if key not in order]
            for position, key in enumerate(order):
                unit.custom_fields.save(replace(standing[key], position=position))
            return unit.commit()

    def put_away(self, key: str) -> SavedField:
        """Takes a field out of forms and cards without losing a value."""
        with self._store.begin(OperationLabel("custom.put_away")) as unit:
            field = replace(unit.custom_fields.get(key), active=False)
            unit.relabel(OperationLabel("custom.put_away", {"title": field.title}))
            unit.custom_fields.save(field)
            return SavedField(field=field, changes=unit.commit())

    def take_back(self, key: str) -> SavedField:
        """Uses a field again that was put away."""
        with self._store.begin(OperationLabel("custom.taken_back")) as unit:
            field = replace(unit.custom_fields.get(key), active=True)
            unit.relabel(OperationLabel("custom.taken_back", {"title": field.title}))
            unit.custom_fields.save(field)
            return SavedField(field=field, changes=unit.commit())

    def remove(self, key: str) -> SavedField:
        """Deletes a field with what customers have in it; `values` says how many had something."""
        with self._store.begin(OperationLabel("custom.removed")) as unit:
            field = unit.custom_fields.get(key)
            unit.relabel(OperationLabel("custom.removed", {"title": field.title}))
            count = unit.custom_fields.remove(field)
            return SavedField(field=field, changes=unit.commit(), values=count)


def define_in(unit: UnitOfWork, draft: CustomField) -> CustomField:
    """Adds a field inside a larger operation, such as an import."""
    standing = unit.custom_fields.all()
    wanted = clean_field(replace(draft, key=key_of(draft.title, (field.key for field in standing))))
    _refuse(field_problems(wanted, standing))
    if len(standing) >= FIELD_LIMIT:
        raise OwnerProblem("custom.too_many", limit=FIELD_LIMIT)
    return unit.custom_fields.add(wanted)


def find(fields: Iterable[CustomField], title: str, kind: CustomKind | None = None) -> CustomField | None:
    """The field of a title, as a reader compares it, and of a kind where one is said."""
    found = (field for field in fields if same_title(field.title, title) and kind in (None, field.kind))
    return next(found, None)


def _refuse(problems: tuple[Problem, ...]) -> None:
    if problems:
        raise ValidationProblem(problems)


def _choices_for(book: Book, field: CustomField, kind: CustomKind) -> tuple[str, ...]:
    if not kind.has_choices:
        return ()
    if field.kind.has_choices:
        return field.choices
    return choices_in(kind, (value for value, _ in book.custom_fields.values(field)))


def _converted(book: Book, old: CustomField, new: CustomField) -> tuple[dict[str, str], Misfits]:
    """Every value of a field as another kind writes it, and what can't be written so."""
    news: dict[str, str] = {}
    count, examples = 0, []
    for value, customers in book.custom_fields.values(old):
        parts = pieces(old, value)
        text = value if new.kind is CustomKind.SEVERAL else ", ".join(parts)
        written, problem = read_value(new, text)
        torn = new.kind is CustomKind.TEXT and "\n" in text
        if problem is not None or torn:
            count += customers
            examples.append(" ".join(text.split()))
        news[value] = written
    return news, Misfits(count=count, examples=tuple(examples[:5]))


def _with_choices(
    unit: UnitOfWork, standing: CustomField, wanted: CustomField, replaced: Mapping[str, str]
) -> dict[str, str]:
    """The values of a field after its choices changed."""
    if not wanted.kind.has_choices:
        return {}
    kept = set(wanted.choices)
    news: dict[str, str] = {}
    for value, count in unit.custom_fields.values(standing):
        after = [replaced.get(piece, piece) for piece in pieces(standing, value)]
        for piece, new in zip(pieces(standing, value), after, strict=True):
            if new and new not in kept:
                raise OwnerProblem("custom.choice_used", choice=piece, title=standing.title, count=count)
        # Several stand in the order of the choices, whatever that is now.
        news[value] = "\n".join(choice for choice in wanted.choices if choice in after)
    return news
