"""The editor for the value of a filter, by what the value is; each gives and shows the text that is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.domain.custom_field import NO, YES, CustomField, CustomKind
from craftdesk.domain.customer import CustomerType
from craftdesk.domain.filter_choices import FilterChoices
from craftdesk.domain.filters import FIELDS, ValueKind, span_of, span_text
from craftdesk.domain.loyalty import Loyalty
from craftdesk.errors import Problem
from craftdesk.ui.forms.choice_editors import ChoiceEditor
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.number_editors import DateEditor, MoneyEditor, NumberEditor
from craftdesk.ui.forms.own_editors import OwnDateEditor, own_editor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.loyalty_words import loyalty_words
from craftdesk.ui.own_words import yes_no_words
from craftdesk.ui.screens.customers.filter_words import type_words

_SOON = 30


class SpanEditor(Editor):
    """Two days, the first above the last."""

    def __init__(self, kit: Kit, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(kit.look, parent)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(kit.look.px(4))
        hint = kit.format.date_short(today())
        self.first = DateEditor(kit.look, kit.format, today, self.tr("From, such as {0}").replace("{0}", hint))
        self.last = DateEditor(kit.look, kit.format, today, self.tr("To, such as {0}").replace("{0}", hint))
        for day in (self.first, self.last):
            box.addWidget(day)
            day.edited.connect(self.edited)
        self.setFocusProxy(self.first.line)

    def value(self) -> str:
        """Return both days as they are kept; empty while one is missing or they run backwards."""
        first, last = self.first.value(), self.last.value()
        return span_text(first, last) if first and last and first <= last else ""

    def show_value(self, value: object) -> None:
        """Show two days, or empty fields."""
        first, last = span_of(value) if isinstance(value, str) and value else (None, None)
        self.first.show_value(first)
        self.last.show_value(last)

    def unreadable(self) -> Problem | None:
        """Say so when one is no day, or they run backwards."""
        first, last = self.first.value(), self.last.value()
        if first and last and first > last:
            return Problem("date.backwards")
        return self.first.unreadable() or self.last.unreadable()

    def set_name(self, name: str) -> None:
        """Name each of them."""
        self.first.set_name(self.tr("{0}: from").replace("{0}", name))
        self.last.set_name(self.tr("{0}: to").replace("{0}", name))


def value_editor(name: str, kit: Kit, choices: FilterChoices, currency: str, today: Callable[[], date]) -> Editor:
    """Return the editor for a field that every shop can ask about."""
    kind, look, fmt = FIELDS[name][0], kit.look, kit.format
    offered = _offered(kind, choices)
    if offered is not None:
        return ChoiceEditor(look, offered)
    match kind:
        case ValueKind.MONEY:
            return MoneyEditor(look, fmt, currency, fmt.money(10_000, currency))
        case ValueKind.COUNT | ValueKind.DAYS:
            number = NumberEditor(look, fmt, fmt.count(3))
            number.show_value(_SOON if kind is ValueKind.DAYS else None)
            return number
        case ValueKind.DAY:
            return OwnDateEditor(kit, today)
        case ValueKind.SPAN:
            return SpanEditor(kit, today)
        case _:
            town = TextEditor(look)
            town.suggest(choices.towns)
            return town


def _offered(kind: ValueKind, choices: FilterChoices) -> list[tuple[object, str]] | None:
    """The values of a kind that are chosen, not typed."""
    match kind:
        case ValueKind.GROUP:
            return [(str(number), words) for number, words in choices.groups.items()]
        case ValueKind.TAG:
            return _plain(choices.tags)
        case ValueKind.SOURCE:
            return _plain(choices.sources)
        case ValueKind.TYPE:
            return [(one.value, type_words(one.value)) for one in CustomerType]
        case ValueKind.LOYALTY:
            return [(one.value, loyalty_words(one)) for one in Loyalty]
        case _:
            return None


def own_value_editor(field: CustomField, kit: Kit, today: Callable[[], date]) -> Editor:
    """Return the editor for a field of the shop's own."""
    if field.kind is CustomKind.YES_NO:
        return ChoiceEditor(kit.look, ((YES, yes_no_words(YES)), (NO, yes_no_words(NO))))
    if field.kind.has_choices:
        return ChoiceEditor(kit.look, _plain(field.choices))
    return TextEditor(kit.look) if field.kind is CustomKind.LONG_TEXT else own_editor(field, kit, today)


def is_empty_choice(editor: Editor) -> bool:
    """Whether there is nothing to choose from."""
    return isinstance(editor, ChoiceEditor) and editor.box.count() == 0


def _plain(words: Sequence[str]) -> list[tuple[object, str]]:
    return [(word, word) for word in words]
