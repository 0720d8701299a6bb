"""The views of a list: choosing one, keeping one, organising them; the same for every screen that has a `ViewHost`."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.views import ViewsController
from craftdesk.domain.ids import UNSAVED, ViewId
from craftdesk.domain.saved_view import SavedView
from craftdesk.errors import CraftDeskError
from craftdesk.ui.action_spec import ActionId
from craftdesk.ui.dialogs.save_view import ViewNameDialog
from craftdesk.ui.dialogs.views import ViewsDialog
from craftdesk.ui.kit import Kit
from craftdesk.ui.settings import last_view
from craftdesk.ui.views_bar import ViewHost, ViewsBar


class ViewsParts(QObject):
    """Keeps bar, list and file together; remembers the last view of this shop."""

    toast_requested = Signal(str, bool)
    problem_raised = Signal(object)

    def __init__(
        self, kit: Kit, window: QWidget, controller: ViewsController, host: ViewHost, bar: ViewsBar, shop: Path,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kit, self._window, self._controller, self._host, self.bar = kit, window, controller, host, bar
        self._setting = last_view(shop, controller.screen)
        self._views: tuple[SavedView, ...] = ()
        self._current = ViewId(kit.settings.get(self._setting))
        self._naming: ViewNameDialog | None = None
        self._renamed = ViewId(UNSAVED)
        controller.loaded.connect(self._on_controller_loaded)
        controller.kept.connect(self._on_controller_kept)
        controller.failed.connect(self._on_controller_failed)
        host.view_changed.connect(self._on_host_view_changed)
        bar.chosen.connect(self._on_bar_chosen)
        bar.keep_wanted.connect(self._on_bar_keep_wanted)
        kit.actions[ActionId.VIEW_SAVE].triggered.connect(self._on_view_save_triggered)
        kit.actions[ActionId.VIEWS].triggered.connect(self._on_views_triggered)
        controller.load()

    @property
    def current(self) -> SavedView | None:
        """The chosen view."""
        return next((one for one in self._views if one.id == self._current), None)

    def _choose(self, number: ViewId) -> None:
        self._current = number
        self._kit.settings.set(self._setting, int(number))
        self._show()

    def _show(self) -> None:
        view = self.current
        changed = view is not None and not self._host.shows(view.query, view.columns)
        self.bar.show_views(self._views, self._current, changed=changed)

    def _in_sight(self) -> bool:
        return self._kit.actions.context.screen == self._controller.screen

    @Slot(object)
    def _on_controller_loaded(self, views: list[SavedView]) -> None:
        self._views = tuple(views)
        self._show()

    @Slot()
    def _on_host_view_changed(self) -> None:
        self._show()

    @Slot(object)
    def _on_bar_chosen(self, number: ViewId) -> None:
        view = next((one for one in self._views if one.id == number), None)
        self._choose(number if view is not None else ViewId(UNSAVED))
        if view is not None:
            self._host.apply_view(view.query, view.columns)
        else:
            self._host.apply_view("", "")

    @Slot()
    def _on_bar_keep_wanted(self) -> None:
        if self._current:
            self._controller.replace(self._current, self._host.query_text(), self._host.columns_text())

    @Slot()
    def _on_view_save_triggered(self) -> None:
        if not self._in_sight():
            return
        hint = self.tr("Filters, order and columns are kept under this name.")
        dialog = ViewNameDialog(self._kit, self.tr("Save view"), self._host.proposed_name(), hint, self._window)
        dialog.named.connect(self._on_dialog_named)
        self._open(dialog)

    def _open(self, dialog: ViewNameDialog) -> None:
        self._naming = dialog
        dialog.finished.connect(self._on_naming_finished)
        dialog.open()

    @Slot()
    def _on_naming_finished(self) -> None:
        self._naming = None

    @Slot(str)
    def _on_dialog_named(self, name: str) -> None:
        self._controller.add(name, self._host.query_text(), self._host.columns_text())

    @Slot(object)
    def _on_controller_kept(self, view: SavedView) -> None:
        if self._naming is not None:
            self._naming.accept()
        known = next((one for one in self._views if one.id == view.id), None)
        self._views = tuple(view if one.id == view.id else one for one in self._views)
        if known is None:
            self._views = (*self._views, view)
            self._choose(view.id)
        self._show()
        self.toast_requested.emit(
            self.tr("View “{0}” saved").replace("{0}", view.name),
            True,  # noqa: FBT003 - a signal has no keywords
        )

    @Slot(object)
    def _on_controller_failed(self, problem: CraftDeskError) -> None:
        if self._naming is not None:
            self._naming.show_problem(problem)
        else:
            self.problem_raised.emit(problem)

    @Slot()
    def _on_views_triggered(self) -> None:
        if not self._in_sight():
            return
        dialog = ViewsDialog(self._kit, self._views, self._window)
        self._controller.loaded.connect(dialog.show_views)
        dialog.rename_wanted.connect(self._on_dialog_rename_wanted)
        dialog.remove_wanted.connect(self._controller.remove)
        dialog.order_wanted.connect(self._controller.reorder)
        dialog.open()

    @Slot(object)
    def _on_dialog_rename_wanted(self, view: SavedView) -> None:
        dialog = ViewNameDialog(self._kit, self.tr("Rename view"), view.name, "", self._window)
        dialog.named.connect(self._on_dialog_renamed)
        self._renamed = view.id
        self._open(dialog)

    @Slot(str)
    def _on_dialog_renamed(self, name: str) -> None:
        self._controller.rename(self._renamed, name)
