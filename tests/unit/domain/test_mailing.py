"""Who gets a message to several, and the link that opens it."""

from __future__ import annotations

from datetime import date
from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.customer import Consent, Customer, Email
from craftdesk.domain.mailing import has_declined, mail_link, mailing_of


def somebody(name: str, address: str = "", **more: object) -> Customer:
    emails = (Email(text=address),) if address else ()
    return Customer(first_name=name, emails=emails, **more)  # type: ignore[arg-type]  # fields by name


def said(*answers: tuple[bool, date | None]) -> tuple[Consent, ...]:
    return tuple(Consent(purpose="Newsletter", given=given, on=on) for given, on in answers)


def test_everybody_is_told_apart_by_whether_they_may_be_written_to() -> None:
    found = mailing_of(
        [
            somebody("Anna", "anna@example.com"),
            somebody("Ole", "ANNA@example.com"),
            somebody("Bo"),
            somebody("Una", "una@example.com", do_not_contact=True),
            somebody("Ida", "ida@example.com", consents=said((False, None))),
        ]
    )
    assert found.addresses == ("anna@example.com",)
    assert (found.without_email, found.not_to_be_contacted, found.declined) == (("Bo",), ("Una",), ("Ida",))
    assert found.with_declined() == ("anna@example.com", "ida@example.com")


def test_the_last_word_on_newsletters_counts() -> None:
    early, late = date(2025, 1, 1), date(2026, 1, 1)
    assert not has_declined(somebody("A", consents=said((False, early), (True, late))))
    assert has_declined(somebody("A", consents=said((False, late), (True, early))))
    assert not has_declined(somebody("A", consents=(Consent(purpose="photo", given=False),)))
    assert not has_declined(somebody("A"))


def test_one_is_written_to_and_several_get_blind_copies() -> None:
    assert mail_link(["anna@example.com"]) == "mailto:anna@example.com"
    assert mail_link(["a+b@example.com", "müller?&@example.com"]) == (
        "mailto:?bcc=a%2Bb@example.com,m%C3%BCller%3F%26@example.com"
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=2, max_size=5))
def test_no_address_breaks_out_of_the_link(addresses: list[str]) -> None:
    link = urlsplit(mail_link(addresses))
    assert link.scheme == "mailto"
    assert (link.path, link.fragment) == ("", "")
    assert [unquote(part) for part in link.query.removeprefix("bcc=").split(",")] == addresses
