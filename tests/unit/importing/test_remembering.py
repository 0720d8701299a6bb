"""What was chosen for a file holds for the next one with the same headings, until it is forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from craftdesk.domain.custom_field import CustomKind
from craftdesk.domain.shop import ShopSettings
from craftdesk.errors import ImportProblem
from craftdesk.importing.import_choices import answered
from craftdesk.importing.remembering import forget, remembered_files
from craftdesk.importing.session import ImportChoices, NewField, apply_import
from craftdesk.services.desk import Desk
from craftdesk.services.running import run
from craftdesk.storage.file.shop_file import ShopFile
from tests.support.importing import ask, bring_in, plan

ODD = b"Who,Where to,Glaze\nIda Berg,ida@example.com,celadon\n"
MORE = b"Who,Where to,Glaze\nBo Lund,bo@example.org,tenmoku\n"
DATED = b"Name,E-mail,Birthday\nIda Berg,ida@example.com,05/09/1981\n"
NEWER = b"Name,E-mail,Birthday\nBo Lund,bo@example.org,03/04/1975\n"


def test_a_mapping_is_remembered_once_the_file_is_brought_in(desk: Desk) -> None:
    chosen = ImportChoices(mapping={2: "preferences"})
    assert not plan(desk, ODD, chosen).remembered
    assert not plan(desk, ODD).remembered
    bring_in(desk, ODD, chosen)
    planned = plan(desk, MORE)
    assert planned.remembered
    assert (planned.columns[2].field, planned.columns[2].confidence) == ("preferences", 1.0)
    bring_in(desk, MORE)
    assert ask(desk, "SELECT first_name, preferences FROM customers") == [("Ida", "celadon"), ("Bo", "tenmoku")]


def test_headings_are_compared_as_they_are_read(desk: Desk) -> None:
    bring_in(desk, ODD, ImportChoices(named={"glaze": "preferences"}))
    assert plan(desk, MORE.replace(b"Who,Where to,Glaze", b" WHO,where-to,*Glaze")).remembered
    assert not plan(desk, MORE.replace(b"Who", b"Whom")).remembered


def test_a_newer_choice_counts_more_than_what_is_remembered(desk: Desk) -> None:
    bring_in(desk, ODD, ImportChoices(mapping={2: "preferences"}))
    planned = plan(desk, MORE, ImportChoices(mapping={2: "note"}))
    assert planned.columns[2].field == "note"
    run(apply_import(desk, planned))
    assert plan(desk, ODD).columns[2].field == "note"


def test_what_is_remembered_can_be_left_aside_and_forgotten(desk: Desk) -> None:
    bring_in(desk, ODD, ImportChoices(mapping={2: "preferences"}))
    aside = plan(desk, MORE, ImportChoices(use_remembered=False))
    assert (aside.remembered, aside.columns[2].field) == (False, "")
    ((signature, heads, _),) = remembered_files(desk)
    assert heads == ("who", "where to", "glaze")
    assert signature == aside.signature
    assert forget(desk, signature)
    assert not forget(desk, signature)
    assert not plan(desk, MORE).remembered


def test_the_order_of_dates_is_asked_once_for_a_kind_of_file(desk: Desk) -> None:
    (question,) = plan(desk, DATED).questions
    bring_in(desk, DATED, answered(ImportChoices(), question, "dmy"))
    again = plan(desk, NEWER)
    assert (again.questions, again.remembered) == ((), True)
    bring_in(desk, NEWER)
    assert ask(desk, "SELECT birthday FROM customers") == [("1981-09-05",), ("1975-04-03",)]


def test_dates_that_prove_their_order_need_no_memory(desk: Desk) -> None:
    bring_in(desk, DATED, ImportChoices(date_order="dmy"))
    bring_in(desk, NEWER.replace(b"03/04/1975", b"03/14/1975"))
    assert ask(desk, "SELECT birthday FROM customers WHERE first_name = 'Bo'") == [("1975-03-14",)]


def test_the_sign_before_the_cents_is_remembered(desk: Desk) -> None:
    file = b"Order ID;Date;Customer;Total\n%d;2026-04-03;Ida Berg;1.250\n"
    (question,) = plan(desk, file % 1).questions
    assert question.code == "import.ask.decimal_sign"
    bring_in(desk, file % 1, answered(ImportChoices(), question, "."))
    assert plan(desk, file % 2).questions == ()
    bring_in(desk, file % 2)
    assert ask(desk, "SELECT total FROM orders") == [(125,), (125,)]


def test_that_there_is_no_header_is_remembered(desk: Desk) -> None:
    file = b"Name,Company\nIda Berg,Clay & Co\n"
    bring_in(desk, file, ImportChoices(header_row=0, mapping={0: "full_name", 1: "company"}))
    planned = plan(desk, file)
    assert (planned.header_row, planned.remembered, planned.counts.rows.read) == (None, True, 2)


def test_files_without_a_header_are_known_by_their_columns(desk: Desk) -> None:
    bring_in(desk, b"Ida Berg,ida@example.com,celadon\n", ImportChoices(mapping={2: "preferences"}))
    assert plan(desk, b"Bo Lund,bo@example.org,tenmoku\n").columns[2].field == "preferences"
    assert not plan(desk, b"bo@example.org,Bo Lund,tenmoku\n").remembered


def test_a_field_that_is_gone_is_not_remembered(desk: Desk) -> None:
    bring_in(desk, ODD, ImportChoices(new_fields={2: NewField(title="Glaze", kind=CustomKind.TEXT)}))
    assert plan(desk, MORE).columns[2].field == "custom:glaze"
    desk.custom_fields.remove("glaze")
    assert plan(desk, MORE).columns[2].field == ""


def test_a_shop_that_may_only_be_read_remembers_too(tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    now = datetime(2026, 11, 22, tzinfo=UTC)
    with ShopFile.create(path, ShopSettings(name="Clay & Co"), clock=lambda: now) as shop:
        bring_in(Desk.open(shop), ODD, ImportChoices(mapping={2: "preferences"}))
    with ShopFile.open(path, read_only=True, clock=lambda: now) as shop:
        assert plan(Desk.open(shop), MORE).remembered


def test_a_damaged_memory_is_no_memory(desk: Desk) -> None:
    bring_in(desk, ODD, ImportChoices(mapping={2: "preferences"}))
    for text in ("{", "[]", '{"mapping": 5}', '{"mapping": {"x": "note", "1": 7, "2": "nose"}, "header_row": "a"}'):
        with desk.shop.transaction() as raw:
            raw.execute("UPDATE import_mappings SET mapping = ?", (text,))
        assert not plan(desk, MORE).remembered


def test_an_undo_keeps_what_was_learnt(desk: Desk) -> None:
    bring_in(desk, ODD, ImportChoices(mapping={2: "preferences"}))
    desk.history.undo()
    assert plan(desk, ODD).remembered


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (b"blue,large\ngreen,small\n", "import.no_header"),
        (b"City,Country\nBath,UK\nYork,UK\n", "import.not_understood"),
    ],
)
def test_what_is_not_understood_waits_for_the_owner(desk: Desk, file: bytes, reason: str) -> None:
    planned = plan(desk, file)
    assert (planned.needs_mapping, planned.mapping_reason) == (True, reason)
    assert planned.counts.rows.new == 0
    with pytest.raises(ImportProblem) as refused:
        run(apply_import(desk, planned))
    assert refused.value.code == reason
    mapped = plan(desk, file, ImportChoices(mapping={0: "full_name"}))
    assert not mapped.needs_mapping
    assert run(apply_import(desk, mapped)).counts.customers.new > 0


def test_columns_that_nobody_knows_are_listed(desk: Desk) -> None:
    planned = plan(desk, b"Name,E-mail,Glaze,Empty,Password\nIda Berg,ida@example.com,celadon,,secret\n")
    assert [column.heading for column in planned.left_out] == ["Glaze"]
    settled = plan(desk, b"Name,E-mail,Glaze\nIda Berg,ida@example.com,celadon\n", ImportChoices(mapping={2: ""}))
    assert settled.left_out == ()


def test_which_of_two_columns_is_answered_once(desk: Desk) -> None:
    file = b"Name;Ansprechpartner;E-Mail\nIda Berg;Eva Holm;ida@example.com\nBo Lund;Max Dahl;bo@example.org\n"
    (question,) = plan(desk, file).questions
    assert (question.code, question.headings, question.default) == (
        "import.ask.which_column",
        ("Name", "Ansprechpartner"),
        "0",
    )
    choices = answered(ImportChoices(), question, "1")
    assert plan(desk, file, choices).questions == ()
    bring_in(desk, file, choices)
    assert ask(desk, "SELECT first_name FROM customers") == [("Eva",), ("Max",)]


def test_what_a_column_means_is_answered_once(desk: Desk) -> None:
    file = b"Name;Telefon\nIda Berg;ida@example.com\nBo Lund;bo@example.org\nCy Holm;cy@example.org\n"
    (question,) = plan(desk, file).questions
    assert (question.code, question.choices) == ("import.ask.meaning", ("emails", "phones"))
    assert plan(desk, file, answered(ImportChoices(), question, "emails")).questions == ()
