"""The page of the shop's settings: everything in one calm scroll area, in two columns where there is room."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from craftdesk.controllers.shop_settings import ShopSettingsController
from craftdesk.domain.draft import SettingsDraft
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import Problem
from craftdesk.services.settings import SettingsForm, form_problems
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.form_page import FormPage
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.settings.fields import SettingsFields
from craftdesk.ui.widgets.in_pieces import Pieces

_ONE_COLUMN_BELOW = 860


class ShopSettingsPage(FormPage):
    """Edits the settings; `saved` follows a save."""

    saved = Signal(object)  # ShopSettings

    def __init__(self, kit: Kit, controller: ShopSettingsController, parent: QWidget | None = None) -> None:
        super().__init__(kit, controller, parent=parent)
        self._controller = controller
        self._form: SettingsForm | None = None
        self._opened = self._draft = ShopSettings()
        self._columns: tuple[QVBoxLayout, QVBoxLayout] | None = None
        self._row: QHBoxLayout | None = None
        self._is_narrow: bool | None = None
        self._resumed: SettingsDraft | None = None
        self.fields: SettingsFields | None = None
        self.binding = Binding(self)
        self.head.title.show_text(self.tr("Shop settings"))
        controller.opened.connect(self._on_controller_opened)
        self.binding.edited.connect(self._on_binding_edited)
        self.binding.left.connect(self._on_binding_edited)

    # --- opening --------------------------------------------------------------------------------

    def begin(self) -> None:
        """Read the settings when the page comes into sight; what is being typed stays."""
        if self._form is None:
            self._begin_opening(self.tr("Shop settings"))
            self._controller.open()

    def resume(self, draft: SettingsDraft) -> None:
        """Go on with what was typed and not saved; to be called before the page comes into sight."""
        self._resumed = draft
        if self._form is not None:
            self._go_on()

    def draft(self) -> SettingsDraft | None:
        """What was typed and is not saved."""
        if not self.is_dirty:
            return None
        return SettingsDraft(about=self._draft.name, settings=self._draft, raw=self.binding.raw())

    def _go_on(self) -> None:
        draft, self._resumed = self._resumed, None
        if draft is not None:
            self._draft = draft.settings
            for key, box in self.binding.boxes.items():
                box.editor.show_value(getattr(draft.settings, key))
            self.binding.show_raw(draft.raw)
            self._on_binding_edited()

    @property
    def is_open(self) -> bool:
        """Whether the settings are in hand."""
        return self._form is not None

    @property
    def is_dirty(self) -> bool:
        """Whether anything was changed that is not saved."""
        if self._form is None:
            return False
        self._draft = self._taken_over()
        return self._draft != self._opened or bool(self.binding.unreadable())

    @Slot(object)
    def _on_controller_opened(self, form: object) -> None:
        if isinstance(form, SettingsForm):
            self._fill(self._opening(form))

    def _opening(self, form: SettingsForm) -> Pieces:
        if self.fields is None:
            yield from self._making(form.settings)
        for key, box in self.binding.boxes.items():
            box.editor.show_value(getattr(form.settings, key))
            yield
        yield from self._ending_opening()
        self._form = form
        self._draft = form.settings
        self._opened = self._draft = self._taken_over()
        self.binding.reset()
        self.clear_bars()
        self._follow(dirty=False)
        self._go_on()
        self.binding.boxes["name"].editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.keys.hand_over()

    def _making(self, settings: ShopSettings) -> Pieces:
        fields, inside = SettingsFields(self._kit), QWidget()
        inside.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        yield from self._making_fields(inside, fields.making(settings, inside))
        self.fields = fields
        for box in fields.boxes.values():
            self.binding.add(box)
        px = self._kit.look.px
        row = self._row = QHBoxLayout(inside)
        row.setContentsMargins(px(24), px(16), px(24), px(24))
        row.setSpacing(px(16))
        self._columns = (QVBoxLayout(), QVBoxLayout())
        for column in self._columns:
            column.setSpacing(px(16))
            row.addLayout(column, 1)
        self._is_narrow = None
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One column where two would be too narrow."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < self._kit.look.px(_ONE_COLUMN_BELOW)
        if self.fields is None or self._columns is None or narrow == self._is_narrow:
            return
        self._is_narrow = narrow
        left, right = self._columns
        for column in self._columns:
            while column.count():
                column.takeAt(0)
        for card in self.fields.left:
            left.addWidget(card)
        for card in self.fields.right:
            (left if narrow else right).addWidget(card)
        for column in self._columns:
            column.addStretch(1)
        if self._row is not None:
            self._row.setStretch(1, 0 if narrow else 1)

    def _taken_over(self) -> ShopSettings:
        values: dict[str, Any] = self.binding.values()
        for key in ("payment_term", "customer_width", "order_width", "invoice_width"):
            if values[key] is None:
                values[key] = getattr(self._opened, key)  # an empty field leaves a number as it was
        return replace(self._draft, **values)

    # --- typing ---------------------------------------------------------------------------------

    @Slot()
    def _on_binding_edited(self) -> None:
        if self._form is not None:
            self._draft = self._taken_over()
            self.binding.show_problems(form_problems(self._draft, self._form))
            self._follow(dirty=self.is_dirty)

    # --- saving ---------------------------------------------------------------------------------

    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        if self._form is None or self.keys.holds:
            return
        self._draft = self._taken_over()
        unreadable = self.binding.unreadable()
        problems = form_problems(self._draft, self._form)
        if unreadable or any(not problem.warning for problem in problems):
            self._refuse((*problems, *(replace(one, field=key) for key, one in unreadable.items())))
            return
        self._begin_saving()
        self._controller.save(self._draft)

    def _show_refusal(self, problems: tuple[Problem, ...]) -> None:
        self._show_beside(self.binding, problems)

    def _tell_saved(self, result: object) -> None:
        self.saved.emit(result)

    # --- leaving --------------------------------------------------------------------------------

    def _name(self) -> str:
        return self.tr("the shop")

    def _forget(self) -> None:
        self._form = None
