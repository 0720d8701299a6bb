"""A pasted block: who it is, how to reach them, where they live; and rows of a spreadsheet told from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftdesk.domain.customer import CustomerType
from craftdesk.services.pasted import is_rows, split_pasted

GERMAN = """Mit freundlichen Grüßen

Frau Dr. Ida van der Berg
Head of purchasing
Weißhaupt & Söhne GmbH
Kilngasse 12, 10115 Berlin
Tel.: +49 30 555 0123
Mobil: +49 170 5550123
Fax: 030 5550199
ida@example.org | www.weisshaupt.example
USt-IdNr. DE123456789
"""
AMERICAN = """Best,
Odalys Fernwright
Fernmoor Studio LLC
12 Kiln Lane
Portland, OR 97201
(555) 010-0199
https://fernmoor.example
"""
FRENCH = """--
Amélie Dubois | Gérante | Atelier Dubois SARL
5 rue de la Paix, 75002 Paris
Tél : 01 55 50 01 23 • Port. : 06 55 50 01 23
amelie@example.org
"""
DUTCH = """Jan de Vries
Prinsengracht 12
1015 DV Amsterdam
Nederland
M 06 55501234
E jan@example.nl
W jandevries.example
"""
JAPANESE = "花森 ゆき\n〒150-0001\n東京都渋谷区神宮前1-2-3\n電話 03-5550-0123"


def told(block: str, home: str) -> dict[str, object]:
    """What a block tells, without what it doesn't."""
    found = split_pasted(block, home)
    one, place = found.customer, found.place
    told = {
        "name": f"{one.title} {one.first_name} | {one.last_name}".strip(),
        "company": one.company,
        "role": one.role,
        "phones": [f"{phone.kind.value} {phone.text}" for phone in one.phones],
        "emails": [mail.text for mail in one.emails],
        "web": [site.text for site in one.websites],
        "vat": one.vat_id,
        "place": ", ".join(part for part in (place.street, place.postcode, place.city, place.region) if part),
        "country": place.country,
    }
    return {key: value for key, value in told.items() if value}


@pytest.mark.parametrize(
    ("block", "home", "expected"),
    [
        (GERMAN, "DE", {
            "name": "Dr. Ida | van der Berg", "company": "Weißhaupt & Söhne GmbH", "role": "Head of purchasing",
            "phones": ["phone +49 30 555 0123", "mobile +49 170 5550123", "fax 030 5550199"],
            "emails": ["ida@example.org"], "web": ["www.weisshaupt.example"], "vat": "DE123456789",
            "place": "Kilngasse 12, 10115, Berlin",
        }),
        (AMERICAN, "US", {
            "name": "Odalys | Fernwright", "company": "Fernmoor Studio LLC", "phones": ["phone (555) 010-0199"],
            "web": ["https://fernmoor.example"], "place": "12 Kiln Lane, 97201, Portland, OR",
        }),
        (FRENCH, "FR", {
            "name": "Amélie | Dubois", "company": "Atelier Dubois SARL", "role": "Gérante",
            "phones": ["phone 01 55 50 01 23", "mobile 06 55 50 01 23"], "emails": ["amelie@example.org"],
            "place": "5 rue de la Paix, 75002, Paris",
        }),
        (DUTCH, "DE", {
            "name": "Jan | de Vries", "phones": ["mobile 06 55501234"], "emails": ["jan@example.nl"],
            "web": ["jandevries.example"], "place": "Prinsengracht 12, 1015 DV, Amsterdam", "country": "NL",
        }),
        (JAPANESE, "JP", {
            "name": "ゆき | 花森", "phones": ["phone 03-5550-0123"], "place": "神宮前1-2-3, 150-0001, 渋谷区, 東京都",
        }),
        ("Wren Hollowell <wren@example.com>", "GB", {"name": "Wren | Hollowell", "emails": ["wren@example.com"]}),
        ("wren@example.com", "GB", {"name": "|", "emails": ["wren@example.com"]}),
        ("+44 20 7946 0123", "GB", {"name": "|", "phones": ["phone +44 20 7946 0123"]}),
        ("Wren Hollowell\nKiln & Co", "GB", {"name": "Wren | Hollowell", "company": "Kiln & Co"}),
        ("Anna Berg\nRosenweg 4\n14467 Potsdam", "DE",
         {"name": "Anna | Berg", "place": "Rosenweg 4, 14467, Potsdam"}),
    ],
)  # fmt: skip
def test_blocks_of_several_countries(block: str, home: str, expected: dict[str, object]) -> None:
    assert told(block, home) == expected


def test_a_business_without_a_person_is_a_company() -> None:
    found = split_pasted("Kiln & Co Ltd\nsales@example.com", "GB").customer
    assert (found.company, found.first_name, found.type) == ("Kiln & Co Ltd", "", CustomerType.COMPANY)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Anna\tBerg\tanna@example.org", True),
        ("Name\tMail\nAnna\ta@example.org\n", True),
        ("a;b;c\nd;e;f\ng;h;i", True),
        (GERMAN, False),
        (AMERICAN, False),
        (JAPANESE, False),
        ("Anna Berg", False),
        ("", False),
        ("Hello Anna, thank you, see you soon", False),
    ],
)
def test_rows_are_told_from_a_block(text: str, rows: bool) -> None:
    assert is_rows(text) is rows


@given(st.text(max_size=400), st.sampled_from(["DE", "GB", "US", "JP", ""]))
def test_any_text_is_split_the_same_way_twice(text: str, home: str) -> None:
    assert split_pasted(text, home) == split_pasted(text, home)
