"""The command: `make fuzz ARGS="--seconds 60 --targets money,date"`. What was found is kept in build/fuzz/found."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from tests.fuzz.seeds import seeds, words_of
from tests.fuzz.targets import TARGETS

BUILD = Path("build") / "fuzz"
KEPT = Path(__file__).parent.parent / "data" / "fuzz"
_LARGEST = {"money": 120, "date": 120, "phone": 120, "block": 400}
_RUNS = re.compile(r"stat::number_of_executed_units:\s+(\d+)|Done (\d+) runs|^#(\d+)\s", re.M)
_REACHED = re.compile(r"\bft: (\d+)")
_FAULT = re.compile(r"(?:Uncaught Python exception: ===\n(.*)|SUMMARY: libFuzzer: (.*))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What one target did."""

    target: str
    inputs: int
    seconds: float
    reached: int
    fault: str


def _prepare(target: str) -> tuple[Path, Path]:
    """The folder of inputs of a target, and the file of its words."""
    folder, words = BUILD / "inputs" / target, BUILD / f"{target}.words"
    folder.mkdir(parents=True, exist_ok=True)
    (BUILD / "found").mkdir(exist_ok=True)
    kept = [path.read_bytes() for path in sorted((KEPT / target).glob("*"))]
    for content in (*seeds(target), *kept):
        (folder / sha256(content).hexdigest()[:20]).write_bytes(content)
    lines = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words_of(target))
    words.write_text("".join(f'"{line}"\n' for line in lines), "utf-8")
    return folder, words


def run(target: str, seconds: int, inputs: int, largest: int) -> Ran:
    """Runs a target in a process of its own until it has had its time or its inputs, or a fault is found."""
    folder, words = _prepare(target)
    limits = [f"-max_total_time={seconds}"] if seconds else []
    limits += [f"-runs={inputs}"] if inputs else []
    began = time.monotonic()
    done = subprocess.run(
        [
            sys.executable, "-m", "tests.fuzz.worker", target, str(folder), *limits,
            f"-max_len={largest or _LARGEST.get(target, 2_000)}",
            f"-dict={words}", f"-artifact_prefix={BUILD / 'found' / target}-", "-print_final_stats=1", "-timeout=60",
            "-rss_limit_mb=2048",
        ],
        capture_output=True, text=True, errors="replace", check=False,
    )  # fmt: skip
    log = BUILD / f"{target}.log"
    log.write_text(done.stdout + done.stderr, "utf-8")
    found = _FAULT.search(done.stdout + done.stderr)
    fault = "" if done.returncode == 0 else f"{found[1] or found[2] if found else 'ended'} – see {log}"
    runs = [int(next(filter(None, one))) for one in _RUNS.findall(done.stderr)]
    reached = [int(one) for one in _REACHED.findall(done.stderr)]
    return Ran(
        target=target, inputs=max(runs, default=0), seconds=time.monotonic() - began,
        reached=max(reached, default=0), fault=fault,
    )  # fmt: skip


def main() -> int:
    """Fuzzes what is asked for and prints what came of it; 1 if anything was found."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--targets", default=",".join(TARGETS), help=f"of {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each target; 0 for no limit")
    parser.add_argument("--inputs", type=int, default=0, help="for each target; 0 for no limit")
    parser.add_argument("--largest", type=int, default=0, help="bytes of an input; 0: 120 of a cell, else 2,000")
    parser.add_argument("--side-by-side", type=int, default=2, help="how many targets at once")
    asked = parser.parse_args()
    names = [name for name in asked.targets.split(",") if name]
    if unknown := [name for name in names if name not in TARGETS]:
        parser.error(f"{', '.join(unknown)}: one of {', '.join(TARGETS)}")
    if not (asked.seconds or asked.inputs):
        parser.error("seconds or inputs are needed, else it never ends")
    with ThreadPoolExecutor(asked.side_by_side) as pool:
        ran = list(pool.map(lambda name: run(name, asked.seconds, asked.inputs, asked.largest), names))
    for one in ran:
        figures = f"{one.inputs:>10,} inputs  {one.seconds:>6.0f} s  {one.reached:>7,} ways"
        sys.stdout.write(f"{one.target:10} {figures}  {one.fault or 'kept'}\n")
    sys.stdout.write(f"{'together':10} {sum(one.inputs for one in ran):>10,} inputs\n")
    return int(any(one.fault for one in ran))


if __name__ == "__main__":
    sys.exit(main())
