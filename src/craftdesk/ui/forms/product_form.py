"""The form of a new or an existing product, in place of its card; what was typed survives a failed save."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from craftdesk.controllers.product_form import ProductFormController, ProductFormData, checked_product
from craftdesk.domain.draft import ProductDraft
from craftdesk.domain.ids import UNSAVED, ProductId
from craftdesk.domain.product import Product
from craftdesk.errors import Problem
from craftdesk.ui.format import rate_words
from craftdesk.ui.forms.binding import Binding
from craftdesk.ui.forms.choice_editors import ChoiceEditor, FlagEditor
from craftdesk.ui.forms.field_box import FieldBox
from craftdesk.ui.forms.field_grid import FieldGrid
from craftdesk.ui.forms.form_page import FormPage
from craftdesk.ui.forms.level_prices_editor import LevelPricesEditor
from craftdesk.ui.forms.number_editors import MoneyEditor
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.card import Card
from craftdesk.ui.widgets.in_pieces import Pieces


class ProductForm(FormPage):
    """Edits one product; `saved` follows a save."""

    saved = Signal(object)  # SavedProduct

    def __init__(self, kit: Kit, controller: ProductFormController, parent: QWidget | None = None) -> None:
        super().__init__(kit, controller, parent=parent)
        self._controller = controller
        self._data: ProductFormData | None = None
        self._opened = self._draft = Product(name="")
        self.binding: Binding | None = None
        self._resumed: ProductDraft | None = None
        controller.opened.connect(self._on_controller_opened)
        controller.checked.connect(self._on_controller_checked)

    # --- opening --------------------------------------------------------------------------------

    def start(self, product: ProductId | None, *, copied: bool = False, name: str = "") -> None:
        """Open the form for a product, for a copy of one, or for a new one."""
        self._data = self._resumed = None
        self._begin_opening(self.tr("New product") if product is None else "")
        self._controller.open(product, copied=copied, name=name)

    def resume(self, draft: ProductDraft) -> None:
        """Open the form with what was typed and not saved."""
        self.start(draft.product.id or None)
        self._resumed = draft

    @property
    def is_open(self) -> bool:
        """Whether a product is in hand."""
        return self._data is not None

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
            self._fill(self._opening(data))

    def _opening(self, data: ProductFormData) -> Pieces:
        self._build(data)
        self._show_fields(shown=False)  # for the scroller has shown them
        yield from self._ending_opening()
        self._data = data
        self._show(data.draft)
        if self._resumed is not None:
            self._go_on(self._resumed, data.draft)
        self._focus("name")
        self.keys.hand_over()

    def draft(self) -> ProductDraft | None:
        """What was typed and is not saved."""
        if not self.is_dirty or self.binding is None:
            return None
        return ProductDraft(about=self._draft.name, product=self._draft, raw=self.binding.raw())

    def _go_on(self, draft: ProductDraft, theirs: Product) -> None:
        self._resumed = None
        if self.binding is None:
            return
        self._draft = draft.product
        for key, box in self.binding.boxes.items():
            box.editor.show_value(getattr(draft.product, key))
        self.binding.show_raw(draft.raw)
        self._follow(dirty=self.is_dirty)
        if theirs.id != UNSAVED and theirs.version != draft.product.version:
            self._theirs = theirs
            self._show_conflict(theirs)

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
        self._follow(dirty=self.is_dirty)

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
            self._follow(dirty=self.is_dirty)

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

    def save(self) -> None:
        """Save what was typed; problems are shown beside their fields."""
        if self.binding is None or self._data is None or self.keys.holds:
            return
        self._draft = self._taken_over()
        unreadable = self.binding.unreadable()
        problems = checked_product(self._draft)
        if unreadable or any(not problem.warning for problem in problems):
            self._refuse((*problems, *(replace(one, field=key) for key, one in unreadable.items())))
            return
        self._begin_saving()
        self._controller.save(self._draft)

    def _show_refusal(self, problems: tuple[Problem, ...]) -> None:
        if self.binding is not None:
            self._show_beside(self.binding, problems)

    def _tell_saved(self, result: object) -> None:
        self.saved.emit(result)

    def _show_conflict(self, theirs: object) -> None:
        if isinstance(theirs, Product) and self.binding is not None:
            titles = {
                key: box.title.text() or box.editor.targets()[0].accessibleName()
                for key, box in self.binding.boxes.items()
            }
            differ = [title for key, title in titles.items() if getattr(self._draft, key) != getattr(theirs, key)]
            self.conflict.show_differences(
                self.tr("This product was changed elsewhere while you were typing. Different from yours: {0}. "
                        "Nothing is lost: choose which to keep."),
                differ,
            )  # fmt: skip

    def _keep_mine(self, theirs: object) -> None:
        if isinstance(theirs, Product):
            self._draft = replace(self._draft, version=theirs.version)

    def _take_theirs(self, theirs: object) -> None:
        if isinstance(theirs, Product):
            self._show(theirs)
            self._focus("name")

    # --- leaving --------------------------------------------------------------------------------

    def _name(self) -> str:
        return self._draft.name

    def _forget(self) -> None:
        self._data = None


def _while_typing(draft: Product) -> list[Problem]:
    """What is told before anybody wants to save: the name may be typed last."""
    return [problem for problem in checked_product(draft) if problem.code != "product.nameless"]


def _rates(kit: Kit, data: ProductFormData) -> ChoiceEditor:
    fmt = kit.format
    known = {one.rate: f"{rate_words(one.rate, fmt)}  {one.name}".strip() for one in data.rates}
    # A rate that the shop does not offer any more is kept until another one is chosen.
    known.setdefault(data.draft.tax_rate, rate_words(data.draft.tax_rate, fmt))
    return ChoiceEditor(kit.look, list(known.items()))
