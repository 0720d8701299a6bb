"""The cards of what is arranged with a customer: account, gift vouchers, standing orders, wants."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from craftdesk.controllers.card import CardData
from craftdesk.domain.credit import Voucher
from craftdesk.domain.order import QUANTITY_SCALE
from craftdesk.domain.standing import StandingOrder
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter
from craftdesk.ui.kit import Kit
from craftdesk.ui.screens.customers.card.arranged.rows_card import RowsCard
from craftdesk.ui.theme import Hue
from craftdesk.ui.widgets.badge import Badge, BadgeSpec

_MOST = 5


class AccountCard(RowsCard):
    """What they owe and what they have; over the credit limit in red."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, "", parent)
        self.set_title(self.tr("Account"))
        self.over = Badge(kit.look, parent=self)
        self.add(self.over)

    def show_data(self, data: CardData) -> None:
        """Show how a customer stands with the shop."""
        self.clear_rows()
        credit, money, tr = data.arranged.account.credit, self.kit.format.money, self.tr
        pay = (("account.pay_out", "undo-2", tr("Pay out")),) if self.is_writable else ()
        put = (("account.deposit", "plus", tr("Put money on account")),) if self.is_writable else ()
        facts = [
            (credit.owed, "receipt", tr("open balance"), ()), (credit.to_refund, "undo-2", tr("to be given back"), ()),
        ]  # fmt: skip
        for amount, icon, caption, actions in facts:
            if amount:
                self.add_row(None, icon, money(amount, credit.currency), caption, actions)
        if data.arranged.account.entries:
            acts = (*put, *pay) if credit.on_account > 0 else put
            self.add_row(None, "wallet", money(credit.on_account, credit.currency), tr("on account"), acts)
        for currency, amount in credit.other:
            self.add_row(None, "wallet", money(amount, currency), tr("on account"))
        if credit.limit is not None:
            self.add_row(None, "circle-alert", money(credit.limit, credit.currency), tr("credit limit"))
        spec = None
        if credit.over_limit:
            words = tr("{0} over the limit").replace("{0}", money(credit.over_limit, credit.currency))
            spec = BadgeSpec(text=words, icon="circle-alert", hue=Hue.RED)
        self.over.show_badge(spec)
        self.setVisible(bool(self.rows))


class StandingCard(RowsCard):
    """Standing orders with their rhythm and the next day."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, "", parent)
        self.set_title(self.tr("Standing orders"))
        self.fill = self.add_link(self.tr("Add"), self.tr("Add a standing order"))
        self.fill.clicked.connect(self._on_fill_clicked)

    def show_data(self, data: CardData) -> None:
        """Show the standing orders of a customer."""
        self.clear_rows()
        tr = self.tr
        for one in data.arranged.standing:
            rest = ("standing.resume", "rotate-ccw", tr("Go on")) if one.paused else (
                "standing.pause", "clock", tr("Pause"))  # fmt: skip
            acts = (("standing.edit", "pencil", tr("Change")), rest, ("standing.end", "trash", tr("End")))
            text = one.title or standing_words(one, self.kit.format)
            self.add_row(one, "repeat", text, self._caption(one), acts if self.is_writable else ())
        self.fill.setVisible(self.is_writable)
        self.setVisible(bool(self.rows))

    def _caption(self, one: StandingOrder) -> str:
        parts = [] if not one.title else [standing_words(one, self.kit.format)]
        parts.append(sentence(f"rhythm.{one.rhythm.value}", {"count": one.every}))
        if one.paused:
            parts.append(self.tr("paused"))
        elif one.has_ended:
            parts.append(self.tr("ended"))
        else:
            parts.append(self.tr("next on {0}").replace("{0}", self.kit.format.date_short(one.upcoming)))
        return " · ".join(parts)

    @Slot()
    def _on_fill_clicked(self) -> None:
        self.asked.emit("standing.add", None)


class WantsCard(RowsCard):
    """What they wait for, until they are told."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, "", parent)
        self.set_title(self.tr("Waits for"))
        self.fill = self.add_link(self.tr("Add"), self.tr("Note what they wait for"))
        self.fill.clicked.connect(self._on_fill_clicked)

    def show_data(self, data: CardData) -> None:
        """Show what a customer waits for; those told lately stand faded below, for a slip."""
        self.clear_rows()
        tr, fmt = self.tr, self.kit.format
        for row in data.arranged.wants[:_MOST]:
            want = row.want
            acts: tuple[tuple[str, str, str], ...]
            if want.done_on is None:
                caption = tr("asked on {0}").replace("{0}", fmt.date_short(want.asked_on))
                acts = (("want.told", "check", tr("They were told")), ("want.edit", "pencil", tr("Change")),
                        ("want.remove", "trash", tr("Remove")))  # fmt: skip
            else:
                caption = tr("told on {0}").replace("{0}", fmt.date_short(want.done_on))
                acts = (("want.reopen", "undo-2", tr("Not told after all")), ("want.remove", "trash", tr("Remove")))
            said = " · ".join(part for part in (caption, want.note) if part)
            icon = "sparkles" if want.is_open else "check"
            self.add_row(want, icon, row.words, said, acts if self.is_writable else ())
        self.fill.setVisible(self.is_writable)
        self.setVisible(bool(self.rows))

    @Slot()
    def _on_fill_clicked(self) -> None:
        self.asked.emit("want.add", None)


class VouchersCard(RowsCard):
    """Gift vouchers issued to them, with what is left."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(kit, "", parent)
        self.set_title(self.tr("Gift vouchers"))
        self.all = self.add_link(self.tr("All"), self.tr("All gift vouchers"))
        self.all.clicked.connect(self._on_all_clicked)

    def show_data(self, data: CardData) -> None:
        """Show the vouchers of a customer, those with something left first."""
        self.clear_rows()
        vouchers = sorted(data.arranged.vouchers, key=lambda one: bool(one.why_not(data.today, one.currency)))
        for one in vouchers[:_MOST]:
            left = self.kit.format.money(one.balance, one.currency)
            copy = (("voucher.copy", "copy", self.tr("Copy the code")),)
            self.add_row(one, "gift", one.code, voucher_words(one, data, left, self.kit.format), copy)
        self.setVisible(bool(self.rows))

    @Slot()
    def _on_all_clicked(self) -> None:
        self.asked.emit("voucher.all", None)


def voucher_words(one: Voucher, data: CardData, left: str, fmt: Formatter) -> str:
    """Return what is left on a voucher, or why nothing can be paid by it."""
    why = one.why_not(data.today, one.currency)
    if why:
        return sentence(f"{why}.short")
    said = sentence("voucher.left.short", {"amount": left})
    until = fmt.date_short(one.expires_on) if one.expires_on is not None else ""
    return f"{said} · {sentence('voucher.until.short', {'day': until})}" if until else said


def standing_words(one: StandingOrder, fmt: Formatter) -> str:
    """Return what a customer gets: `10 Loaf, 5 Roll`."""
    return ", ".join(
        f"{fmt.quantity(Decimal(line.quantity) / QUANTITY_SCALE)} {line.unit} {line.name}".replace("  ", " ")
        for line in one.lines
    )
