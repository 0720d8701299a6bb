"""The figures of the README: `python -m benchmarks [--shops S,M,L] [--rows search,save] [--compare other.json]`.

Each figure stands beside its yardstick of the same run. A table is printed and written beside a JSON file; no timing
ever fails anything: the exit status tells only whether every row came to its end.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from benchmarks.compare import compared
from benchmarks.figures import Figure
from benchmarks.harness import Bench
from benchmarks.machine import Pulse, drift, this_machine
from benchmarks.report import page, read_json, write_json
from benchmarks.running import ROWS, measured
from benchmarks.shops import CACHE, SIZES, sealed, shop

_DIED = 1


def _some(known: Iterable[str], text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    unknown = [name for name in names if name not in set(known)]
    if unknown:
        raise argparse.ArgumentTypeError(f"{', '.join(unknown)}: one of {', '.join(known)}")
    return names


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--shops", default="S,M,L", help="sizes, of S, M and L; L takes twenty minutes to make, once")
    parser.add_argument("--rows", default=",".join(ROWS), help=f"of {', '.join(ROWS)}")
    parser.add_argument("--rounds", type=int, default=7, help="how often each is run at most; the median counts")
    parser.add_argument("--seconds", type=float, default=6.0, help="what one figure may take; fewer rounds then")
    parser.add_argument("--quick", action="store_true", help="a look at S and M with few rounds")
    parser.add_argument("--json", type=Path, default=CACHE / "figures.json", help="where the figures are written")
    parser.add_argument("--compare", type=Path, help="the JSON of another run, put beside this one")
    parser.add_argument("--read", type=Path, help="measure nothing: print what this JSON of a run holds")
    return parser


def main() -> int:
    """Measure what is asked for and print it."""
    parser = _arguments()
    asked = parser.parse_args()
    if asked.quick:
        asked.shops, asked.rounds, asked.seconds = "S,M", 2, 1.0
    try:
        sizes, names = _some(SIZES, asked.shops), _some(ROWS, asked.rows)
    except argparse.ArgumentTypeError as problem:
        parser.error(str(problem))
    if asked.read:
        figures, died, machine = read_json(asked.read)
    else:
        figures, died, pulse = _run(sizes, names, asked.rounds, asked.seconds)
        machine = this_machine(pulse)
        write_json(figures, died, machine, asked.json)
        asked.json.with_suffix(".md").write_text(page(figures, died, machine), "utf-8")
    print(page(figures, died, machine))
    if asked.compare:
        then, _, former = read_json(asked.compare)
        print(compared(figures, then, drift(machine, former)))
    return _DIED if died else 0


def _run(sizes: list[str], names: list[str], rounds: int, seconds: float) -> tuple[list[Figure], list[str], Pulse]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    CACHE.mkdir(parents=True, exist_ok=True)
    os.environ["CRAFTDESK_HOME"] = str(CACHE / "home")
    scratch = Path(tempfile.mkdtemp(prefix="run-", dir=CACHE))
    try:
        shops = {size: sealed(shop(size)) for size in sizes}
        for kept in CACHE.glob("[a-z]*.craftdesk"):
            sealed(kept)
        bench = Bench(shops=shops, scratch=scratch, rounds=rounds, seconds=seconds)
        return measured(names, bench)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
