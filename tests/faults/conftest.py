"""What tests of faults need of the machine."""

from __future__ import annotations

import pytest

from tests.faults import tracing


@pytest.fixture
def may_trace() -> None:
    """Skips a test where programs can't be traced; the end of the run names it again."""
    if reason := tracing.hindrance():
        pytest.skip(tracing.NOT_RUN + reason)
