from __future__ import annotations

import pytest

from craftdesk.errors import ImportProblem
from craftdesk.importing.header import is_header, meanings, never_stored, normalise
from craftdesk.importing.header_finding import find_header
from craftdesk.importing.opening import open_table
from craftdesk.importing.source import BytesSource
from craftdesk.importing.synonyms import ALIASES, NEVER_STORED
from craftdesk.importing.table import Choices


def test_aliases_are_written_in_their_normal_form() -> None:
    written = {alias for aliases in ALIASES.values() for alias in aliases} | NEVER_STORED
    assert {alias for alias in written if normalise(alias) != alias} == set()


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("\ufeff*ContactName", "contactname"),
        (" First\u00a0name ", "first name"),
        ("E-Mail", "e mail"),
        ("Straße", "strasse"),
        ("Prénom", "prenom"),
        ("Name des Käufers", "name des kaufers"),
        ("Country/Region", "country region"),
        ("billing_address_1", "billing address 1"),
        ("Created (UTC)", "created utc"),
        ("\u200b", ""),
    ],
)
def test_normal_form(name: str, form: str) -> None:
    assert normalise(name) == form


@pytest.mark.parametrize(
    ("name", "field", "use", "ordinal"),
    [
        ("Vorname", "first_name", "", 1),
        ("E-Mail", "email", "", 1),
        ("E-mail 2 - Value", "email", "", 2),
        ("Phone 3 - Value", "phone", "", 3),
        ("shipping_city", "city", "shipping", 1),
        ("Shipping Address1", "street", "shipping", 1),
        ("billing_address_2", "street2", "billing", 1),
        ("Billing Zip", "postcode", "billing", 1),
        ("Straße L", "street", "shipping", 1),
        ("PLZ R", "postcode", "billing", 1),
        ("SACity", "city", "shipping", 1),
        ("POPostalCode", "postcode", "", 1),
        ("Address 2 - City", "city", "", 2),
        ("Ville", "city", "", 1),
        ("Código postal", "postcode", "", 1),
        ("Achternaam", "last_name", "", 1),
        ("Cognome", "last_name", "", 1),
        ("Efternamn", "last_name", "", 1),
        ("Apelido", "last_name", "", 1),
        ("Lineitem quantity", "quantity", "", 1),
        ("Gesamtbetrag", "order_total", "", 1),
    ],
)
def test_meanings(name: str, field: str, use: str, ordinal: int) -> None:
    found = meanings(name)[0]
    assert (found.field, found.use, found.ordinal) == (field, use, ordinal)


@pytest.mark.parametrize("name", ["user_pass", "Card Brand", "PAN Suffix", "OPTIN_IP", "BankAccountNumber", "IBAN"])
def test_secrets_are_read_past(name: str) -> None:
    assert never_stored(name)
    assert meanings(name) == ()


def test_what_nobody_foresaw_has_no_meaning() -> None:
    assert meanings("Favourite glaze") == ()
    assert meanings("") == ()


def test_a_header_needs_two_known_heads_and_few_gaps() -> None:
    assert is_header(["Name", "Favourite glaze", "E-mail"])
    assert not is_header(["Name", "Anna"])
    assert not is_header(["Name", "", "", "E-mail", ""])
    assert is_header(["Name", "", "E-mail", "", "City", ""])
    assert not is_header(["Name", "", "E-mail", "", "Anna", "", ""])
    assert not is_header(["Name", "City", "a@example.com"])
    assert not is_header(["Name", "name"])


def test_titles_and_blank_lines_come_before_a_header() -> None:
    assert find_header([(1, ["Customers", ""]), (2, []), (3, ["Name", "City"])]) == 3
    assert find_header([(1, ["Anna", "Ulm"]), (2, ["Bo", "Bonn"])]) is None


def test_the_owner_chooses_the_header() -> None:
    source = BytesSource(b"x,y\nName,City\nAnna,Ulm\n")
    assert open_table(source).names == ("Name", "City")
    assert open_table(source, Choices(header_row=1)).names == ("x", "y")
    none = open_table(source, Choices(header_row=0))
    assert (none.header_row, none.names, sum(1 for _ in none.records())) == (None, ("", ""), 3)
    with pytest.raises(ImportProblem) as refused:
        open_table(source, Choices(header_row=9))
    assert refused.value.code == "import.header_row"


def test_empty_and_repeated_heads_stay_apart() -> None:
    table = open_table(BytesSource(b",Name,Phone,Phone\n,Anna,1,2\n"))
    assert table.names == ("", "Name", "Phone", "Phone")
    (chunk,) = table.chunks()
    assert [column[0] for column in chunk.columns] == ["", "Anna", "1", "2"]
