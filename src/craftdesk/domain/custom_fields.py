"""The rules of fields that a shop defines itself: their titles and keys, and reading texts into values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from craftdesk.domain.custom_field import NO, YES, CustomField, CustomKind
from craftdesk.domain.customer import CustomValue
from craftdesk.domain.folding import fold
from craftdesk.domain.validation import LINE_LIMIT, TEXT_LIMIT, clean_line, clean_text
from craftdesk.errors import Problem

TITLE_LIMIT = 120
CHOICE_LIMIT = 200
FIELD_LIMIT = 200
_YES = frozenset("yes y true 1 x on ja j oui o si s sim vrai wahr ✓ ✔ ☑".split())
_NO = frozenset("no n false 0 off nein non nee nao faux falsch ✗ ✘ ☐".split())
_DECIMAL = re.compile(r"[-+\u2212]?[0-9]{1,15}(?:[.,][0-9]{1,9})?")
_KEY_LETTERS = re.compile(r"[^a-z0-9]+")
_LONGEST_KEY = 40
_SEPARATORS = re.compile(r"[,;\n]")


def key_of(title: str, taken: Iterable[str] = ()) -> str:
    """A key for a title that nobody has yet: `ring_size`, then `ring_size_2`."""
    plain = _KEY_LETTERS.sub("_", fold(title)).strip("_")[:_LONGEST_KEY].strip("_") or "field"
    others, key, number = set(taken), plain, 2
    while key in others:
        key, number = f"{plain}_{number}", number + 1
    return key


def same_title(one: str, other: str) -> bool:
    """Whether two titles are the same to a reader: case, accents and blanks don't matter."""
    return _comparable(one) == _comparable(other)


def _comparable(title: str) -> str:
    return " ".join((fold(title) or title.casefold()).split())


def clean_field(draft: CustomField) -> CustomField:
    """The field as it will be kept: tidy title, each choice once, no choices where the kind has none."""
    choices: dict[str, str] = {}
    for choice in draft.choices if draft.kind.has_choices else ():
        cleaned = clean_line(choice)
        if cleaned:
            choices.setdefault(cleaned.casefold(), cleaned)
    return CustomField(
        id=draft.id,
        key=draft.key,
        title=clean_line(draft.title),
        kind=draft.kind,
        choices=tuple(choices.values()),
        position=draft.position,
        active=draft.active,
    )


def field_problems(draft: CustomField, others: Iterable[CustomField]) -> tuple[Problem, ...]:
    """What stands against keeping a cleaned field beside the others."""
    found = []
    if not draft.title:
        found.append(Problem("custom.no_title", "title"))
    elif len(draft.title) > TITLE_LIMIT:
        found.append(Problem("text.too_long", "title", {"length": len(draft.title), "limit": TITLE_LIMIT}))
    elif any(one.id != draft.id and same_title(one.title, draft.title) for one in others):
        found.append(Problem("custom.title_taken", "title", {"title": draft.title}))
    if draft.kind.has_choices and not draft.choices:
        found.append(Problem("custom.no_choices", "choices"))
    if len(draft.choices) > CHOICE_LIMIT:
        found.append(Problem("list.too_long", "choices", {"length": len(draft.choices), "limit": CHOICE_LIMIT}))
    found += [
        Problem("text.too_long", "choices", {"length": len(choice), "limit": LINE_LIMIT})
        for choice in draft.choices
        if len(choice) > LINE_LIMIT
    ]
    return tuple(found)


