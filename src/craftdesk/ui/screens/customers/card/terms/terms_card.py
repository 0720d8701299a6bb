"""The card of a customer's terms: groups with what they give, and agreed prices."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.agreed_rules import AgreedPriceRow
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.arranged.rows_card import RowsCard
from craftdesk.ui.screens.customers.card.terms.words import group_terms
from craftdesk.ui.widgets.label import Label


class TermsCard(RowsCard):
    """A row for each group and each agreed price; both can be added here."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, "", parent)
        self.set_title(self.tr("Groups and agreed prices"))
        self.join = self.add_link(self.tr("Put into a group"))
        self.agree = self.add_link(self.tr("Agree a price"))
        self.join.clicked.connect(self._on_join_clicked)
        self.agree.clicked.connect(self._on_agree_clicked)
        self.none = Label(kit.look, self.tr("In no group, and nothing agreed."), ink="muted", wrap=True)
        self.add(self.none)

    def show_data(self, data: CardData) -> None:
        """Show the terms of a customer; their own values beat those of groups."""
        self.clear_rows()
        tr, fmt = self.tr, self.kit.format
        leave = (("group.leave", "x", tr("Take out of the group")),) if self.is_writable else ()
        for group in data.groups:
            terms = group_terms(group, fmt, data.customer)
            because = tr("{0} because of group {1}").replace("{0}", terms).replace("{1}", group.name)
            own = tr("what they have of their own counts more") if group_terms(group, fmt) else tr("group")
            self.add_row(group, "users-round", group.name, because if terms else own, leave)
        change = (
            ("agreed.edit", "pencil", tr("Change")), ("agreed.remove", "trash", tr("Remove")),
        ) if self.is_writable else ()  # fmt: skip
        for row in data.agreed:
            price = fmt.money(row.agreed.price, row.agreed.currency)
            usual = row.usual
            if usual is not None:
                price = tr("{0} instead of {1}").replace("{0}", price).replace(
                    "{1}", fmt.money(usual, row.agreed.currency))  # fmt: skip
            caption = " · ".join(part for part in (price, self._period(row), row.agreed.note) if part)
            self.add_row(row, "tag", row.product, caption, change)
        self.none.setVisible(not self.rows)
        for link in (self.join, self.agree):
            link.setVisible(self.is_writable)

    def _period(self, row: AgreedPriceRow) -> str:
        begins, ends, write = row.agreed.valid_from, row.agreed.valid_until, self.kit.format.date_short
        if begins and ends:
            return self.tr("{0} to {1}").replace("{0}", write(begins)).replace("{1}", write(ends))
        if begins:
            return self.tr("from {0}").replace("{0}", write(begins))
        return self.tr("until {0}").replace("{0}", write(ends)) if ends else ""

    @Slot()
    def _on_join_clicked(self) -> None:
        self.asked.emit("group.join", None)

    @Slot()
    def _on_agree_clicked(self) -> None:
        self.asked.emit("agreed.add", None)
