"""A whole block pasted into the form: a preview first, and nothing that was typed is replaced."""

from __future__ import annotations

from craftdesk.domain.customer import Customer, Email
from craftdesk.domain.phone import Phone
from craftdesk.services.pasted import split_pasted
from craftdesk.ui.forms.whole_paste import has_place, joined, shown

BLOCK = "Odalys Fernwright\nFernmoor Studio LLC\n12 Kiln Lane\nPortland, OR 97201\n(555) 010-0199\nodalys@example.com"


def test_the_preview_names_every_part() -> None:
    assert shown(split_pasted(BLOCK, "US")) == [
        ("First name", "Odalys"), ("Last name", "Fernwright"), ("Company", "Fernmoor Studio LLC"),
        ("Phone", "(555) 010-0199"), ("E-mail", "odalys@example.com"), ("Street and number", "12 Kiln Lane"),
        ("Postcode", "97201"), ("Town", "Portland"), ("Region or state", "OR"),
    ]  # fmt: skip


def test_what_was_typed_stays_and_lists_grow() -> None:
    found = split_pasted(BLOCK, "US")
    draft = Customer(first_name="Oda", emails=(Email(text="oda@example.org"),))
    after = joined(draft, found.customer)
    assert (after.first_name, after.last_name) == ("Oda", "Fernwright")
    assert [mail.text for mail in after.emails] == ["oda@example.org", "odalys@example.com"]
    assert after.phones == (Phone(text="(555) 010-0199"),)
    assert joined(after, found.customer) == after
    assert has_place(found.place)
