"""What is copied as a table calls nothing in a spreadsheet and is no markup in a letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk.importing.source import BytesSource
from craftdesk.services.desk import Desk
from craftdesk.ui.clipboard_table import as_html, as_tsv
from tests.support.importing import ask, bring_in, open_desk

HOSTILE = ('=HYPERLINK("http://example.com")', "+cmd|'/c calc'!A1", "@SUM(A1)", "-2+x", "＝1+A1", "'=x")


@pytest.mark.parametrize("cell", HOSTILE)
def test_what_looks_like_a_formula_is_text(cell: str) -> None:
    assert as_tsv([["Name"], [cell]]) == f"Name\n'{cell}"
    assert "<td style=\"mso-number-format:'\\@'\">" in as_html([["Name"], [cell]])


def test_numbers_phones_and_names_stay_as_they_are() -> None:
    row = ["-12.50", "+49 30 2312-5107", "+12 %", "Ida", "O'Hara"]
    assert as_tsv([row]) == "\t".join(row)
    assert "style" not in as_html([row])


def test_markup_is_shown_and_not_obeyed() -> None:
    assert as_html([["Name"], ['<img src="file:///x">']]).endswith(
        "<td>&lt;img src=&quot;file:///x&quot;&gt;</td></tr></table>"
    )


def test_what_was_copied_comes_back_when_it_is_pasted(tmp_path: Path) -> None:
    with open_desk(tmp_path) as desk:
        _paste(desk, as_tsv([["First name", "Email"], ["=Ida", "ida@example.com"]]))
        assert ask(desk, "SELECT first_name FROM customers") == [("=Ida",)]


def _paste(desk: Desk, text: str) -> None:
    bring_in(desk, BytesSource(text.encode(), "pasted.tsv"))
