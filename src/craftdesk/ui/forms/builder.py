"""Which editor edits which kind of field: the catalogue of fields turned into boxes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from craftdesk.domain.fields import Field, FieldKind
from craftdesk.ui.forms.choice_editors import ChipsEditor, ChoiceEditor, FlagEditor, RatingEditor
from craftdesk.ui.forms.customer_picker import CustomerPicker
from craftdesk.ui.forms.editor import Editor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.number_editors import BirthdayEditor, DateEditor, MoneyEditor, NumberEditor, PercentEditor
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
        box = FieldBox(self._kit.look, field.key, title, self._editor(field))
        if field.kind is FieldKind.FLAG:
            box.title.hide()
            box.editor.set_name(field_title(field.key))
        return box

    def _editor(self, field: Field) -> Editor:
        look, fmt, hint = self._kit.look, self._kit.format, field_hint(field.key)
        match field.kind:
            case FieldKind.TEXT:
                return TextEditor(look, hint)
            case FieldKind.LONG_TEXT:
                return LongTextEditor(look, hint)
            case FieldKind.CHOICE:
                choices = choices_of(field.key)
                return ChipsEditor(look, choices) if len(choices) <= _FEW else ChoiceEditor(look, choices)
            case FieldKind.FLAG:
                return FlagEditor(look, field_title(field.key))
            case FieldKind.NUMBER:
                return NumberEditor(look, fmt, hint)
            case FieldKind.PERCENT:
                return PercentEditor(look, fmt, hint)
            case FieldKind.MONEY:
                return MoneyEditor(look, fmt, self._currency, fmt.money(50_000, self._currency))
            case FieldKind.RATING:
                return RatingEditor(look)
            case FieldKind.DATE:
                return DateEditor(look, fmt, self._today, hint)
            case _:
                return self._own_editor(field)

    def _own_editor(self, field: Field) -> Editor:
        look = self._kit.look
        if field.kind is FieldKind.BIRTHDAY:
            return BirthdayEditor(look, self._kit.format)
        makers: dict[FieldKind, type[Editor]] = {
            FieldKind.PHONES: PhonesEditor,
            FieldKind.EMAILS: EmailsEditor,
            FieldKind.WEBSITES: WebsitesEditor,
            FieldKind.TAGS: TagsEditor,
            FieldKind.EXTERNAL_NUMBERS: ExternalNumbersEditor,
            FieldKind.CONSENTS: ConsentsEditor,
            FieldKind.CUSTOMER: CustomerPicker,
        }
        return makers[field.kind](look)


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
