"""Columns become fields of the shop's own: new ones, and those that there are."""

from __future__ import annotations

from craftdesk.domain.custom_field import CustomField, CustomKind
from craftdesk.importing.session import ImportChoices, NewField
from craftdesk.services.desk import Desk
from tests.support.importing import ask, bring_in, content, plan

FILE = (
    "Name;E-Mail;Lasur;Ringgröße;Seit wann;Stammkunde;Mag\n"
    "Ida Berg;ida@example.com;celadon;7,5;03.04.2019;ja;Becher, Schalen\n"
    "Bo Lund;bo@example.org;tenmoku;8;31.12.2021;nein;Becher\n"
).encode()
FIELDS = {
    2: NewField(title="Lasur", kind=CustomKind.CHOICE),
    3: NewField(title="Ringgröße", kind=CustomKind.NUMBER),
    4: NewField(title="Seit wann", kind=CustomKind.DATE),
    5: NewField(title="Stammkunde", kind=CustomKind.YES_NO),
    6: NewField(title="Mag", kind=CustomKind.SEVERAL),
}


def values(desk: Desk, name: str) -> dict[str, str]:
    with desk.store.reading() as book:
        ((number,),) = ask(desk, f"SELECT id FROM customers WHERE first_name = '{name}'")
        (customer,) = book.customers.some([number])  # type: ignore[list-item]  # an id as SQLite gives it
    return {one.key: one.value for one in customer.custom}


def test_an_import_adds_fields_with_their_choices(desk: Desk) -> None:
    planned = plan(desk, FILE, ImportChoices(new_fields=FIELDS))
    assert desk.custom_fields.fields() == ()
    assert planned.left_out == ()
    bring_in(desk, FILE, ImportChoices(new_fields=FIELDS))
    fields = desk.custom_fields.fields()
    assert [(one.title, one.kind.value, one.choices) for one in fields] == [
        ("Lasur", "choice", ("celadon", "tenmoku")),
        ("Ringgröße", "number", ()),
        ("Seit wann", "date", ()),
        ("Stammkunde", "yes_no", ()),
        ("Mag", "several", ("Becher", "Schalen")),
    ]
    assert values(desk, "Ida") == {
        "lasur": "celadon",
        "ringgrosse": "7.5",
        "seit_wann": "2019-04-03",
        "stammkunde": "yes",
        "mag": "Becher\nSchalen",
    }
    assert values(desk, "Bo")["lasur"] == "tenmoku"


def test_an_undo_takes_fields_and_values_back(desk: Desk) -> None:
    before = content(desk)
    bring_in(desk, FILE, ImportChoices(new_fields=FIELDS))
    desk.history.undo()
    assert content(desk) == before


def test_the_same_file_again_changes_nothing(desk: Desk) -> None:
    bring_in(desk, FILE, ImportChoices(new_fields=FIELDS))
    again = bring_in(desk, FILE)
    assert (again.counts.rows.same, again.operation) == (2, None)


def test_a_field_is_found_by_its_title(desk: Desk) -> None:
    desk.custom_fields.define(CustomField(title="Lasur"))
    planned = plan(desk, FILE)
    assert planned.columns[2].field == "custom:lasur"
    bring_in(desk, FILE)
    assert values(desk, "Ida") == {"lasur": "celadon"}


def test_choices_of_a_field_grow_with_a_file(desk: Desk) -> None:
    desk.custom_fields.define(CustomField(title="Lasur", kind=CustomKind.CHOICE, choices=("Celadon",)))
    bring_in(desk, FILE)
    (field,) = desk.custom_fields.fields()
    assert field.choices == ("Celadon", "tenmoku")
    assert values(desk, "Ida") == {"lasur": "Celadon"}


def test_a_filled_cell_replaces_and_a_blank_one_stays(desk: Desk) -> None:
    bring_in(desk, FILE, ImportChoices(new_fields=FIELDS))
    bring_in(desk, FILE.replace(b"celadon", b"shino").replace(b"7,5", b""))
    assert values(desk, "Ida")["lasur"] == "shino"
    assert values(desk, "Ida")["ringgrosse"] == "7.5"


def test_a_value_that_does_not_fit_is_told_and_the_row_comes_in(desk: Desk) -> None:
    choices = ImportChoices(new_fields={3: FIELDS[3]})
    report = bring_in(desk, FILE.replace(b"7,5", b"large"), choices)
    assert [(one.row, one.code) for one in report.warnings] == [(2, "import.value.number")]
    assert report.counts.customers.new == 2
