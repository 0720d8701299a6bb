"""Long work without a window."""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest

from craftdesk.domain.progress import Progress
from craftdesk.services.running import run


def work(seen: list[bool], error: type[Exception] | None = None) -> Generator[Progress, None, str]:
    """Notes whether the collector is at work."""
    seen.append(gc.isenabled())
    yield Progress(0, 1, "some.work")
    if error is not None:
        raise error
    return "done"


def test_the_collector_rests_while_long_work_is_under_way() -> None:
    seen: list[bool] = []
    assert run(work(seen)) == "done"
    with pytest.raises(LookupError):
        run(work(seen, LookupError))
    assert (seen, gc.isenabled()) == ([False, False], True)


def test_a_collector_that_rests_anyway_is_left_at_rest() -> None:
    gc.disable()
    try:
        run(work([]))
        assert not gc.isenabled()
    finally:
        gc.enable()
