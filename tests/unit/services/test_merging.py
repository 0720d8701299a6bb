from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.address import Address, AddressUse, PostalAddress
from craftdesk.domain.customer import Consent, Customer, CustomerType, Email, ExternalNumber
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.merging import MERGED, propose
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.order import Order, OrderLine
from craftdesk.domain.phone import Phone, comparable
from craftdesk.errors import NotFound, OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.storage import listing
from craftdesk.texts import label_words, sentence
from tests.support.shops import content, derived
from tests.support.values import CUSTOMERS

HOME = PostalAddress(street="Hauptstraße 5", postcode="14467", city="Potsdam", country="DE")
WORK = PostalAddress(street="Am Kanal 1", postcode="14467", city="Potsdam", country="DE")


def _add(desk: Desk, *places: Address, **fields: object) -> Customer:
    return desk.customers.add(Customer(**fields), places).customer  # type: ignore[arg-type]  # as a form fills them


def _order(desk: Desk, customer: Customer, number: str, total: int) -> None:
    with desk.store.begin(OperationLabel("import", {"file": "orders.csv"})) as unit:
        unit.orders.add_many(
            [
                Order(
                    number=number, customer_id=customer.id, ordered_on=date(2026, 5, 4), currency="EUR", goods=total,
                    total=total, lines=(OrderLine(name="Cup", quantity=1000, unit_price=total, total=total),),
                )
            ]
        )  # fmt: skip
        unit.commit()


def _three(desk: Desk) -> list[Customer]:
    """Anna Berg, three times over, with everything that can hang on a customer."""
    one = _add(
        desk, Address(place=HOME, use=AddressUse.BILLING, label="home"), first_name="Anna", last_name="Berg",
        emails=(Email(text="anna@example.com"),), tags=("glaze",), note="Likes blue.",
        consents=(Consent(purpose="newsletter", given=True, on=date(2025, 1, 1), how="market"),),
    )  # fmt: skip
    two = _add(
        desk, Address(place=replace(HOME, street="HAUPTSTRASSE 5"), use=AddressUse.SHIPPING), first_name="ANNA",
        last_name="BERG", emails=(Email(text="Anna@Example.com"), Email(text="a.berg@example.org")),
        phones=(Phone(text="0331 5550101"),), tags=("Glaze", "VIP"), since=date(2020, 2, 2), do_not_contact=True,
        consents=(Consent(purpose="newsletter", given=False, on=date(2026, 1, 1), how="e-mail"),),
        external_numbers=(ExternalNumber(system="etsy", number="42"),),
    )  # fmt: skip
    three = _add(
        desk, Address(place=WORK, label="studio"), first_name="A.", last_name="Berg",
        phones=(Phone(text="+49 331 5550101"),), note="Likes blue.\nAsks for Ida.", referred_by=one.id,
    )  # fmt: skip
    friend = _add(desk, first_name="Ida", last_name="Lund", referred_by=three.id)
    desk.notes.add(two.id, "Called about the vase")
    desk.duplicates.different([two.id, friend.id])
    desk.duplicates.different([one.id, three.id])
    _order(desk, two, "O-1", 2500)
    _order(desk, three, "O-2", 1700)
    return [one, two, three, friend]


def test_three_become_one_with_everything(desk: Desk) -> None:
    one, two, three, friend = _three(desk)
    done = desk.merging.merge(one.id, [two.id, three.id])
    anna = done.customer
    assert (anna.first_name, anna.last_name, anna.number) == ("Anna", "Berg", one.number)
    assert [email.text for email in anna.emails] == ["anna@example.com", "a.berg@example.org"]
    assert [phone.text for phone in anna.phones] == ["0331 5550101"]
    assert anna.tags == ("glaze", "VIP")
    assert anna.note == "Likes blue.\nAsks for Ida."
    assert (anna.since, anna.do_not_contact, anna.referred_by) == (date(2020, 2, 2), True, None)
    assert anna.consents == (Consent(purpose="newsletter", given=False, on=date(2026, 1, 1), how="e-mail"),)
    assert anna.external_numbers == (
        ExternalNumber(system="etsy", number="42"),
        ExternalNumber(system=MERGED, number=two.number),
        ExternalNumber(system=MERGED, number=three.number),
    )
    assert (done.orders, done.notes, done.addresses) == (2, 1, 2)
    assert done.absorbed == (two.number, three.number)
    home, studio = sorted(desk.addresses.of(anna.id), key=lambda place: place.id)
    assert (home.place.street, home.use, home.default_billing, home.default_shipping) == (
        "Hauptstraße 5", AddressUse.BOTH, True, True,
    )  # fmt: skip
    assert (studio.label, studio.default_billing, studio.default_shipping) == ("studio", False, False)
    assert desk.customers.get(friend.id).referred_by == anna.id
    assert [entry.text for entry in desk.notes.of(anna.id)] == ["Called about the vase"]
    assert desk.figures.of(anna.id).spent == 4200
    assert [(known.one, known.other) for known in desk.duplicates.decisions()] == [(anna.id, friend.id)]
    for gone in (two, three):
        with pytest.raises(NotFound):
            desk.customers.get(gone.id)


