"""Damaged shop files: opening, listing and checking them never crashes, hangs or changes them, and finds the damage."""

from __future__ import annotations

import random
import time
from contextlib import closing
from pathlib import Path

import pytest

from craftdesk.domain.query import CustomerQuery
from craftdesk.errors import EnvironmentFailure, ShopFileProblem
from craftdesk.services.check import CheckService
from craftdesk.services.lists import CustomerList
from craftdesk.services.running import run
from craftdesk.services.sample_shop import make_sample
from craftdesk.storage.book import Store
from craftdesk.storage.shop_file import ShopFile
from craftdesk.texts import knows
from tests.support.shops import NOW

COPIES = 200
SECONDS = 10.0
KINDS = ("bit", "byte", "run", "page", "stale", "cut", "header")
PAGE = 4096
NAMED = {"bit": 0.05, "byte": 0.1, "run": 0.15, "page": 1.0, "stale": 0.7, "cut": 1.0, "header": 0.5}
"""How many of the damaged copies the file itself gives away: a changed letter inside a text still is a text, much of
a small file is blank, and some fields of the header mean nothing to a reader."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sound") / "shop.craftdesk"
    run(make_sample(path, customers=60, orders=120, seed=5, today=NOW.date()))
    return path.read_bytes()


def _damaged(sound: bytes, kind: str, dice: random.Random) -> bytes:
    spoilt = bytearray(sound)
    place = dice.randrange(100, len(sound))
    page = dice.randrange(1, len(sound) // PAGE) * PAGE
    if kind == "bit":
        spoilt[place] ^= 1 << dice.randrange(8)
    elif kind == "byte":
        spoilt[place] = (spoilt[place] + dice.randrange(1, 256)) % 256
    elif kind == "run":
        spoilt[place : place + 64] = dice.randbytes(len(spoilt[place : place + 64]))
    elif kind == "page":
        spoilt[page : page + PAGE] = dice.randbytes(PAGE)
    elif kind == "stale":
        other = dice.randrange(1, len(sound) // PAGE) * PAGE
        spoilt[page : page + PAGE] = sound[other : other + PAGE]
    elif kind == "cut":
        del spoilt[dice.randrange(1, len(sound)) :]
    else:
        spoilt[dice.randrange(100)] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def _looked_at(path: Path) -> str:
    """What is found by somebody who opens the file, lists everybody and has it checked: a code, or nothing."""
    try:
        with ShopFile.open(path, read_only=True) as shop:
            with closing(CustomerList(shop, NOW.date)) as customers:
                customers.rows(customers.spine(CustomerQuery()))
            found = run(CheckService(Store(shop)).run())
            return "" if found.ok else found.findings[0].code
    except (ShopFileProblem, EnvironmentFailure) as error:
        return error.code


@pytest.mark.parametrize("kind", KINDS)
def test_damage_is_named_and_nothing_is_touched(kind: str, sound: bytes, tmp_path: Path) -> None:
    dice = random.Random(f"damage {kind}")
    path = tmp_path / "shop.craftdesk"
    found: list[str] = []
    for _ in range(COPIES // len(KINDS)):
        spoilt = _damaged(sound, kind, dice)
        path.write_bytes(spoilt)
        started = time.monotonic()
        code = _looked_at(path)
        assert time.monotonic() - started < SECONDS
        assert path.read_bytes() == spoilt
        assert not code or knows(code)
        if spoilt != sound:
            found.append(code)
    assert sum(bool(code) for code in found) >= NAMED[kind] * len(found)


def test_a_word_that_no_program_wrote_is_damage(tmp_path: Path) -> None:
    path = tmp_path / "shop.craftdesk"
    run(make_sample(path, customers=3, orders=3, seed=5, today=NOW.date()))
    spoilt = path.read_bytes().replace(b"individual", b"iSdividual")
    path.write_bytes(spoilt)
    assert _looked_at(path) == "finding.damaged"
