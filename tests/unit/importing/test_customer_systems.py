"""Customers of many systems come in as their exports mean them, twice without a change, and go again with an undo.

The shared samples have their numbers in `expected.json`; the files of `data/systems` have them here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from craftdesk.importing.report import ImportReport
from craftdesk.importing.session import ImportChoices
from craftdesk.importing.source import BytesSource, FileSource
from craftdesk.importing.words import payment_days
from craftdesk.services.desk import Desk
from craftdesk.texts import knows, sentence
from tests.support.importing import SAMPLES, ask, bring_in, content, plan

SYSTEMS = SAMPLES.parent / "systems"
NOBODY, TWICE = "customer.nobody", "customer.twice"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a file yields: customers, how many with each kind of address; rows and the codes they are told by."""

    system: str
    customers: int
    billing: int
    shipping: int
    rejected: tuple[tuple[int, str], ...] = ()
    warned: tuple[tuple[int, str], ...] = ()


FILES = {
    "bigcommerce-customers.csv": Wanted("bigcommerce-customers", 2, 1, 1),
    "brevo-contacts.csv": Wanted("brevo-contacts", 2, 0, 0),
    "clover-customers.csv": Wanted("clover-customers", 2, 1, 0, ((4, NOBODY),)),
    "eventbrite-attendees.csv": Wanted(
        "eventbrite-attendees", 1, 1, 0, ((3, "import.skip.refunded_ticket"),), ((4, TWICE),)
    ),
    "freshbooks-clients.csv": Wanted("freshbooks-clients", 2, 1, 0),
    "gambio-customers.csv": Wanted("gambio-customers", 2, 2, 1),
    "gnucash-commas.csv": Wanted("gnucash-customers", 2, 2, 1),
    "google-older.csv": Wanted("google-contacts", 1, 1, 0),
    "hubspot-contacts.csv": Wanted("hubspot-contacts", 2, 1, 0, ((4, NOBODY),)),
    "invoice-ninja.csv": Wanted("invoice-ninja-clients", 2, 1, 1),
    "lightspeed-customers.csv": Wanted("lightspeed-customers", 2, 2, 2),
    "magento-grid.csv": Wanted("magento-customers", 2, 1, 0),
    "magento-main-file.csv": Wanted("magento-customers", 1, 0, 0, (), ((2, "import.warn.never_stored"),)),
    "odoo-partners.csv": Wanted("odoo-partners", 2, 2, 1, ((7, NOBODY),), ((3, TWICE), (4, TWICE), (5, TWICE))),
    "outlook-german.csv": Wanted("outlook-contacts", 2, 2, 1, (), ((3, "import.value.exchange"),)),
    "prestashop-customers.csv": Wanted("prestashop-customers", 2, 0, 0),
    "quickbooks-online.csv": Wanted(
        "quickbooks-online-customers", 2, 2, 1,
        ((7, "import.skip.job"), (8, "import.skip.placeholder"), (9, "import.skip.footer")),
    ),
    "shopify-template.csv": Wanted("shopify-customers", 2, 1, 0, ((5, NOBODY),)),
    "square-older.csv": Wanted("square-customers", 2, 1, 0),
    "thunderbird.csv": Wanted("thunderbird-contacts", 3, 1, 1, (), ((4, "import.value.no_such_day"),)),
    "wave-customers.csv": Wanted("wave-customers", 2, 2, 1),
    "wix-contacts.csv": Wanted("wix-contacts", 2, 1, 1),
    "woocommerce-analytics.csv": Wanted("woocommerce-analytics-customers", 2, 1, 0),
    "xero-older.csv": Wanted(
        "xero-contacts", 1, 1, 0, ((3, "import.skip.supplier"),), ((2, "import.warn.never_stored"),)
    ),
    "zoho-contacts.csv": Wanted(
        "zoho-contacts", 2, 2, 1, ((4, "import.skip.supplier"),), ((3, "import.warn.archived"),)
    ),
}  # fmt: skip
SHARED = {
    "shopify-customers.csv": (((12, NOBODY),), ((11, TWICE),)),
    "woocommerce-customers-webtoffee.csv": (
        ((7, "import.skip.role"),), ((2, "import.warn.never_stored"), (6, "import.warn.second_email")),
    ),
    "square-customers.csv": (((7, NOBODY), (8, "import.skip.instant_profile")), ((9, TWICE),)),
    "stripe-customers.csv": (((7, NOBODY),), ((5, TWICE), (6, "import.warn.capitals"))),
    "quickbooks-desktop-customers.csv": (
        ((3, "import.skip.job"), (8, "import.skip.placeholder")), ((6, "import.warn.archived"),),
    ),
    "xero-contacts.csv": (((6, "import.skip.supplier"), (8, NOBODY)), ((7, TWICE),)),
    "mailchimp-audience.csv": ((), ((6, "email.odd"), (7, TWICE))),
    "google-contacts-2024.csv": (
        (),
        ((5, "import.warn.unlabelled"), (6, "import.warn.unlabelled"), (7, "import.warn.other_contact")),
    ),
    "outlook-classic-contacts.csv": ((), ((5, "import.value.exchange"),)),
    "craftplan-customers.csv": ((), ((7, "import.warn.lacks"),)),
    "gnucash-customers.csv": ((), ((6, "import.warn.lacks"), (7, TWICE))),
    "de-kundenliste.csv": (((7, NOBODY),), ((6, TWICE),)),
}  # fmt: skip
"""Of each shared sample of customers: who is rejected and what is told."""