def test_the_list_and_the_search_know_only_the_one_who_is_left(desk: Desk) -> None:
    one, two, three, friend = _three(desk)
    desk.merging.merge(one.id, [two.id, three.id])
    rows = desk.duplicates.people([one.id, two.id, three.id, friend.id])
    assert [(row.name, row.orders, row.spent) for row in rows] == [("Anna Berg", 2, 4200), ("Ida Lund", 0, 0)]
    with desk.store.reading() as book:
        (words,) = [str(row[-1]).split() for row in derived(book.raw) if row[0] == one.id]
        assert {"org", "kanal", "00002", "00003", "vase", "cup"} <= set(words)
    with desk.store.begin(OperationLabel("sample")) as unit:
        before = derived(unit.raw)
        listing.rebuild(unit.raw, unit.settings)
        assert derived(unit.raw) == before


def test_the_numbers_of_those_merged_still_find_the_customer(desk: Desk) -> None:
    one, two, three, _ = _three(desk)
    desk.merging.merge(one.id, [two.id, three.id])
    found = desk.customers.by_number(two.number)
    assert found is not None
    assert found.id == one.id
    with desk.store.reading() as book:
        assert book.matching.by_number([three.number]) == {three.number: [one.id]}


def test_undo_gives_all_back_exactly_and_redo_merges_again(desk: Desk) -> None:
    one, two, three, _ = _three(desk)
    raw = desk.shop.writer()
    before, shown = content(raw), derived(raw)
    desk.merging.merge(one.id, [two.id, three.id])
    after, shown_after = content(raw), derived(raw)
    assert after != before
    desk.history.undo()
    assert (content(raw), derived(raw)) == (before, shown)
    desk.history.redo()
    assert (content(raw), derived(raw)) == (after, shown_after)
    desk.history.undo()
    assert (content(raw), derived(raw)) == (before, shown)


def test_a_merge_is_named_after_those_in_it(desk: Desk) -> None:
    one, two, three, _ = _three(desk)
    desk.merging.merge(one.id, [two.id, three.id])
    assert label_words(desk.history.list(1)[0].label) == "Merge ANNA BERG, A. Berg into Anna Berg"


def test_each_field_says_what_everybody_has_there(desk: Desk) -> None:
    one, two, three, _ = _three(desk)
    proposal = desk.merging.propose(one.id, [two.id, three.id])
    first = next(field for field in proposal.fields if field.key == "first_name")
    assert [(choice.customer, choice.value) for choice in first.candidates] == [
        (one.id, "Anna"), (two.id, "ANNA"), (three.id, "A."),
    ]  # fmt: skip
    assert (first.value, first.from_customer, first.differs, first.is_united) == ("Anna", one.id, True, False)
    phones = next(field for field in proposal.fields if field.key == "phones")
    assert (phones.from_customer, phones.is_united) == (None, True)
    assert proposal.merged.first_name == "Anna"
    assert [address.label for address in proposal.addresses] == ["home", "studio"]


def test_the_owner_chooses_otherwise(desk: Desk) -> None:
    one, two, three, _ = _three(desk)
    choices = {"first_name": three.id, "number": two.id, "last_name": two.id}
    anna = desk.merging.merge(one.id, [two.id, three.id], choices).customer
    assert (anna.first_name, anna.last_name, anna.number) == ("A.", "BERG", two.number)
    assert [number.number for number in anna.external_numbers if number.system == MERGED] == [one.number, three.number]


