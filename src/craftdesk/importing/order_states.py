"""What other systems' words for the state of an order mean here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from craftdesk.domain.order import OrderStatus, Payment
from craftdesk.importing.header import normalise

_WORDS: dict[OrderStatus, str] = {
    OrderStatus.UNCONFIRMED: """draft, quote, entwurf, checkout draft, angebot, brouillon, borrador, bozza, concept,
        incomplete""",
    OrderStatus.CONFIRMED: """pending, open, offen, sent, on hold, unfulfilled, not fulfilled, restocked, new, neu,
        overdue, viewed, unpaid, not paid, partiallypaid, partially paid, payment processing, pending payment, holded,
        payment review, awaiting payment, awaiting fulfillment, awaiting shipment, awaiting pickup, unshipped,
        manual verification required, disputed, outstanding, payment pending, zahlung ausstehend, in wartestellung,
        pending retailer confirmation, scheduled, bestatigt, abierto, abierta, pendiente, en attente, aperto,
        in attesa, openstaand, nowe, nieoplacone, oczekuje, nova, nezaplaceno, ceka na platbu, avoin, odottaa, aben,
        apen, ny, oppen, pendente, aberto, beklemede, odenmedi""",
    OrderStatus.IN_PROGRESS: """processing, in production, in bearbeitung, partial, partially fulfilled,
        partially shipped, en cours, en proceso, in lavorazione, in behandeling, backordered, making""",
    OrderStatus.READY: "ready to ship, ready for pickup, versandbereit, abholbereit, packed",
    OrderStatus.DELIVERED: """shipped, versendet, versandt, in transit, pre transit, geliefert, expedie, livre, enviado,
        entregado, enviada, entregada, spedito, consegnato, verzonden, wyslane, dostarczone, odeslano, doruceno,
        toimitettu, lahetetty, afsendt, leveret, sendt, levert, skickad, levererad, entregue, kargoya verildi,
        teslim edildi, shipped delivered to buyer, shipped picked up""",
    OrderStatus.COMPLETED: """paid, bezahlt, closed, complete, done, erledigt, abgeschlossen, refunded, sold, payment,
        fulfilled, autopaid, auto paid, terminee, termine, completado, completato, voltooid, afgerond, finalizado,
        partially refunded, fully refunded, erstattet, teilweise erstattet, zuruckgezahlt, teilweise zuruckgezahlt,
        payee, pagado, pagato, betaald, paiement accepte, recibido, cerrada, cerrado, oplacone, zrealizowane,
        zakonczone, zaplaceno, vyrizeno, maksettu, valmis, betalt, betald, afsluttet, fullfort, pago, concluido,
        odendi, tamamlandi, finalizada""",
    OrderStatus.CANCELLED: """canceled, void, voided, storniert, annule, annulee, cancelado, annullato, geannuleerd,
        cancelada, anulado, anulada, anulowane, zruseno, stornovano, peruttu, annulleret, kansellert, annullerad,
        iptal, iptal edildi, trash,
        failed, declined, denied, abgelehnt, expired, reversed, removed, fraud, abgebrochen, fehlgeschlagen""",
}
_STATUS = {status.value.replace("_", " "): status for status in OrderStatus} | {
    " ".join(word.split()): status for status, words in _WORDS.items() for word in words.split(",")
}
_PAID = frozenset(
    """paid completed complete bezahlt payee pagado pagato betaald autopaid abgeschlossen terminee completado completato
    voltooid afgerond recibido oplacone zaplaceno maksettu betalt betald pago odendi""".split()
) | {
    "partially refunded", "to be refunded", "auto paid", "teilweise erstattet", "teilweise zuruckgezahlt",
    "paiement accepte", "yes", "ja", "oui", "si", "sim", "tak", "ano", "kylla", "evet",
}  # fmt: skip
_REFUNDED = frozenset("refunded erstattet rembourse reembolsado rimborsato terugbetaald zuruckgezahlt".split()) | {
    "fully refunded"
}
_CANCELLED = frozenset(("voided", "void", "cancelled", "canceled"))
_PARTLY = frozenset(
    ("partially paid", "partiallypaid", "partly paid", "partial", "teilbezahlt", "sent", "overdue", "viewed", "unpaid")
)
"""Words beside which the open rest says what was paid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words and amounts by which a file tells where an order stands; amounts are None where it is silent."""

    status: str = ""
    payment: str = ""
    fulfilment: str = ""
    cancelled: bool = False
    total: int = 0
    paid: int | None = None
    refunded: int | None = None
    outstanding: int | None = None
    paid_on: date | None = None
    method: str = ""


def status_of(words: Words) -> OrderStatus:
    """How far the order has come: cancelled counts before everything, then its own state, then what was sent."""
    if words.cancelled or normalise(words.payment) in _CANCELLED:
        return OrderStatus.CANCELLED
    for word in (words.status, words.fulfilment):
        known = _status(word)
        if known is not None:
            return known
    if not words.status and not words.fulfilment and (_is_paid(words) or (not words.payment and words.paid_on)):
        return OrderStatus.COMPLETED
    return OrderStatus.CONFIRMED


def unknown_words(words: Words) -> list[str]:
    """Words for a state that mean nothing to us."""
    return [word for word in (words.status, words.fulfilment) if word and _status(word) is None]


def _status(word: str) -> OrderStatus | None:
    """What a word means; WooCommerce puts `wc-` before its own."""
    return _STATUS.get(normalise(word).removeprefix("wc "))


def _is_paid(words: Words) -> bool:
    return normalise(words.payment or words.status) in _PAID


def payments_of(words: Words) -> tuple[Payment, ...]:
    """What was received and what was returned."""
    word = normalise(words.payment or words.status).removeprefix("wc ")
    received = words.paid
    if received is None:
        if word in _PAID or word in _REFUNDED:
            received = words.total
        elif words.outstanding is not None and word in _PARTLY:
            received = words.total - words.outstanding
        elif words.paid_on is not None and not words.payment:
            received = words.total
        else:
            received = 0
    returned = words.refunded
    if not returned:
        returned = received if word in _REFUNDED else 0
    found = []
    if received > 0:
        found.append(Payment(amount=received, paid_on=words.paid_on, method=words.method))
    if returned > 0:
        found.append(Payment(amount=-returned, method=words.method))
    return tuple(found)
