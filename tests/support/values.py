"""Random values of the shop for hypothesis: customers, addresses, orders as they may be kept."""

from __future__ import annotations

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.customer import (
    Consent,
    Customer,
    CustomerType,
    Email,
    ExternalNumber,
    PreferredContact,
    TaxTreatment,
    Website,
)
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.order import (
    Delivery,
    Order,
    OrderLine,
    OrderStatus,
    OrderStep,
    Payment,
    StepKind,
    paid_and_refunded,
)
from craftdesk.domain.phone import Phone, PhoneKind
from craftdesk.domain.validation import clean_line, clean_text

_ODD = "ab Zß=+-@';\",\\|田太é’٣"
LINES = st.text(st.sampled_from(_ODD), max_size=8).map(clean_line)
WORDS = LINES.filter(bool)
TEXTS = st.text(st.sampled_from(_ODD + "\n\t"), max_size=12).map(clean_text)
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
MONEY = st.integers(-(10**9), 10**9)


def _flag() -> st.SearchStrategy[bool]:
    return st.booleans()


def _birthday(day: date, with_year: bool) -> PartialDate:
    return PartialDate(day.month, day.day, day.year if with_year else None)


PLACES = st.builds(
    PostalAddress, name=LINES, company=LINES, street=WORDS, street2=LINES, postcode=LINES, city=LINES, region=LINES,
    country=st.sampled_from(["", "DE", "US", "Elbonia"]),
)  # fmt: skip
ADDRESSES = st.builds(
    Address, use=st.sampled_from(AddressUse), label=LINES, place=PLACES, delivery_note=TEXTS,
    default_shipping=_flag(), default_billing=_flag(), checked_on=st.none() | DAYS,
)  # fmt: skip
CUSTOMERS = st.builds(
    Customer,
    number=WORDS, type=st.sampled_from(CustomerType), salutation=LINES, title=LINES, first_name=WORDS,
    middle_name=LINES, last_name=LINES, suffix=LINES, nickname=LINES, company=LINES, company_line2=LINES, role=LINES,
    birthday=st.none() | st.builds(_birthday, DAYS, _flag()), language=LINES,
    phones=st.lists(st.builds(Phone, text=WORDS, kind=st.sampled_from(PhoneKind)), max_size=3).map(tuple),
    emails=st.lists(st.builds(Email, text=WORDS, kind=LINES), max_size=3).map(tuple),
    websites=st.lists(st.builds(Website, text=WORDS), max_size=2).map(tuple),
    external_numbers=st.lists(st.builds(ExternalNumber, system=WORDS, number=WORDS), max_size=2).map(tuple),
    tags=st.lists(WORDS, max_size=3, unique_by=str.casefold).map(tuple),
    consents=st.lists(
        st.builds(Consent, purpose=WORDS, given=_flag(), on=st.none() | DAYS, how=LINES), max_size=2
    ).map(tuple),
    preferred_contact=st.sampled_from(PreferredContact), do_not_contact=_flag(), source=LINES, looked_after_by=LINES,
    rating=st.integers(0, 5), vat_id=LINES, tax_treatment=st.sampled_from(TaxTreatment),
    payment_term=st.none() | st.integers(0, 365), credit_limit=st.none() | st.integers(0, 10**9), price_level=LINES,
    discount=st.integers(0, 10_000), note=TEXTS, preferences=TEXTS, since=st.none() | DAYS,
    archived_at=st.none() | st.just(datetime(2026, 11, 22, 18, 0, 5, tzinfo=UTC)),
)  # fmt: skip
_ORDER_LINES = st.builds(
    OrderLine, name=LINES, quantity=st.integers(-(10**6), 10**6), unit=LINES, unit_price=MONEY, discount=MONEY,
    total=MONEY, sku=LINES, tax_rate=st.integers(0, 10_000), discount_rate=st.integers(0, 10_000), tax=MONEY,
    price_origin=LINES,
)  # fmt: skip
_STEPS = st.builds(
    OrderStep, at=st.just(datetime(2026, 11, 22, 18, 0, 5, tzinfo=UTC)), kind=st.sampled_from(StepKind), value=WORDS,
    note=LINES,
)  # fmt: skip
_PAYMENTS = st.builds(Payment, amount=MONEY, paid_on=st.none() | DAYS, method=LINES, note=LINES)


def _with_sums(order: Order) -> Order:
    paid, refunded = paid_and_refunded(order.payments)
    return Order(**{name: getattr(order, name) for name in Order.__slots__} | {"paid": paid, "refunded": refunded})


ORDERS = st.builds(
    Order, number=WORDS, customer_name=LINES, ordered_on=DAYS, ordered_at=LINES, due_on=st.none() | DAYS,
    status=st.sampled_from(OrderStatus), source=LINES, system=LINES, external_id=LINES,
    currency=st.sampled_from(["EUR", "JPY", "TND"]), lines=st.lists(_ORDER_LINES, max_size=3).map(tuple),
    payments=st.lists(_PAYMENTS, max_size=2).map(tuple), goods=MONEY, discount=MONEY, shipping=MONEY, tax=MONEY,
    tax_included=_flag(), adjustment=MONEY, total=MONEY, discount_code=LINES, shipping_method=LINES,
    customer_note=TEXTS, shop_note=TEXTS, billing=st.none() | PLACES, shipping_address=st.none() | PLACES,
    cancelled_on=st.none() | DAYS, delivery=st.sampled_from(Delivery), discount_rate=st.integers(0, 10_000),
    shipping_tax_rate=st.integers(0, 10_000), shipping_tax=MONEY, steps=st.lists(_STEPS, max_size=2).map(tuple),
).map(_with_sums)  # fmt: skip