@pytest.mark.parametrize("choices", [{"phones": 1}, {"colour": 1}, {"first_name": 99}])
def test_what_cannot_be_chosen_is_a_mistake_of_the_caller(desk: Desk, choices: dict[str, CustomerId]) -> None:
    one, two, *_ = _three(desk)
    with pytest.raises(ValueError, match=r"can't|nothing to choose|takes something"):
        desk.merging.propose(one.id, [two.id], choices)


def test_the_newer_of_two_values_is_proposed(desk: Desk) -> None:
    old = _add(desk, first_name="Ida", last_name="Lund", role="Chef")
    new = _add(desk, first_name="Ida", last_name="Lund", role="Owner")
    with desk.store.begin(OperationLabel("customer.changed", {"name": "Ida"})) as unit:
        unit.raw.execute("UPDATE customers SET changed_at = '2026-12-24T10:00:00Z' WHERE id = ?", (new.id,))
        unit.commit()
    assert desk.merging.propose(old.id, [new.id]).merged.role == "Owner"
    assert desk.merging.propose(new.id, [old.id]).merged.role == "Owner"


def test_a_company_without_a_person_stays_one(desk: Desk) -> None:
    one = _add(desk, company="Café Morgen")
    two = _add(desk, company="Café Morgen GmbH", type=CustomerType.COMPANY)
    assert desk.merging.propose(one.id, [two.id]).merged.type is CustomerType.COMPANY


def test_whoever_was_outside_the_archive_stays_outside(desk: Desk) -> None:
    one, two = _add(desk, last_name="Berg"), _add(desk, last_name="Berg")
    desk.customers.archive([one.id])
    assert desk.merging.merge(one.id, [two.id]).customer.archived_at is None


@given(customers=st.lists(CUSTOMERS, min_size=2, max_size=5))
def test_nothing_that_is_listed_is_lost(customers: list[Customer]) -> None:
    named = [replace(one, id=CustomerId(place + 1), number=f"C-{place}") for place, one in enumerate(customers)]
    merged = propose(named).merged
    for one in named:
        assert {email.text.casefold() for email in one.emails} <= {email.text.casefold() for email in merged.emails}
        assert {comparable(x.text) or x.text for x in one.phones} <= {
            comparable(x.text) or x.text for x in merged.phones
        }
        assert {tag.casefold() for tag in one.tags} <= {tag.casefold() for tag in merged.tags}
        assert set(one.external_numbers) <= set(merged.external_numbers)
        assert {consent.purpose for consent in one.consents} <= {consent.purpose for consent in merged.consents}
        assert " ".join(one.note.split()) in " ".join(merged.note.split())
        for key in ("first_name", "last_name", "company", "vat_id", "birthday", "payment_term", "credit_limit"):
            assert getattr(merged, key) or not getattr(one, key)
    assert {number.number for number in merged.external_numbers if number.system == MERGED} >= {
        one.number for one in named[1:]
    }
    assert propose([merged, named[1]]).merged.emails == merged.emails


def _ids(desk: Desk, count: int) -> list[CustomerId]:
    return [_add(desk, last_name=f"Berg {number}").id for number in range(count)]


@pytest.mark.parametrize(
    ("chosen", "code"),
    [((0, 0), "merge.same_twice"), ((0, 1, 1), "merge.same_twice"), ((0,), "merge.too_few"),
     ((0, 1, 2, 3, 4, 5), "merge.too_many"), ((0, 6), "merge.deleted")],
)  # fmt: skip
def test_what_cannot_be_merged_is_refused_in_words(desk: Desk, chosen: Sequence[int], code: str) -> None:
    ids = _ids(desk, 7)
    desk.customers.delete([ids[6]])
    before = content(desk.shop.writer())
    with pytest.raises(OwnerProblem) as refused:
        desk.merging.merge(ids[chosen[0]], [ids[place] for place in chosen[1:]])
    assert refused.value.code == code
    assert sentence(code, refused.value.params).endswith((".", "merge."))
    assert content(desk.shop.writer()) == before


def test_nobody_unknown_is_merged(desk: Desk) -> None:
    (one,) = _ids(desk, 1)
    with pytest.raises(NotFound):
        desk.merging.merge(one, [CustomerId(99)])


def test_the_bin_is_emptied_of_those_who_were_told_apart(desk: Desk) -> None:
    one, two = _ids(desk, 2)
    desk.duplicates.different([one, two])
    desk.customers.delete([two])
    desk.customers.empty_bin()
    assert desk.duplicates.decisions() == []
    desk.history.undo()
    assert len(desk.duplicates.decisions()) == 1