def read_value(field: CustomField, text: str) -> tuple[str, Problem | None]:
    """The canonical value of a text, or what is wrong with it; an empty text is no value.

    Texts are read without a locale: numbers with a point or a comma and no grouping, days as ISO, several choices by
    lines (or by commas and semicolons, where a line as a whole is no choice). A window reads numbers and days of the
    owner's own writing first.
    """
    plain = clean_text(text)
    if not plain:
        return "", None
    if field.kind is CustomKind.SEVERAL:
        return _several(field, plain)
    value = _READERS[field.kind](field, plain)
    if not value and field.kind in _UNFIT:
        return "", _bad(field, _UNFIT[field.kind], plain)
    limit = TEXT_LIMIT if field.kind is CustomKind.LONG_TEXT else LINE_LIMIT
    if len(value) > limit:
        return "", Problem("text.too_long", field.target, {"length": len(value), "limit": limit})
    return value, None


def _bad(field: CustomField, code: str, text: str) -> Problem:
    return Problem(code, field.target, {"title": field.title, "text": text[:80]})


def _number(text: str) -> str:
    if not _DECIMAL.fullmatch(text):
        return ""
    value = Decimal(text.replace(",", ".").replace("\u2212", "-")).normalize()
    return format(value or Decimal(0), "f")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""


def _yes_or_no(text: str) -> str:
    word = text if len(text) == 1 and not text.isalpha() else fold(text)
    return YES if word in _YES else NO if word in _NO else ""


def _choice(choices: Sequence[str], text: str) -> str:
    wanted = text.casefold()
    return next((choice for choice in choices if choice.casefold() == wanted), "")


_UNFIT = {
    CustomKind.NUMBER: "custom.no_number",
    CustomKind.DATE: "custom.no_date",
    CustomKind.YES_NO: "custom.no_yes_no",
    CustomKind.CHOICE: "custom.no_choice",
}
_READERS: dict[CustomKind, Callable[[CustomField, str], str]] = {
    CustomKind.TEXT: lambda _, text: clean_line(text),
    CustomKind.LONG_TEXT: lambda _, text: text,
    CustomKind.NUMBER: lambda _, text: _number(text),
    CustomKind.DATE: lambda _, text: _day(text),
    CustomKind.YES_NO: lambda _, text: _yes_or_no(text),
    CustomKind.CHOICE: lambda field, text: _choice(field.choices, clean_line(text)),
}


def _several(field: CustomField, text: str) -> tuple[str, Problem | None]:
    chosen: set[str] = set()
    for line in text.split("\n"):
        # A choice may hold a comma itself.
        whole = _choice(field.choices, clean_line(line))
        for piece in [line] if whole else _SEPARATORS.split(line):
            wanted = clean_line(piece)
            known = _choice(field.choices, wanted)
            if wanted and not known:
                return "", _bad(field, "custom.no_choice", wanted)
            chosen.add(known)
    return "\n".join(choice for choice in field.choices if choice in chosen), None


def choices_in(kind: CustomKind, texts: Iterable[str]) -> tuple[str, ...]:
    """The choices that a field would need to hold some texts, in the order in which they come."""
    found: dict[str, str] = {}
    for text in texts:
        for piece in _SEPARATORS.split(text) if kind is CustomKind.SEVERAL else (text,):
            choice = clean_line(piece)
            if choice:
                found.setdefault(choice.casefold(), choice)
    return tuple(found.values())


def custom_problems(custom: Iterable[CustomValue], fields: Iterable[CustomField]) -> tuple[Problem, ...]:
    """What is wrong with a customer's own values; a value of a field that nobody knows is not looked at."""
    known = {field.key: field for field in fields}
    problems = (read_value(known[one.key], one.value)[1] for one in custom if one.key in known)
    return tuple(problem for problem in problems if problem is not None)


def canonical(custom: Iterable[CustomValue], fields: Iterable[CustomField]) -> tuple[CustomValue, ...]:
    """A customer's own values as they are kept: written the one way, those of unknown fields left out."""
    known = {field.key: field for field in fields}
    kept: dict[str, str] = {}
    for one in custom:
        if one.key in known:
            value, problem = read_value(known[one.key], one.value)
            kept[one.key] = one.value if problem else value
    return tuple(CustomValue(key=key, value=kept[key]) for key in sorted(kept) if kept[key])