def system(name: str) -> FileSource:
    return FileSource(SYSTEMS / name)


def told(report: ImportReport) -> tuple[tuple[tuple[int, str], ...], tuple[tuple[int, str], ...]]:
    codes = [message.code for message in (*report.rejected, *report.warnings)]
    assert all(map(knows, codes))
    return tuple((one.row, one.code) for one in report.rejected), tuple((one.row, one.code) for one in report.warnings)


@pytest.mark.parametrize("name", SHARED)
def test_a_shared_sample_tells_what_it_rejects_and_what_is_odd(desk: Desk, name: str) -> None:
    assert told(bring_in(desk, name)) == SHARED[name]


@pytest.mark.parametrize("name", FILES)
def test_an_export_comes_in_twice_without_a_change_and_goes_again(desk: Desk, name: str) -> None:
    wanted, before = FILES[name], content(desk)
    report = bring_in(desk, system(name))
    counts = report.counts
    assert (report.system, counts.customers.new) == (wanted.system, wanted.customers)
    assert (counts.with_billing, counts.with_shipping) == (wanted.billing, wanted.shipping)
    assert told(report) == (wanted.rejected, wanted.warned)
    assert bring_in(desk, system(name)).operation is None
    desk.history.undo()
    assert content(desk) == before


@pytest.mark.parametrize("name", SHARED)
def test_undo_takes_a_shared_sample_out_again(desk: Desk, name: str) -> None:
    bring_in(desk, "craftplan-customers.csv")
    before = content(desk)
    if bring_in(desk, name).operation is not None:
        desk.history.undo()
    assert content(desk) == before


def test_every_file_of_a_system_is_wanted_for_something() -> None:
    assert {path.name for path in SYSTEMS.iterdir()} >= set(FILES)


def places(desk: Desk) -> list[tuple[object, ...]]:
    return ask(desk, "SELECT use, name, street, street2, postcode, city, region, country FROM addresses ORDER BY id")


def test_shopify_then_google_knows_twelve(desk: Desk) -> None:
    bring_in(desk, "shopify-customers.csv")
    report = bring_in(desk, "google-contacts-2024.csv")
    assert report.counts.customers.new == 2
    assert ask(desk, "SELECT count(*) FROM customers") == [(12,)]
    wren = "SELECT first_name, last_name, company FROM customers WHERE last_name = 'Hollowell'"
    assert ask(desk, wren) == [("Wren", "Hollowell", "The Clay Cupboard")]
    for name in ("shopify-customers.csv", "google-contacts-2024.csv"):
        assert bring_in(desk, name).operation is None


