"""What was measured, as a table for people and as JSON for programs."""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import sys
from dataclasses import asdict
from pathlib import Path

from benchmarks.harness import Figure


def table(figures: list[Figure]) -> str:
    """A Markdown table."""
    lines = [
        "| what the owner does | shop | CraftDesk | yardstick | ratio | budget |",
        "|---|---|---:|---:|---:|---|",
    ]
    for one in figures:
        beside = "" if one.yardstick is None else f"{_amount(one.yardstick)} {one.unit} ({one.beside})"
        ratio = "" if one.ratio is None else f"{one.ratio:.2f} ×"
        lines.append(
            f"| {one.what} | {one.shop} | {_amount(one.ours)} {one.unit} | {beside} | {ratio} | {one.budget} |"
        )
    return "\n".join(lines)


def _amount(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def write_json(figures: list[Figure], path: Path) -> None:
    """The figures with the machine they were measured on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    machine = {
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": sys.platform,
        "cores": os.cpu_count(),
    }
    rows = [{**asdict(one), "ratio": one.ratio} for one in figures]
    path.write_text(json.dumps({"machine": machine, "figures": rows}, indent=1, ensure_ascii=False), encoding="utf-8")
