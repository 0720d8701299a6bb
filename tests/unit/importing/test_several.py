from __future__ import annotations

import pytest

from craftdesk.importing.several import mails_in, phones_in


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("ida@example.com, berg@example.org", ["ida@example.com", "berg@example.org"]),
        ("ida@example.com;berg@example.org", ["ida@example.com", "berg@example.org"]),
        ("ida@example.com / berg@example.org", ["ida@example.com", "berg@example.org"]),
        ("Ida Berg <ida@example.com>", ["ida@example.com"]),
        ("mailto:ida@example.com", ["ida@example.com"]),
        ("<mailto:ida@example.com>", ["ida@example.com"]),
    ],
)
def test_mails_in_one_cell(cell: str, found: list[str]) -> None:
    assert mails_in(cell) == found


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ("030 5550101 / 0171 5550102", ["030 5550101", "0171 5550102"]),
        ("030 5550101, 0171 5550102", ["030 5550101", "0171 5550102"]),
        ("030 5550101 oder 0171 5550102", ["030 5550101", "0171 5550102"]),
        ("030 5550101; 0171 5550102", ["030 5550101", "0171 5550102"]),
        ("+1 555 0101 ::: +1 555 0102", ["+1 555 0101", "+1 555 0102"]),
        ("030 / 5550101", ["030 / 5550101"]),
        ("030/5550101", ["030/5550101"]),
        ("(555) 555-0119, ext. 12", ["(555) 555-0119, ext. 12"]),
        ("+49 (0)221 / 555 01 01 - 0", ["+49 (0)221 / 555 01 01 - 0"]),
    ],
)
def test_phones_in_one_cell(cell: str, found: list[str]) -> None:
    assert phones_in(cell) == found