def test_free_lines_of_quickbooks_become_addresses(desk: Desk) -> None:
    bring_in(desk, "quickbooks-desktop-customers.csv")
    assert places(desk) == [
        ("billing", "", "1 Bobbin Yard", "", "NR1 3QU", "Norwich", "", "GB"),
        ("shipping", "", "1 Bobbin Yard", "Loading dock", "NR1 3QU", "Norwich", "", "GB"),
        ("billing", "", "5 Harbor Row", "", "04843", "Camden", "ME", "US"),
        ("shipping", "", "5 Harbor Row", "Loading dock", "04843", "Camden", "ME", "US"),
        ("billing", "", "1590 Tide St", "", "94110", "San Francisco", "CA", "US"),
        ("billing", "", "88 Calle Ocho", "", "33135", "Miami", "FL", "US"),
        ("billing", "", "3 rue des Potiers", "", "44000", "Nantes", "", "FR"),
    ]
    assert ask(desk, "SELECT last_name FROM customers WHERE archived_at IS NOT NULL") == [("Castrovela",)]


def test_free_lines_of_gnucash_become_addresses(desk: Desk) -> None:
    bring_in(desk, "gnucash-customers.csv")
    assert places(desk)[:4] == [
        ("billing", "", "12 Kiln Lane", "", "11201", "Brooklyn", "NY", "US"),
        ("billing", "", "The Old Forge", "Mill Lane", "HX7 8AA", "Hebden Bridge", "", "GB"),
        ("shipping", "", "22 Lantern Street", "c/o The Old Forge", "BA1 1AA", "Bath", "", "GB"),
        ("billing", "", "Hauptstraße 1", "Hof 2", "50667", "Köln", "", "DE"),
    ]
    moss = "SELECT last_name, note FROM customers WHERE first_name = 'Odalys'"
    assert ask(desk, moss) == [("Fernwright-Moss", "married")]
    assert ask(desk, "SELECT company FROM customers WHERE first_name = 'Saoirse'") == [("",)]


def test_the_address_of_mailchimp_is_taken_apart(desk: Desk) -> None:
    bring_in(desk, "mailchimp-audience.csv")
    assert places(desk) == [
        ("billing", "", "12 Kiln Lane", "", "11201", "Brooklyn", "NY", "US"),
        ("billing", "", "1590 Tide St Apt 12", "", "94110", "San Francisco", "CA", "US"),
    ]
    tags = "SELECT name FROM customer_tags t JOIN customers c ON c.id = customer_id WHERE first_name = 'Zoë'"
    assert ask(desk, tags) == [("VIP",), ("Fair, 2026",)]


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("subscribed_members_export_ab12.csv", [(1,)]),
        ("unsubscribed_members_export_ab12.csv", [(0,)]),
        ("cleaned_members_export_ab12.csv", [(0,)]),
        ("nonsubscribed_members_export_ab12.csv", []),
        ("list.csv", []),
    ],
)
def test_the_name_of_mailchimps_file_says_who_agreed(desk: Desk, name: str, given: list[tuple[int]]) -> None:
    bring_in(desk, BytesSource((SAMPLES / "mailchimp-audience.csv").read_bytes(), name))
    assert ask(desk, "SELECT given FROM consents WHERE customer_id = 1") == given


def test_one_outlook_contact_has_two_addresses_for_two_uses(desk: Desk) -> None:
    bring_in(desk, "outlook-classic-contacts.csv")
    lyon = "SELECT use, label, city FROM addresses WHERE customer_id = 1 ORDER BY city"
    assert ask(desk, lyon) == [("shipping", "Business", "Lyon"), ("billing", "Home", "Nantes")]
    assert ask(desk, "SELECT count(*) FROM customer_emails WHERE text LIKE '/o=%'") == [(0,)]


def test_outlooks_birthdays_are_asked_about(desk: Desk) -> None:
    report = bring_in(desk, "outlook-classic-contacts.csv", ImportChoices(date_order="dmy"))
    assert report.questions == ()
    assert ask(desk, "SELECT birthday FROM customers WHERE birthday IS NOT NULL") == [("1981-09-05",)]


def test_stars_and_labels_of_google_say_what_comes_first(desk: Desk) -> None:
    bring_in(desk, system("google-older.csv"))
    assert ask(desk, "SELECT text, kind FROM customer_emails ORDER BY position") == [
        ("ida@example.com", "work"), ("berg@example.net", "work"), ("ida@example.org", "home"),
    ]  # fmt: skip
    assert ask(desk, "SELECT DISTINCT kind FROM customer_phones") == [("fax",)]
    assert ask(desk, "SELECT name FROM customer_tags") == [("Customers",)]
    assert places(desk) == [("billing", "", "5 Kiln Lane", "", "11201", "Brooklyn", "NY", "US")]


