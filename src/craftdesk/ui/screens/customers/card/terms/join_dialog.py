"""Putting customers into a group: one that there is, or a new one of the name that is typed."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.terms import TermsAsking, TermsController
from craftdesk.domain.group import Group
from craftdesk.domain.ids import CustomerId
from craftdesk.ui.dialogs.entry import EntryDialog
from craftdesk.ui.fonts import Role
from craftdesk.ui.forms.text_editors import TextEditor
from craftdesk.ui.kit import Kit
from craftdesk.ui.widgets.label import Label


class JoinDialog(EntryDialog):
    """The names of the groups are offered while one types."""

    def __init__(
        self,
        kit: Kit,
        controller: TermsController,
        asking: TermsAsking,
        customers: tuple[CustomerId, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(kit, self.tr("Put into a group"), self.tr("Put in"), parent)
        self._controller, self._customers = controller, customers
        self._groups = {one.group.name.casefold(): one.group.id for one in asking.groups}
        names = [one.group.name for one in asking.groups]
        self.name = TextEditor(kit.look, self.tr("Wholesale"))
        self.name.suggest(names)
        self.add_field("name", self.tr("Group"), self.name)
        there = self.tr("There are: {0}. Another name makes a new group.").replace("{0}", ", ".join(names[:12]))
        hint = there if names else self.tr("There is no group yet: this makes the first one.")
        self.body.addWidget(Label(kit.look, hint, role=Role.SMALL, ink="muted", wrap=True))
        self.end_fields()
        self.go_wished.connect(self._on_go_wished)
        controller.done.connect(self.close_done)
        controller.failed.connect(self.show_error)
        self.name.line.setFocus()

    @Slot()
    def _on_go_wished(self) -> None:
        name = " ".join(self.name.value().split())
        known = self._groups.get(name.casefold())
        if known is not None:
            self._controller.join(known, self._customers)
        else:
            self._controller.save_group(Group(name=name), self._customers)
