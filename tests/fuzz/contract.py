"""What every target has to keep: it ends with a result or an ImportProblem that has words, and within two seconds."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

from craftdesk import texts
from craftdesk.errors import ImportProblem
from craftdesk.texts.template import names_in

LONGEST = 2.0
"""Seconds of processor time, however busy the machine is."""

Target = Callable[[bytes], object]


class TooSlowError(AssertionError):
    """An input took longer than an owner waits without a word."""


def said(code: str, params: Mapping[str, Any]) -> str:
    """The words of a code; AssertionError if it has none, or if something that they name is missing."""
    template = texts.template(code)
    assert template is not None, f"no words for {code}"
    lacking = names_in(template) - set(params) - ({"file"} if "path" in params else set())
    assert not lacking, f"{code} lacks {lacking}"
    found = texts.sentence(code, params)
    assert found.strip()
    return found


def keeps_the_contract(target: Target, data: bytes) -> None:
    """Runs a target on an input; any other exception than ImportProblem is a fault and comes through."""
    began = time.process_time()
    try:
        target(data)
    except ImportProblem as problem:
        said(problem.code, problem.params)
    took = time.process_time() - began
    if took > LONGEST:
        raise TooSlowError(f"{took:.1f} s for {len(data)} bytes")