def test_people_at_a_customer_are_no_customers(desk: Desk) -> None:
    bring_in(desk, "xero-contacts.csv")
    assert ask(desk, "SELECT note, type FROM customers WHERE company LIKE 'Thimble%'") == [
        ("Nuala Thistledown, nuala.thistledown@example.com", "company")
    ]
    mails = "SELECT count(*) FROM customer_emails WHERE text LIKE 'nuala%'"
    assert ask(desk, mails) == [(1,)]


def test_rows_below_a_firm_of_odoo_belong_to_it(desk: Desk) -> None:
    bring_in(desk, system("odoo-partners.csv"))
    firm = "SELECT company, note FROM customers WHERE type = 'company'"
    assert ask(desk, firm) == [("Lund Looms", "weavers\nBo Lund, bo@lund.test, +441632960120\nMondays only")]
    assert ask(desk, "SELECT name FROM customer_tags ORDER BY position") == [("wholesale",), ("net 30",)]
    assert places(desk)[1] == ("shipping", "Goods in", "9 Dock Road", "", "NR2 1AA", "Norwich", "", "GB")
    assert places(desk)[2][6:] == ("New York", "US")


def test_passwords_and_banks_are_nowhere_in_the_book(desk: Desk) -> None:
    bring_in(desk, "woocommerce-customers-webtoffee.csv")
    bring_in(desk, system("magento-main-file.csv"))
    bring_in(desk, system("xero-older.csv"))
    kept = str(content(desk))
    assert not [secret for secret in ("$P$B", "deadbeef", "12345678") if secret in kept]


def test_two_customers_of_zoho_may_share_an_address(desk: Desk) -> None:
    bring_in(desk, system("zoho-contacts.csv"))
    assert ask(desk, "SELECT text FROM customer_emails") == [("office@example.com",), ("office@example.com",)]
    assert ask(desk, "SELECT credit_limit, payment_term FROM customers WHERE first_name = 'Ida'") == [(25000, 30)]


def test_a_blocklist_says_no(desk: Desk) -> None:
    bring_in(desk, system("brevo-contacts.csv"))
    said = "SELECT first_name, given FROM consents x JOIN customers c ON c.id = x.customer_id"
    assert ask(desk, said) == [("Bo", 0)]


def test_the_two_addresses_of_gambio_keep_to_themselves(desk: Desk) -> None:
    bring_in(desk, system("gambio-customers.csv"))
    assert places(desk)[2:] == [
        ("billing", "Lund Buchhaltung", "Postfach 12", "", "10117", "Berlin", "", "DE"),
        ("billing", "", "Am Bach 2", "", "10115", "Berlin", "", "DE"),
    ]


def test_skipped_rows_come_in_on_request(desk: Desk) -> None:
    report = bring_in(desk, "quickbooks-desktop-customers.csv", ImportChoices(include_skipped=True))
    assert [message.code for message in report.rejected] == []
    report = bring_in(desk, system("zoho-contacts.csv"), ImportChoices(include_skipped=True))
    assert ask(desk, "SELECT count(*) FROM customers WHERE company = 'Clay Supplies'") == [(1,)]


def test_a_better_written_name_stays(desk: Desk) -> None:
    bring_in(desk, "gnucash-customers.csv")
    bring_in(desk, "stripe-customers.csv")
    assert ask(desk, "SELECT last_name FROM customers WHERE first_name = 'Teodor'") == [("Vîlceanu",)]


def test_a_remark_on_a_delivery_comes_along(desk: Desk) -> None:
    bring_in(desk, system("wave-customers.csv"))
    assert ask(desk, "SELECT delivery_note FROM addresses WHERE use = 'shipping'") == [("ring twice",)]


def test_what_a_shop_adds_to_its_export_is_understood(desk: Desk, tmp_path: Path) -> None:
    bring_in(desk, system("shopify-template.csv"))
    assert ask(desk, "SELECT birthday FROM customers WHERE first_name = 'Ida'") == [("1990-05-02",)]
    more = tmp_path / "stripe.csv"
    more.write_text(
        "id,Description,Email,Name,Created (UTC),Delinquent,city (metadata),telefon (metadata)\n"
        "cus_1,,ida@example.com,Ida Berg,2025-10-03 07:41,false,Köln,0221 5550101\n",
        encoding="utf-8",
    )
    bring_in(desk, FileSource(more))
    assert ask(desk, "SELECT text FROM customer_phones WHERE customer_id = 1 ORDER BY position") == [
        ("+15550100001",), ("0221 5550101",),
    ]  # fmt: skip


