"""What the dated steps of an order say, and the ways money came."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from craftdesk.domain.order import OrderStatus, OrderStep, StepKind
from craftdesk.domain.order_life import ACCOUNT, VOUCHER, PaymentNews
from craftdesk.domain.paper import PaperKind
from craftdesk.texts import sentence
from craftdesk.ui.format import Formatter

_STATUS_ICONS = {
    OrderStatus.UNCONFIRMED: "clock", OrderStatus.CONFIRMED: "check", OrderStatus.IN_PROGRESS: "hammer",
    OrderStatus.READY: "package-check", OrderStatus.DELIVERED: "truck", OrderStatus.COMPLETED: "check-check",
    OrderStatus.CANCELLED: "ban",
}  # fmt: skip


# An import brings in the steps that a file tells; what nobody here wrote is shown as it is.
_STATUSES = frozenset(one.value for one in OrderStatus)
_PAPERS = frozenset(one.value for one in PaperKind)


def status_icon(status: OrderStatus) -> str:
    """Return the icon of a status."""
    return _STATUS_ICONS[status]


def step_words(step: OrderStep, fmt: Formatter) -> tuple[str, str]:
    """Return the icon and the words of a step."""
    if step.kind is StepKind.STATUS and step.value in _STATUSES:
        status = OrderStatus(step.value)
        return _STATUS_ICONS[status], sentence(f"status.{status.value}")
    if step.kind is StepKind.PAPER:
        kind, _, number = step.value.partition(" ")
        return "file-text", f"{sentence(f'paper.{kind}')} {number}" if number and kind in _PAPERS else step.value
    news = PaymentNews.read(step.value)
    if news is None:
        return "file-text", " · ".join(part for part in (step.value, step.note) if part)
    translate = QCoreApplication.translate
    amount = fmt.money(abs(news.amount), news.currency)
    if news.removed:
        words = translate("OrderSteps", "Payment removed: {0}")
    elif news.amount < 0:
        words = translate("OrderSteps", "Given back: {0}")
    else:
        words = translate("OrderSteps", "Paid: {0}")
    said = words.replace("{0}", amount)
    method = method_words(step.note, back=news.amount < 0)
    return "undo-2" if news.removed or news.amount < 0 else "banknote", f"{said} · {method}" if method else said


def method_words(method: str, *, back: bool = False) -> str:
    """Return how money came, or went."""
    translate = QCoreApplication.translate
    if method == ACCOUNT:
        return translate("OrderSteps", "put on account") if back else translate("OrderSteps", "from account")
    return translate("OrderSteps", "gift voucher") if method == VOUCHER else method


def mark_words(status: OrderStatus) -> str:
    """Return the words of the button that takes a step."""
    translate = QCoreApplication.translate
    return {
        OrderStatus.UNCONFIRMED: translate("OrderSteps", "Mark as unconfirmed"),
        OrderStatus.CONFIRMED: translate("OrderSteps", "Mark as confirmed"),
        OrderStatus.IN_PROGRESS: translate("OrderSteps", "Mark as in progress"),
        OrderStatus.READY: translate("OrderSteps", "Mark as ready"),
        OrderStatus.DELIVERED: translate("OrderSteps", "Mark as delivered"),
        OrderStatus.COMPLETED: translate("OrderSteps", "Mark as completed"),
        OrderStatus.CANCELLED: translate("OrderSteps", "Cancel the order"),
    }[status]
