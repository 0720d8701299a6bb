"""What is arranged with customers: accounts, gift vouchers, standing orders, wants; read for dialogs, and changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal

from craftdesk.controllers.change_bus import ChangeBus
from craftdesk.controllers.doing import DoingController
from craftdesk.controllers.jobs import JobRunner
from craftdesk.controllers.newest import Newest
from craftdesk.domain.credit import Voucher
from craftdesk.domain.ids import CustomerId, StandingOrderId, VoucherId, WantId
from craftdesk.domain.names import display_name
from craftdesk.domain.product import Product
from craftdesk.domain.shop import ShopSettings
from craftdesk.domain.standing import StandingOrder
from craftdesk.domain.want import Want
from craftdesk.services.desk import Desk

_MOST_PRODUCTS = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What a dialog needs to know before it asks: the shop, ways to pay, and what the shop sells."""

    shop: ShopSettings
    today: date
    methods: tuple[str, ...]
    products: tuple[Product, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class VoucherList:
    """Every voucher, newest first, with the names of those whom they were issued to."""

    vouchers: tuple[Voucher, ...]
    names: dict[CustomerId, str]
    today: date


def _read_asking(desk: Desk) -> Asking:
    return Asking(
        shop=desk.settings.get(),
        today=desk.today(),
        methods=desk.order_life.methods(),
        products=tuple(desk.products.find_products("", _MOST_PRODUCTS)),
    )


def _read_vouchers(desk: Desk) -> VoucherList:
    vouchers = tuple(desk.vouchers.all())
    owners = {one.customer_id for one in vouchers if one.customer_id is not None}
    names = {number: display_name(desk.customers.get(number)) for number in owners}
    return VoucherList(vouchers=vouchers, names=names, today=desk.today())


class ArrangementsController(DoingController):
    """Slots: prepare, load_vouchers, and one for each change; `done` tells what was done."""

    prepared = Signal(object)  # Asking
    vouchers_loaded = Signal(object)  # VoucherList

    def __init__(self, desk: Desk, runner: JobRunner, bus: ChangeBus, parent: QObject | None = None) -> None:
        super().__init__(desk, runner, bus, parent)
        self._vouchers = Newest(self)
        self._vouchers.answered.connect(self.vouchers_loaded)
        self._vouchers.failed.connect(self.failed)

    def prepare(self) -> None:
        """Read what a dialog needs to know."""
        job = self._runner.read(_read_asking, self._desk)
        job.finished.connect(self.prepared)
        job.failed.connect(self.failed)

    def load_vouchers(self) -> None:
        """Read every voucher; only the newest answer is given."""
        self._vouchers.follow(self._runner.read(_read_vouchers, self._desk))

    def enter(self, customer: CustomerId, amount: int, *, day: date | None, method: str, note: str) -> None:
        """Put money on account (positive), or pay it out."""
        service = self._desk.accounts
        work = partial(service.deposit if amount >= 0 else service.pay_out, day=day, method=method, note=note)
        self._write("deposited" if amount >= 0 else "paid_out", work, customer, abs(amount))

    def save_want(self, want: Want) -> None:
        """Note what a customer waits for, or change it."""
        service, known = self._desk.wants, bool(want.id)
        self._write("want_changed" if known else "want_added", service.change if known else service.add, want)

    def tell(self, number: WantId, *, told: bool) -> None:
        """Note that a customer was told, or not after all."""
        self._write("told" if told else "want_reopened", partial(self._desk.wants.mark_told, told=told), number)

    def remove_want(self, number: WantId) -> None:
        """Remove what a customer waits for."""
        self._write("want_removed", self._desk.wants.remove, number)

    def save_standing(self, standing: StandingOrder) -> None:
        """Add a standing order, or change it."""
        service, known = self._desk.standing, bool(standing.id)
        self._write(
            "standing_changed" if known else "standing_added", service.change if known else service.define, standing
        )

    def pause(self, number: StandingOrderId, *, paused: bool) -> None:
        """Let a standing order rest, or go on."""
        self._write("paused" if paused else "resumed", partial(self._desk.standing.pause, paused=paused), number)

    def end(self, number: StandingOrderId) -> None:
        """End a standing order."""
        self._write("ended", self._desk.standing.end, number)

    def issue(self, voucher: Voucher) -> None:
        """Issue a gift voucher."""
        self._write("issued", self._desk.vouchers.issue, voucher)

    def cancel_voucher(self, number: VoucherId) -> None:
        """Cancel a gift voucher."""
        self._write("voucher_cancelled", self._desk.vouchers.cancel, number)