def test_a_name_only_of_signs_is_found_again(desk: Desk) -> None:
    file = "First name,Last name,Note\n☆☆☆,,a\n!!!,,b\n☆☆☆,,c\n".encode()
    assert bring_in(desk, file).counts.customers.new == 2
    assert bring_in(desk, file).operation is None
    assert ask(desk, "SELECT first_name, note FROM customers ORDER BY id") == [("☆☆☆", "a\nc"), ("!!!", "b")]


def test_a_later_row_adds_to_the_note(desk: Desk) -> None:
    file = b"E-mail,First name,Note\nida@example.com,Ida,likes blue\nida@example.com,Ida,married\n"
    bring_in(desk, file)
    assert ask(desk, "SELECT note FROM customers") == [("likes blue\nmarried",)]
    assert bring_in(desk, file).operation is None


def test_what_was_cut_is_named_by_its_title(desk: Desk) -> None:
    report = bring_in(desk, b"E-mail,First name,Last name\nida@example.com,Ida," + b"x" * 1200 + b"\n")
    assert [sentence(one.code, one.params) for one in report.warnings] == [
        "Last name had 1200 characters and was cut to 1000."
    ]


def test_whom_nobody_labelled_is_in_doubt(desk: Desk) -> None:
    doubts = [(one.row, one.code) for one in plan(desk, "google-contacts-2024.csv").doubts]
    assert doubts == list(SHARED["google-contacts-2024.csv"][1])
    bring_in(desk, "google-contacts-2024.csv")
    assert plan(desk, "google-contacts-2024.csv").doubts == []


def test_a_contact_far_below_its_firm_still_belongs_to_it(desk: Desk) -> None:
    head = "External ID,Name,Is a Company,Related Company/External ID,Address Type,Street,City,Email,Notes\n"
    firm = "p1,Lund Looms,True,,Contact,1 Bobbin Yard,Norwich,hello@lund.test,weavers\n"
    others = "".join(f"x{number},Person {number},False,,Contact,,,p{number}@example.com,\n" for number in range(2_100))
    child = "p2,Bo Lund,False,p1,Contact,,,bo@lund.test,\np3,Goods in,False,p1,Delivery Address,9 Dock Road,Norwich,,\n"
    file = (head + firm + others + child).encode()
    report = bring_in(desk, file)
    assert (report.counts.customers.new, report.counts.rows.merged) == (2_101, 2)
    assert ask(desk, "SELECT note FROM customers WHERE id = 1") == [("weavers\nBo Lund, bo@lund.test",)]
    assert ask(desk, "SELECT use, name FROM addresses WHERE customer_id = 1") == [
        ("billing", ""),
        ("shipping", "Goods in"),
    ]
    assert bring_in(desk, file).operation is None


def test_the_foot_of_a_report_cannot_be_told_from_a_customer_by_choice(desk: Desk) -> None:
    report = bring_in(desk, system("quickbooks-online.csv"), ImportChoices(include_skipped=True))
    assert [(one.row, one.code) for one in report.rejected] == [(9, "import.skip.footer")]


def test_a_birthday_in_three_columns_may_lack_its_year(desk: Desk) -> None:
    bring_in(desk, system("thunderbird.csv"))
    assert ask(desk, "SELECT birthday FROM customers ORDER BY id") == [("1988-03-14",), ("--02-29",), (None,)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("30", 30), ("Net 30", 30), ("2% 10 Net 30", 30), ("30 Tage netto", 30), ("14 days", 14), ("15.00", 15),
        ("Due on receipt", 0), ("Vorkasse", 0), ("sometimes", None), ("", None),
    ],
)  # fmt: skip
def test_terms_of_payment_are_days(text: str, days: int | None) -> None:
    assert payment_days(text) == days


def test_quickbooks_tells_the_terms(desk: Desk) -> None:
    bring_in(desk, "quickbooks-desktop-customers.csv")
    assert ask(desk, "SELECT DISTINCT payment_term FROM customers") == [(30,)]
