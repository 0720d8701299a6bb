"""An import can be stopped until its very end, and then nothing of it is kept."""

from __future__ import annotations

import pytest

from craftdesk.importing.session import apply_import
from craftdesk.services.desk import Desk
from tests.support.importing import bring_in, content, plan


@pytest.mark.parametrize("code", ["import.writing", "import.finishing"])
def test_stopped_while_writing_or_finishing_it_leaves_the_book_as_it_was(desk: Desk, code: str) -> None:
    before = content(desk)
    work = apply_import(desk, plan(desk, "shopify-customers.csv"))
    codes = [next(work).code]
    while codes[-1] != code:
        codes.append(next(work).code)
    work.close()
    assert content(desk) == before
    assert desk.history.next_undo() is None
    assert bring_in(desk, "shopify-customers.csv").counts.customers.new == 10
