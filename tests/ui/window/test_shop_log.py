"""What the log says of a day's work: which file, how large, how long, which operations; of nobody by name."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from craftdesk.domain.customer import Customer
from craftdesk.services.running import run
from tests.ui.window.conftest import Start

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen system can't pass on size limits


def test_a_day_stands_in_the_log_with_marks_codes_and_counts(
    start: Start, shop_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "craftdesk")
    user = start(shop_path).ready()
    parts = user.shop.parts
    assert parts is not None
    parts.desk.customers.add(Customer(first_name="Nora", last_name="Lindqvist"))
    run(parts.desk.backups.back_up())
    assert user.program.put_away()
    spoiled = shop_path.with_name("Spoiled Lindqvist.craftdesk")
    spoiled.write_bytes(b"no shop")
    user.program.open(spoiled)
    said = [one.getMessage() for one in caplog.records]
    for line in (
        r"opened [0-9a-f]{8}: \d+ bytes, \d+ ms, writable, sound",
        r"operation \d+, do customer\.added: \d+ changes",
        r"backup, manual: verified, 9 customers, 0 orders",
        r"closed [0-9a-f]{8}: \d+ bytes",
        r"not opened [0-9a-f]{8}: 7 bytes, \d+ ms, shop\.\w+",
    ):
        assert any(re.fullmatch(line, one) for one in said), (line, said)
    assert not re.search("Nora|Lindqvist|Clay|Spoiled", "\n".join(said))
