from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from craftdesk.domain.custom_field import CustomField, CustomKind, value_of
from craftdesk.domain.customer import Customer, CustomValue
from craftdesk.domain.ids import CustomerId, OperationId
from craftdesk.domain.operation import OperationLabel
from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import NotFound, OwnerProblem, ValidationProblem
from craftdesk.services.custom_fields import define_in, find
from craftdesk.services.desk import Desk
from craftdesk.services.lists import CustomerList
from craftdesk.services.running import run
from craftdesk.texts import label_words
from tests.support.shops import content, derived


def _define(desk: Desk, title: str, kind: CustomKind = CustomKind.TEXT, *choices: str) -> CustomField:
    return desk.custom_fields.define(CustomField(title=title, kind=kind, choices=choices)).field


def _customer(desk: Desk, name: str, **values: str) -> CustomerId:
    custom = tuple(CustomValue(key=key, value=value) for key, value in values.items())
    return desk.customers.add(Customer(first_name=name, custom=custom)).customer.id


def _value(desk: Desk, customer: CustomerId, key: str) -> str:
    return value_of(desk.customers.get(customer).custom, key)


def _found(desk: Desk, text: str) -> list[str]:
    customers = CustomerList(desk.shop, lambda: date(2026, 11, 22))
    try:
        return [row.name for row in customers.first(CustomerQuery(text=text), 100)]
    finally:
        customers.close()


def _last_label(desk: Desk) -> str:
    last = desk.history.next_undo()
    assert last is not None
    return label_words(last.label)


def test_a_value_is_kept_found_and_taken_back(desk: Desk) -> None:
    ring = _define(desk, "Ring size", CustomKind.NUMBER)
    glaze = _define(desk, "Glaze", CustomKind.CHOICE, "Céladon", "Tenmoku")
    assert (ring.key, glaze.key, ring.position, glaze.position) == ("ring_size", "glaze", 0, 1)
    ida = _customer(desk, "Ida", glaze="céladon", ring_size="17,50")
    kept = desk.customers.get(ida)
    assert kept.custom == (CustomValue(key="glaze", value="Céladon"), CustomValue(key="ring_size", value="17.5"))
    assert _found(desk, "celadon") == ["Ida"]
    desk.customers.change(replace(kept, custom=()))
    assert _found(desk, "celadon") == []
    desk.history.undo()
    assert desk.customers.get(ida).custom == kept.custom
    assert _found(desk, "celadon") == ["Ida"]


