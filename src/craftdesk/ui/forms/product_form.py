"""The form of a new or an existing product, in place of its card; what was typed survives a failed save."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.controllers.product_form import ProductFormController, ProductFormData, checked_product
from craftdesk.domain.ids import UNSAVED, ProductId
from craftdesk.domain.product import Product
from craftdesk.errors import CraftDeskError, Problem
from craftdesk.services.products import SavedProduct
from craftdesk.texts import sentence
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.choice_editors import ChoiceEditor, FlagEditor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.form_shell import FormShell, SaveWaiter
from craftdesk.ui.forms.leave import LeaveChoice, ask_to_leave
from craftdesk.ui.forms.level_prices_editor import LevelPricesEditor
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.problem_bar import ProblemBar


class ProductForm(FormShell):
    """Edits one product. `closed` follows a cancel, `saved` a save."""

    closed = Signal()
    saved = Signal(object)  # SavedProduct
    failed = Signal(object)  # CraftDeskError

    def __init__(self, kit: Kit, controller: ProductFormController, parent: QWidget | None = None) -> None:
        super().__init__(kit.look, ProblemBar(kit.look), parent)
        self._kit, self._controller = kit, controller
        self._data: ProductFormData | None = None
        self._opened = self._draft = Product(name="")
        self._theirs: Product | None = None
        self._waiter = SaveWaiter(self)
        self.binding: Binding | None = None
        controller.opened.connect(self._on_controller_opened)
        controller.checked.connect(self._on_controller_checked)
        controller.saved.connect(self._on_controller_saved)
        controller.refused.connect(self._on_controller_refused)
        controller.conflicted.connect(self._on_controller_conflicted)
        controller.failed.connect(self._on_controller_failed)
        self.save_wished.connect(self.save)
        self.leave_wished.connect(self._on_self_leave_wished)
        self.conflict.mine_chosen.connect(self._on_conflict_mine_chosen)
        self.conflict.theirs_chosen.connect(self._on_conflict_theirs_chosen)
        kit.actions[ActionId.CUSTOMER_SAVE].triggered.connect(self._on_action_save_triggered)

    # --- opening --------------------------------------------------------------------------------

    def start(self, product: ProductId | None, *, copied: bool = False, name: str = "") -> None:
        """Open the form for a product, for a copy of one, or for a new one."""
        self._data = None
        self._controller.open(product, copied=copied, name=name)

    @property
    def is_dirty(self) -> bool:
        """Whether anything was typed that is not saved."""
        if self._data is None or self.binding is None:
            return False
        self._draft = self._taken_over()
        return self._draft != self._opened or bool(self.binding.unreadable())

    @Slot(object)
    def _on_controller_opened(self, data: object) -> None:
        if isinstance(data, ProductFormData):
            self._data = data
            self._build(data)
            self._show(data.draft)
            self._focus("name")

    def _build(self, data: ProductFormData) -> None:
        """Build the fields for the rates and levels that the shop has now."""
        look, fmt, currency = self._kit.look, self._kit.format, data.draft.currency
        if self.binding is not None:
            self.binding.boxes.clear()  # they go with the page that they stand on
            self.binding.deleteLater()
        self.binding = binding = Binding(self)
        unit = TextEditor(look, self.tr("Piece, kg, hour…"))
        unit.suggest(data.units)
        levels = LevelPricesEditor(look, fmt, currency)
        levels.show_levels(data.levels, currency)
        active = FlagEditor(look, self.tr("In the range: offered where orders are entered"))
        boxes = {
            "name": FieldBox(look, "name", self.tr("Name"), TextEditor(look, self.tr("Mug, blue glaze"))),
            "sku": FieldBox(look, "sku", self.tr("SKU"), TextEditor(look, self.tr("Your own number, if any"))),
            "unit": FieldBox(look, "unit", self.tr("Unit"), unit),
            "tax_rate": FieldBox(look, "tax_rate", self.tr("Tax rate"), _rates(self._kit, data)),
            "price": FieldBox(
                look, "price", self.tr("Price"), MoneyEditor(look, fmt, currency, fmt.money(2400, currency))
            ),
            "active": FieldBox(look, "active", "", active),
            "prices": FieldBox(look, "prices", self.tr("Other price levels"), levels),
        }
        boxes["active"].title.hide()
        active.set_name(self.tr("In the range"))
        for box in boxes.values():
            binding.add(box)
        self._lay_out(boxes, has_levels=bool(data.levels))
        binding.edited.connect(self._on_binding_edited)
        binding.left.connect(self._on_binding_left)

    def _lay_out(self, boxes: dict[str, FieldBox], *, has_levels: bool) -> None:
        look = self._kit.look
        inside = QWidget()
        inside.setProperty("page", True)  # noqa: FBT003 - the name of a Qt property, not a choice
        column = QVBoxLayout(inside)
        column.setContentsMargins(look.px(24), look.px(16), look.px(24), look.px(24))
        column.setSpacing(look.px(16))
        for title, rows in (
            (self.tr("Product"), (("name",), ("sku", "unit"), ("active",))),
            (self.tr("Prices"), (("price", "tax_rate"), ("prices",))),
        ):
            card, grid = Card(look, title), FieldGrid(look)
            for row in rows:
                grid.add_row(*(boxes[key] for key in row))
            card.add(grid)
            column.addWidget(card)
        boxes["prices"].setVisible(has_levels)
        column.addStretch(1)
        self.scroller.setWidget(inside)

    def _show(self, draft: Product) -> None:
        if self.binding is None:
            return
        self._opened = self._draft = draft
        is_new = draft.id == UNSAVED
        self.head.title.show_text(self.tr("New product") if is_new else self.tr("Edit {0}").replace("{0}", draft.name))
        for key, box in self.binding.boxes.items():
            box.editor.show_value(getattr(draft, key))
        # What an editor can't hold as it stands, it must not make look changed.
        self._opened = self._draft = self._taken_over()
        self.binding.reset()
        self.clear_bars()
        self._kit.actions.update(editing=True, dirty=self.is_dirty)

    def _focus(self, key: str) -> None:
        if self.binding is not None:
            editor = self.binding.boxes[key].editor
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(editor, TextEditor):
                editor.line.end(False)  # noqa: FBT003 - the name of Qt's parameter is mark

    def _taken_over(self) -> Product:
        values: dict[str, Any] = self.binding.values() if self.binding is not None else {}
        return replace(self._draft, **values)

    # --- typing ---------------------------------------------------------------------------------

    @Slot()
    def _on_binding_edited(self) -> None:
        if self.binding is not None and self._data is not None:
            self._draft = self._taken_over()
            self.binding.show_problems(_while_typing(self._draft))
            self._kit.actions.update(editing=True, dirty=self.is_dirty)

    @Slot(str)
    def _on_binding_left(self, key: str) -> None:
        if self.binding is None or self._data is None:
            return
        self._draft = self._taken_over()
        self.binding.show_problems(_while_typing(self._draft))
        if key in {"sku", "name"}:
            self._controller.check(self._draft)

    @Slot(object)
    def _on_controller_checked(self, problems: object) -> None:
        if isinstance(problems, tuple) and self.binding is not None and self._data is not None:
            self.binding.show_problems([one for one in problems if one.code != "product.nameless"])

    # --- saving ---------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        if self.binding is None or self._data is None:
            return
        self._draft = self._taken_over()
        unreadable = self.binding.unreadable()
        problems = checked_product(self._draft)
        if unreadable or any(not problem.warning for problem in problems):
            self._refuse((*problems, *(replace(one, field=key) for key, one in unreadable.items())))
            return
        self.head.save.setEnabled(False)
        self._controller.save(self._draft)

    def _refuse(self, problems: tuple[Problem, ...]) -> None:
        """Show what stands against saving and go to the first of it."""
        if self.binding is None:
            return
        blocking = [problem for problem in problems if not problem.warning]
        self.binding.show_problems(problems, everywhere=True)
        box = self.binding.first_with(problem.field for problem in blocking)
        if box is not None:
            self.scroller.ensureWidgetVisible(box)
            box.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elif blocking:
            self.bar.show_problem(sentence(blocking[0].code, blocking[0].params))
        self._waiter.end(saved=False)

    @Slot()
    def _on_action_save_triggered(self) -> None:
        if self.isVisible():
            self.save()

    @Slot(object)
    def _on_controller_saved(self, result: object) -> None:
        if isinstance(result, SavedProduct) and self._data is not None:
            self._close()
            self._waiter.end(saved=True)
            self.saved.emit(result)

    @Slot(object)
    def _on_controller_refused(self, problems: object) -> None:
        if isinstance(problems, tuple) and self._data is not None:
            self.head.save.setEnabled(True)
            self._refuse(problems)

    @Slot(object)
    def _on_controller_failed(self, error: object) -> None:
        if self._data is None:
            self.failed.emit(error)
            return
        self.head.save.setEnabled(True)
        if isinstance(error, CraftDeskError):
            said = sentence(error.code, error.params)
            self.bar.show_problem(self.tr("{0} What you typed is still here.").replace("{0}", said))
        self._waiter.end(saved=False)

    @Slot(object)
    def _on_controller_conflicted(self, current: object) -> None:
        if isinstance(current, Product) and self._data is not None and self.binding is not None:
            self.head.save.setEnabled(True)
            self._theirs = current
            titles = {
                key: box.title.text() or box.editor.targets()[0].accessibleName()
                for key, box in self.binding.boxes.items()
            }
            differ = [title for key, title in titles.items() if getattr(self._draft, key) != getattr(current, key)]
            self.conflict.show_differences(
                self.tr("This product was changed elsewhere while you were typing. Different from yours: {0}. "
                        "Nothing is lost: choose which to keep."),
                differ,
            )  # fmt: skip
            self._waiter.end(saved=False)

    @Slot()
    def _on_conflict_mine_chosen(self) -> None:
        if self._theirs is not None:
            self._draft = replace(self._draft, version=self._theirs.version)
            self.conflict.hide()
            self.save()

    @Slot()
    def _on_conflict_theirs_chosen(self) -> None:
        if self._theirs is not None:
            self._show(self._theirs)
            self._focus("name")

    # --- leaving --------------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """Ask what becomes of unsaved changes; True when the form was left, saved or discarded."""
        if self._data is None:
            return True
        choice = ask_to_leave(self, self._draft.name) if self.is_dirty else LeaveChoice.DISCARD
        if choice is LeaveChoice.STAY:
            return False
        if choice is LeaveChoice.SAVE:
            self._waiter.begin()
            self.save()
            return self._waiter.wait()
        self._close()
        return True

    def _close(self) -> None:
        self._data = None
        self.head.save.setEnabled(True)
        self._kit.actions.update(editing=False, dirty=False)

    @Slot()
    def _on_self_leave_wished(self) -> None:
        if self.may_leave():
            self.closed.emit()


def _while_typing(draft: Product) -> list[Problem]:
    """What is told before anybody wants to save: the name may be typed last."""
    return [problem for problem in checked_product(draft) if problem.code != "product.nameless"]


def _rates(kit: Kit, data: ProductFormData) -> ChoiceEditor:
    percent = kit.format.percent
    known = {one.rate: f"{percent(one.rate / 10_000)}  {one.name}".strip() for one in data.rates}
    # A rate that the shop does not offer any more is kept until another one is chosen.
    known.setdefault(data.draft.tax_rate, percent(data.draft.tax_rate / 10_000))
    return ChoiceEditor(kit.look, list(known.items()))
