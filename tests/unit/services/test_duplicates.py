from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.duplicates_set import judged, planted
from craftdesk.domain.address import Address, PostalAddress
from craftdesk.domain.customer import Customer, CustomerType, Email
from craftdesk.domain.dates import PartialDate
from craftdesk.domain.duplicates import DuplicateReason
from craftdesk.domain.ids import CustomerId
from craftdesk.domain.phone import Phone
from craftdesk.domain.progress import Progress
from craftdesk.errors import OwnerProblem
from craftdesk.services.desk import Desk
from craftdesk.services.duplicates import DuplicateReport, DuplicateService
from craftdesk.services.running import run
from craftdesk.storage.book import Store
from craftdesk.storage.file.shop_file import ShopFile
from craftdesk.texts import label_words

HOME = PostalAddress(street="Hauptstraße 5", postcode="14467", city="Potsdam", country="DE")
CORK = PostalAddress(street="Quay 1", city="Cork", country="IE")
MAIL = (Email(text="anna@example.com"),)
OTHER_MAIL = (Email(text="aberg77@example.org"),)
PHONE = (Phone(text="0331 5550101"),)
ANNA = Customer(first_name="Anna", last_name="Müller", emails=MAIL, phones=PHONE)
CAFE = Customer(type=CustomerType.COMPANY, company="Café Morgenrot", phones=PHONE)
Case = tuple[Customer, PostalAddress | None]


def _named(first: str, last: str, **more: object) -> Customer:
    return Customer(first_name=first, last_name=last, **more)  # type: ignore[arg-type]  # fields as a form gives them


def _add(desk: Desk, *cases: Case) -> list[CustomerId]:
    return [
        desk.customers.add(customer, (Address(place=place),) if place else ()).customer.id for customer, place in cases
    ]


def _found(desk: Desk) -> DuplicateReport:
    return run(desk.duplicates.find())


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ((ANNA, None), (_named("ANNA", "MUELLER", emails=(Email(text="ANNA@example.com"),)), None), {"email", "name"}),
        ((ANNA, None), (_named("Müller", "Anna", phones=(Phone(text="+49 331 555 01 01"),)), None),
         {"phone", "swapped_name"}),
        ((ANNA, HOME), (_named("Anna", "Muller"), HOME), {"name", "address"}),
        ((ANNA, HOME), (_named("Anna", "Müler"), PostalAddress(street="HAUPTSTR. 5", city="potsdam")),
         {"similar_name", "address"}),
        ((ANNA, None), (_named("A.", "Müller", emails=MAIL), None), {"email", "initial"}),
        ((_named("Bill", "Quill", phones=PHONE), None), (_named("William", "Quill", phones=PHONE), None),
         {"phone", "nickname"}),
        ((_named("Anna Maria", "Berg", phones=PHONE), None), (_named("Anna", "Berg", phones=PHONE), None),
         {"phone", "similar_name"}),
        ((_named("", "Anna Müller", emails=MAIL), None), (ANNA, None), {"email", "name"}),
        ((_named("", "Müller, Anna", emails=MAIL), None), (ANNA, None), {"email", "name"}),
        ((Customer(emails=MAIL), None), (ANNA, None), {"email"}),
        ((ANNA, HOME), (_named("Anna", "Müller", emails=MAIL), CORK), {"email", "name"}),
        ((_named("Anna", "Berg", emails=MAIL), None), (_named("Anna", "Lindner", emails=MAIL, phones=PHONE), None),
         {"email"}),
        ((CAFE, HOME), (Customer(type=CustomerType.COMPANY, company="CAFE MORGENROT GmbH"), HOME),
         {"company", "address"}),
        ((CAFE, HOME), (Customer(company="Cafe Morgenrott", phones=PHONE), None), {"phone", "similar_company"}),
        ((_named("花子", "田中", emails=MAIL), None), (_named("", "田中 花子", emails=MAIL), None), {"email", "name"}),
    ],
)  # fmt: skip
def test_two_who_are_one_are_found(desk: Desk, one: Case, other: Case, reasons: set[str]) -> None:
    ids = _add(desk, one, other)
    (group,) = _found(desk).groups
    assert list(group.customers) == ids
    assert {reason.value for reason in group.reasons} >= reasons
    assert 50 <= group.score <= 99


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ((ANNA, HOME), (_named("Ole", "Müller", emails=MAIL, phones=PHONE), HOME)),
        ((ANNA, HOME), (_named("Hannes", "Lund", phones=PHONE), HOME)),
        ((_named("Karl", "Berg", phones=PHONE), HOME), (_named("Karl", "Berg", suffix="Jr.", phones=PHONE), HOME)),
        ((_named("Karl", "Berg", suffix="sen."), HOME), (_named("Karl", "Berg", suffix="jun."), HOME)),
        ((_named("Karl", "Berg", birthday=PartialDate(3, 4, 1950)), HOME),
         (_named("Karl", "Berg", birthday=PartialDate(8, 1, 1981)), HOME)),
        ((_named("Anna", "Berg", emails=MAIL), HOME), (_named("Anna", "Berg", emails=OTHER_MAIL), CORK)),
        ((CAFE, HOME), (CAFE, CORK)),
        ((_named("Anna", "Berg", company="Studio Lehm"), HOME), (_named("Ida", "Lund", company="Studio Lehm"), HOME)),
        ((CAFE, HOME), (Customer(type=CustomerType.COMPANY, company="Goldschmiede Ring", phones=PHONE), HOME)),
        ((_named("Kim", "Berg", salutation="Frau", phones=PHONE), None),
         (_named("Jim", "Berg", salutation="Herr", phones=PHONE), None)),
    ],
)  # fmt: skip
def test_two_who_only_look_like_one_are_left_alone(desk: Desk, one: Case, other: Case) -> None:
    _add(desk, one, other)
    assert _found(desk).groups == ()


