"""Which editor edits which kind of field: the catalogue of fields turned into boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from craftdesk.domain.fields import Field, FieldKind
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.choice_editors import ChipsEditor, ChoiceEditor, FlagEditor, RatingEditor
from craftdesk.ui.forms.customer_picker import CustomerPicker
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.number_editors import BirthdayEditor, DateEditor, MoneyEditor, NumberEditor, PercentEditor
from craftdesk.ui.forms.own_section import OwnSection
from craftdesk.ui.forms.row_editors import (
    ConsentsEditor,
    EmailsEditor,
    ExternalNumbersEditor,
    PhonesEditor,
    WebsitesEditor,
)
from craftdesk.ui.forms.tags_editor import TagsEditor
from craftdesk.ui.forms.text_editors import LongTextEditor, TextEditor
from craftdesk.ui.forms.words import choices_of, field_hint, field_title
from craftdesk.ui.kit import Kit
from craftdesk.ui.look import Look

_FEW = 2
_ALONE = frozenset({"type", "company", "birthday", "number", "note", "preferences", "tags"})
_SHORT = frozenset(
    {
        FieldKind.TEXT, FieldKind.CHOICE, FieldKind.NUMBER, FieldKind.PERCENT, FieldKind.MONEY, FieldKind.DATE,
        FieldKind.CUSTOMER,
    }
)  # fmt: skip


class FieldFactory:
    """Makes the box of a field."""

    def __init__(self, kit: Kit, today: Callable[[], date], currency: str) -> None:
        self._kit, self._today, self._currency = kit, today, currency

    def box(self, field: Field) -> FieldBox:
        """Return a new box for a field of the catalogue."""
        title = "" if field.kind is FieldKind.FLAG else field_title(field.key)
        editor = self._editor(field)
        if isinstance(editor, LongTextEditor):
            editor.box.setPlaceholderText(field_hint(field.key))
        box = FieldBox(self._kit.look, field.key, title, editor)
        if field.kind is FieldKind.FLAG:
            box.title.hide()
            box.editor.set_name(field_title(field.key))
        return box

    def own_section(self, binding: Binding) -> OwnSection:
        """Return the card for fields of the shop's own."""
        return OwnSection(self._kit, self._today, binding)

    def _editor(self, field: Field) -> Editor:
        look, fmt, hint, kind = self._kit.look, self._kit.format, field_hint(field.key), field.kind
        if kind in _OWN:
            return _OWN[kind](look)
        if kind is FieldKind.CHOICE:
            choices = choices_of(field.key)
            return ChipsEditor(look, choices) if len(choices) <= _FEW else ChoiceEditor(look, choices)
        if kind is FieldKind.FLAG:
            return FlagEditor(look, field_title(field.key))
        if kind is FieldKind.DATE:
            return DateEditor(look, fmt, self._today, hint)
        if kind is FieldKind.BIRTHDAY:
            return BirthdayEditor(look, fmt)
        if kind is FieldKind.MONEY:
            return MoneyEditor(look, fmt, self._currency, fmt.money(50_000, self._currency))
        typed = {FieldKind.NUMBER: NumberEditor, FieldKind.PERCENT: PercentEditor}
        return typed[kind](look, fmt, hint) if kind in typed else TextEditor(look, hint)


_OWN: dict[FieldKind, Callable[[Look], Editor]] = {
    FieldKind.LONG_TEXT: LongTextEditor,
    FieldKind.RATING: RatingEditor,
    FieldKind.PHONES: PhonesEditor,
    FieldKind.EMAILS: EmailsEditor,
    FieldKind.WEBSITES: WebsitesEditor,
    FieldKind.TAGS: TagsEditor,
    FieldKind.EXTERNAL_NUMBERS: ExternalNumbersEditor,
    FieldKind.CONSENTS: ConsentsEditor,
    FieldKind.CUSTOMER: CustomerPicker,
}


def in_rows(fields: Sequence[Field]) -> list[tuple[Field, ...]]:
    """Fields in rows: two short ones that follow each other stand side by side."""
    rows: list[tuple[Field, ...]] = []
    waiting: Field | None = None
    for field in fields:
        short = field.kind in _SHORT and field.key not in _ALONE
        if short and waiting is not None:
            rows.append((waiting, field))
            waiting = None
        elif short:
            waiting = field
        else:
            if waiting is not None:
                rows.append((waiting,))
                waiting = None
            rows.append((field,))
    if waiting is not None:
        rows.append((waiting,))
    return rows
