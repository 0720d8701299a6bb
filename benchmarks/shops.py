"""The shops that are measured: made once from a seed and kept under the version of their generator."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import date
from pathlib import Path

from craftdesk.domain.progress import Progress
from craftdesk.services.running import run
from craftdesk.services.sample_shop import GENERATOR_VERSION, make_sample
from craftdesk.storage.file import seal
from craftdesk.storage.file.sealing import takes_long
from craftdesk.storage.file.shop_file import ShopFile

CACHE = Path(__file__).resolve().parents[1] / "build" / "bench"
_SEALS = Path("data", "seals")
TODAY = date(2026, 11, 22)
SIZES = {
    "T": (60, 200),  # for a quick look whether everything runs
    "S": (1_000, 5_000),
    "M": (100_000, 500_000),
    "L": (1_000_000, 1_000_000),
}


def shop(name: str, folder: Path = CACHE) -> Path:
    """The shop of a size; made when it is not there."""
    customers, orders = SIZES[name]
    return made(folder / f"{name}-{GENERATOR_VERSION}.craftdesk", customers, orders)


def busy_customer(orders: int, folder: Path = CACHE) -> Path:
    """A shop of one customer with very many orders."""
    return made(folder / f"busy-{orders}-{GENERATOR_VERSION}.craftdesk", 1, orders)


def made(path: Path, customers: int, orders: int) -> Path:
    """A sample shop at a path; made when it is not there."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        run(make_sample(path, customers=customers, orders=orders, today=TODAY), _tell)
    return path


def sealed(path: Path) -> Path:
    """A shop that this computer knows, as an owner's is: without its seal every opening would look it over whole."""
    if takes_long(path):
        ShopFile.open(path, read_only=True).close()
    return path


def copied(path: Path, to: Path) -> Path:
    """A copy to work in, known as what it was copied from is."""
    shutil.copyfile(path, to)
    kept = seal.read_seal(path)
    if kept is not None:
        seal.remember(to, seal.stat_of(to), kept.states[0])
    return to


def known_at(home: Path) -> dict[str, str]:
    """An environment with a fresh home for the program, which knows the shops that were sealed in this process."""
    known = Path(os.environ["CRAFTDESK_HOME"]) / _SEALS
    if known.is_dir():
        shutil.copytree(known, home / _SEALS, dirs_exist_ok=True)
    return {**os.environ, "CRAFTDESK_HOME": str(home)}


def _tell(progress: Progress) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{progress.code} {progress.done:,} of {progress.total:,}   ")