def test_saving_without_a_change_is_no_operation(desk: Desk) -> None:
    _define(desk, "Zodiac")
    _define(desk, "Allergies", CustomKind.SEVERAL, "Lead", "Nuts, all", "Dust")
    ida = _customer(desk, "Ida", zodiac="Virgo", allergies="dust\nnuts, all")
    kept = desk.customers.get(ida)
    assert _value(desk, ida, "allergies") == "Nuts, all\nDust"
    shuffled = replace(kept, custom=(CustomValue(key="zodiac", value=" Virgo "), kept.custom[0]))
    assert desk.customers.change(shuffled).changes.is_empty


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (CustomKind.NUMBER, "about 7", "custom.no_number"),
        (CustomKind.DATE, "31.02.2026", "custom.no_date"),
        (CustomKind.YES_NO, "perhaps", "custom.no_yes_no"),
        (CustomKind.CHOICE, "Blue", "custom.no_choice"),
        (CustomKind.SEVERAL, "Red, Blue", "custom.no_choice"),
        (CustomKind.TEXT, "x" * 1_001, "text.too_long"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_beside_its_field(
    desk: Desk, kind: CustomKind, text: str, code: str
) -> None:
    _define(desk, "Own", kind, *(("Red", "Green") if kind.has_choices else ()))
    with pytest.raises(ValidationProblem) as refused:
        _customer(desk, "Ida", own=text)
    assert [(one.code, one.field) for one in refused.value.problems] == [(code, "custom:own")]


def test_what_stands_in_a_field_that_was_deleted_meanwhile_goes_with_it(desk: Desk) -> None:
    _define(desk, "Glaze")
    draft = desk.customers.get(_customer(desk, "Ida", glaze="blue"))
    desk.custom_fields.remove("glaze")
    saved = desk.customers.change(replace(draft, note="typed meanwhile")).customer
    assert (saved.note, saved.custom) == ("typed meanwhile", ())


def test_a_field_needs_a_title_of_its_own_and_choices_where_it_offers_some(desk: Desk) -> None:
    _define(desk, "Größe")
    for draft, code in (
        (CustomField(title="  "), "custom.no_title"),
        (CustomField(title="grosse"), "custom.title_taken"),
        (CustomField(title="Glaze", kind=CustomKind.CHOICE, choices=(" ",)), "custom.no_choices"),
        (CustomField(title="x" * 121), "text.too_long"),
    ):
        assert [problem.code for problem in desk.custom_fields.problems(draft)] == [code]
        with pytest.raises(ValidationProblem):
            desk.custom_fields.define(draft)


def test_keys_stay_when_titles_change_and_are_never_shared(desk: Desk) -> None:
    _define(desk, "Glaze")
    renamed = desk.custom_fields.change(replace(desk.custom_fields.get("glaze"), title="Glasur")).field
    assert (renamed.key, _last_label(desk)) == ("glaze", "Rename the field Glaze to Glasur")
    assert _define(desk, "glaze").key == "glaze_2"
    assert _define(desk, "田中").key == "田中" or _define(desk, "釉薬").key.startswith("field")


def test_order_and_rest(desk: Desk) -> None:
    for title in ("One", "Two", "Three"):
        _define(desk, title)
    desk.custom_fields.reorder(["three", "one", "nobody"])
    assert [field.title for field in desk.custom_fields.fields()] == ["Three", "One", "Two"]
    desk.custom_fields.put_away("one")
    assert [field.title for field in desk.custom_fields.fields()] == ["Three", "Two"]
    assert [field.title for field in desk.custom_fields.fields(active=False)] == ["One"]
    desk.history.undo()
    desk.history.undo()
    assert [field.title for field in desk.custom_fields.fields()] == ["One", "Two", "Three"]


def test_a_renamed_choice_renames_it_at_every_customer(desk: Desk) -> None:
    field = _define(desk, "Glaze", CustomKind.SEVERAL, "Blue", "Green", "White")
    ida, ole = _customer(desk, "Ida", glaze="Blue\nGreen"), _customer(desk, "Ole", glaze="Green")
    before = content(desk.shop.reader())
    # Two change places, the third goes.
    wanted = replace(field, choices=("Green", "Blue"))
    saved = desk.custom_fields.change(wanted, {"Blue": "Green", "Green": "Blue"})
    assert (_value(desk, ida, "glaze"), _value(desk, ole, "glaze")) == ("Green\nBlue", "Blue")
    assert saved.values == 2
    desk.history.undo()
    assert content(desk.shop.reader()) == before


def test_a_choice_in_use_never_goes_without_a_word(desk: Desk) -> None:
    field = _define(desk, "Glaze", CustomKind.CHOICE, "Blue", "Green")
    ida, ole = _customer(desk, "Ida", glaze="Blue"), _customer(desk, "Ole", glaze="Blue")
    assert desk.custom_fields.choices_used("glaze") == {"Blue": 2}
    wanted = replace(field, choices=("Green",))
    with pytest.raises(OwnerProblem) as refused:
        desk.custom_fields.change(wanted)
    assert (refused.value.code, refused.value.params["count"]) == ("custom.choice_used", 2)
    assert desk.custom_fields.change(wanted, {"Blue": ""}).values == 2
    assert (_value(desk, ida, "glaze"), _value(desk, ole, "glaze")) == ("", "")
    desk.history.undo()
    assert desk.custom_fields.change(wanted, {"Blue": "Green"}).values == 2
    assert _value(desk, ida, "glaze") == "Green"


@pytest.mark.parametrize(
    ("old", "new", "values", "after"),
    [
        (CustomKind.TEXT, CustomKind.NUMBER, {"12,50": "12.5", "-0": "0"}, ()),
        (CustomKind.TEXT, CustomKind.DATE, {"2026-05-24": "2026-05-24"}, ()),
        (CustomKind.TEXT, CustomKind.YES_NO, {"Ja": "yes", "NO": "no", "✓": "yes"}, ()),
        (CustomKind.TEXT, CustomKind.CHOICE, {"Blue": "Blue", "blue": "Blue", "Red": "Red"}, ("Blue", "Red")),
        (CustomKind.TEXT, CustomKind.SEVERAL, {"Nuts, Lead": "Nuts\nLead", "lead": "Lead"}, ("Nuts", "Lead")),
        (CustomKind.NUMBER, CustomKind.TEXT, {"17.5": "17.5"}, ()),
        (CustomKind.LONG_TEXT, CustomKind.TEXT, {"one line": "one line"}, ()),
    ],
)
def test_a_kind_changes_with_its_values(
    desk: Desk, old: CustomKind, new: CustomKind, values: dict[str, str], after: tuple[str, ...]
) -> None:
    field = _define(desk, "Own", old)
    ids = {text: _customer(desk, f"No. {number}", own=text) for number, text in enumerate(values)}
    before = content(desk.shop.reader())
    choices = desk.custom_fields.choices_for("own", new)
    assert desk.custom_fields.misfits("own", new).count == 0
    changed = desk.custom_fields.change(replace(field, kind=new, choices=choices)).field
    assert {text: _value(desk, ids[text], "own") for text in values} == values
    assert sorted(changed.choices) == sorted(after)
    desk.history.undo()
    assert content(desk.shop.reader()) == before


def test_a_kind_does_not_change_over_values_that_do_not_fit(desk: Desk) -> None:
    field = _define(desk, "Own", CustomKind.LONG_TEXT)
    for text in ("12", "about 12", "two\nlines"):
        _customer(desk, "Ida", own=text)
    assert desk.custom_fields.misfits("own", CustomKind.NUMBER).count == 2
    assert desk.custom_fields.misfits("own", CustomKind.TEXT).examples == ("two lines",)
    with pytest.raises(OwnerProblem) as refused:
        desk.custom_fields.change(replace(field, kind=CustomKind.NUMBER))
    assert (refused.value.code, refused.value.params["count"]) == ("custom.misfits", 2)
    assert desk.custom_fields.get("own").kind is CustomKind.LONG_TEXT


def test_nobody_is_found_by_a_yes(desk: Desk) -> None:
    field = _define(desk, "Own")
    _customer(desk, "Ida", own="yes")
    assert _found(desk, "yes") == ["Ida"]
    desk.custom_fields.change(replace(field, kind=CustomKind.YES_NO))
    assert _found(desk, "yes") == []
    assert run(desk.check.run()).ok
    desk.history.undo()
    assert _found(desk, "yes") == ["Ida"]
    assert run(desk.check.run()).ok


def test_a_deleted_field_comes_back_with_everything(desk: Desk) -> None:
    _define(desk, "Glaze")
    ida = _customer(desk, "Ida", glaze="blue")
    reader = desk.shop.reader()
    before, listed = content(reader), derived(reader)
    removed = desk.custom_fields.remove("glaze")
    assert (removed.values, removed.changes.everything, _last_label(desk)) == (1, True, "Delete the field Glaze")
    assert _found(desk, "blue") == []
    with pytest.raises(NotFound):
        desk.custom_fields.get("glaze")
    desk.history.undo()
    assert (content(reader), derived(reader)) == (before, listed)
    assert _value(desk, ida, "glaze") == "blue"


def _import(desk: Desk, glaze: str) -> tuple[OperationId, list[CustomerId]]:
    with desk.store.begin(OperationLabel("import", {"file": "a.csv", "new": 2, "changed": 0})) as unit:
        fields = unit.custom_fields.all()
        field = find(fields, "glaze", CustomKind.CHOICE) or define_in(
            unit, CustomField(title="Glaze", kind=CustomKind.CHOICE, choices=(glaze,))
        )
        field = replace(field, choices=(*field.choices, "New one"))
        unit.custom_fields.save(field)
        ids = unit.customers.add_many(
            [Customer(first_name=name, custom=(CustomValue(key=field.key, value=glaze),)) for name in ("Ida", "Ole")]
        )
        changes = unit.commit()
    assert changes.operation is not None
    return changes.operation, ids


def test_an_import_brings_a_field_and_takes_it_back(desk: Desk) -> None:
    operation, (ida, _) = _import(desk, "Blue")
    assert desk.custom_fields.get("glaze").choices == ("Blue", "New one")
    assert _value(desk, ida, "glaze") == "Blue"
    assert desk.history.revert(operation).kept == ()
    assert not any(content(desk.shop.reader()).values())


def test_a_field_that_somebody_uses_since_outlives_its_import(desk: Desk) -> None:
    operation, _ = _import(desk, "Blue")
    una = _customer(desk, "Una", glaze="Blue")
    kept = desk.history.revert(operation).kept
    assert [(one.kind, one.name, one.why) for one in kept] == [("field", "Glaze", "used")]
    assert _value(desk, una, "glaze") == "Blue"
    assert run(desk.check.run()).ok


def test_what_had_a_value_in_a_field_that_is_gone_stays_as_it_is(desk: Desk) -> None:
    _define(desk, "Glaze")
    ida = _customer(desk, "Ida", glaze="blue")
    emptied = desk.customers.change(replace(desk.customers.get(ida), custom=())).changes.operation
    removed = desk.custom_fields.remove("glaze").changes.operation
    _define(desk, "Glaze")
    assert emptied is not None
    assert removed is not None
    assert [one.name for one in desk.history.revert(emptied).kept] == ["Ida"]
    assert [one.name for one in desk.history.revert(removed).kept] == ["Glaze"]


def test_emptying_the_bin_takes_values_too(desk: Desk) -> None:
    _define(desk, "Glaze")
    desk.customers.delete([_customer(desk, "Ida", glaze="blue")])
    before = content(desk.shop.reader())
    desk.customers.empty_bin()
    assert desk.custom_fields.used() == {}
    desk.history.undo()
    assert content(desk.shop.reader()) == before