def test_three_are_one_group_and_the_bin_is_left_out(desk: Desk) -> None:
    ids = _add(desk, (ANNA, None), (ANNA, HOME), (_named("A.", "Müller", emails=MAIL), None), (ANNA, None))
    desk.customers.delete(ids[3:])
    report = _found(desk)
    assert [group.customers for group in report.groups] == [tuple(ids[:3])]
    assert report.customers == 3
    assert [row.name for row in desk.duplicates.people(ids)] == [
        "Anna Müller",
        "Anna Müller",
        "A. Müller",
        "Anna Müller",
    ]


def test_six_of_one_are_shown_in_groups_that_can_be_merged(desk: Desk) -> None:
    ids = _add(desk, *[(ANNA, None)] * 7)
    groups = _found(desk).groups
    assert sorted(len(group.customers) for group in groups) == [2, 5]
    assert sorted(one for group in groups for one in group.customers) == ids


def test_who_was_told_apart_is_shown_no_more(desk: Desk) -> None:
    ids = _add(desk, (ANNA, None), (ANNA, HOME), (ANNA, None))
    desk.duplicates.different([ids[1], ids[0]])
    assert all(len(set(group.customers) & set(ids[:2])) < 2 for group in _found(desk).groups)
    desk.duplicates.different(ids)
    assert _found(desk).groups == ()
    assert [(known.one, known.other) for known in desk.duplicates.decisions()] == [
        (ids[0], ids[1]), (ids[0], ids[2]), (ids[1], ids[2]),
    ]  # fmt: skip
    assert label_words(desk.history.list(1)[0].label) == (
        "Remember that Anna Müller is not the same as Anna Müller, Anna Müller"
    )
    desk.history.undo()
    desk.history.undo()
    assert _found(desk).groups[0].customers == tuple(ids)
    desk.history.redo()
    desk.duplicates.forget(ids[1], ids[0])
    assert desk.duplicates.decisions() == []


def test_nobody_can_be_told_apart_from_themselves(desk: Desk) -> None:
    ids = _add(desk, (ANNA, None))
    with pytest.raises(OwnerProblem):
        desk.duplicates.different(ids * 2)


def test_an_operation_can_be_taken_back_that_added_somebody_told_apart_since(desk: Desk) -> None:
    ids = _add(desk, (ANNA, None), (ANNA, HOME))
    added = desk.history.list(1)[0].id
    desk.duplicates.different(ids)
    assert desk.history.revert(added).kept_count == 0
    assert desk.duplicates.decisions() == []
    assert [row.id for row in desk.duplicates.people(ids)] == ids[:1]
    desk.history.undo()
    assert len(desk.duplicates.decisions()) == 1


def test_a_decision_made_again_stands_in_nobodys_way(desk: Desk) -> None:
    ids = _add(desk, (ANNA, None), (ANNA, HOME))
    desk.duplicates.different(ids)
    forgotten = desk.duplicates.forget(ids[0], ids[1]).operation
    desk.duplicates.different(ids)
    assert forgotten is not None
    desk.history.revert(forgotten)
    assert len(desk.duplicates.decisions()) == 1


def test_a_merge_can_be_taken_back_at_any_later_time(desk: Desk) -> None:
    ids = _add(desk, (ANNA, None), (ANNA, HOME), (ANNA, CORK))
    desk.duplicates.different([ids[1], ids[2]])
    merged = desk.merging.merge(ids[0], ids[1:2]).changes.operation
    assert merged is not None
    desk.notes.add(ids[0], "Rang since")
    assert [record.name for record in desk.history.revert(merged).kept] == ["Anna Müller"]
    assert [row.id for row in desk.duplicates.people(ids)] == ids
    assert [(known.one, known.other) for known in desk.duplicates.decisions()] == [(ids[1], ids[2])]


def test_reasons_stand_in_one_order(desk: Desk) -> None:
    _add(desk, (ANNA, HOME), (ANNA, HOME))
    (group,) = _found(desk).groups
    order = list(DuplicateReason)
    assert _in_order([order.index(reason) for reason in group.reasons])
    assert group.score == 99


def _in_order(numbers: Sequence[int]) -> bool:
    return list(numbers) == sorted(numbers)


def test_ten_thousand_customers_are_judged_rightly_and_can_be_left_at_any_time(tmp_path: Path) -> None:
    path = tmp_path / "planted.craftdesk"
    truth = planted(path, 10_000, seed=5)
    with ShopFile.open(path, read_only=True) as shop:
        service = DuplicateService(Store(shop))
        steps: list[Progress] = []
        precision, recall = judged(truth, run(service.find(), steps.append).groups)
    assert len(steps) > 50  # at each of them it can be cancelled
    assert len(truth.same) > 350
    assert precision >= 0.98
    assert recall >= 0.95
