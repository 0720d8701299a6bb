"""What was measured, as tables for people and as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from benchmarks.figures import ANY, Budget, Clock, Figure, Spread, Taken
from benchmarks.machine import Machine
from benchmarks.promises import promised

SIZES = ("S", "M", "L")
_LEGEND = (
    "Times are the processor’s, which a busy machine changes less; ʷ marks those of the wall clock, where a disk or"
    " another process is waited for. ± is half the distance of the quartiles."
)
_HEAD = (
    "| what the owner does | S | M | L | S to L | beside it | ratio | budget | |\n"
    "|---|---:|---:|---:|---:|---|---:|---|---|"
)  # fmt: skip


def table(figures: Sequence[Figure]) -> str:
    """A Markdown table with a line for each thing measured and a column for each size of shop.

    `alone` in a cell stands for a shop that is none of the three, as one customer with ten thousand orders is.
    """
    return "\n".join([_HEAD, *(_line(of_one) for of_one in _lines(figures))])


def _lines(figures: Iterable[Figure]) -> list[list[Figure]]:
    """The figures that differ only by their shop, together, in the order in which they first came."""
    lines: dict[tuple[object, ...], list[Figure]] = {}
    for one in figures:
        lines.setdefault((one.row, one.what, one.beside, one.unit), []).append(one)
    return list(lines.values())


def _line(figures: Sequence[Figure]) -> str:
    by_shop = {one.shop: one for one in figures}
    others = [f"{one.shop}: {_shown(one)}" for one in figures if one.shop not in SIZES]
    cells = [_shown(by_shop[size]) if size in by_shop else "" for size in SIZES]
    cells[1] = ", ".join(filter(None, [cells[1], *others]))
    missed = [one for one in figures if one.is_met is False]
    what = f"**{figures[0].what}**" if missed else figures[0].what
    if figures[0].by is Clock.WALL and figures[0].unit == "ms":
        what += " ʷ"
    return "| " + " | ".join(
        [what, *cells, _growth(by_shop), _beside(figures), _ratios(figures), _budgets(figures), _kept(figures)]
    ) + " |"  # fmt: skip


def _shown(one: Figure) -> str:
    # What is next to nothing is off by many times itself.
    noise = f" ± {one.spread.share * 100:.0f} %" if 0.005 <= one.spread.share < 1 else ""
    return f"{amount(one.value, one.unit)}{noise}"


def _growth(by_shop: dict[str, Figure]) -> str:
    small, large = by_shop.get("S"), by_shop.get("L")
    return f"{_plain(large.value / small.value)} ×" if small and large and small.value and large is not small else ""


def _beside(figures: Sequence[Figure]) -> str:
    taken = [amount(one.beside_it.value, one.unit) for one in figures if one.beside_it]
    return f"{figures[0].beside}: {' / '.join(taken)}" if taken else ""


def _ratios(figures: Sequence[Figure]) -> str:
    ratios = [
        f"{one.ratio:.2f}" if one.ratio >= 0.1 else f"{one.ratio:.2g}" for one in figures if one.ratio is not None
    ]
    return f"{' / '.join(ratios)} ×" if ratios else ""


def _budgets(figures: Sequence[Figure]) -> str:
    """The budget of all shops, or of each where they differ."""
    allowed = [(one.shop, words(one.budget, one.unit)) for one in figures if one.budget != ANY]
    if len({text for _, text in allowed}) <= 1:
        only = "" if len(allowed) == len(figures) else f"{', '.join(shop for shop, _ in allowed)}: "
        return f"{only}{allowed[0][1]}" if allowed else ""
    return "; ".join(
        f"{', '.join(shop for shop, _ in shops)}: {text}" for text, shops in groupby(allowed, key=lambda one: one[1])
    )


def _kept(figures: Sequence[Figure]) -> str:
    judged = [one for one in figures if one.is_met is not None]
    missed = [one.shop for one in judged if not one.is_met]
    if not judged:
        return ""
    return f"**missed**: {', '.join(missed)}" if missed and len(judged) > 1 else "**missed**" if missed else "met"


def words(budget: Budget, unit: str) -> str:
    """A budget as people read it."""
    parts = []
    if budget.ratio is not None:
        parts.append(f"≤ {budget.ratio:g} ×")
    if budget.most is not None:
        parts.append(f"≤ {amount(budget.most, unit, exact=True)}")
    if budget.beyond is not None:
        parts.append(f"≤ {amount(budget.beyond, unit, exact=True)} beyond it")
    if budget.least is not None:
        parts.append(f"≥ {amount(budget.least, unit, exact=True)}")
    return ", ".join(parts)


def amount(value: float, unit: str, *, exact: bool = False) -> str:
    """A value with its unit, three digits long; long times in seconds."""
    if unit == "ms" and value >= 1_000:
        value, unit = value / 1_000, "s"
    return f"{value:,g} {unit}" if exact else f"{_plain(value)} {unit}"


def _plain(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def counted(figures: Sequence[Figure]) -> str:
    """How many budgets are met, in one sentence."""
    judged = [one for one in figures if one.is_met is not None]
    met = sum(bool(one.is_met) for one in judged)
    return f"{met} of {len(judged)} budgets met."


def page(figures: Sequence[Figure], died: Sequence[str], machine: Machine) -> str:
    """Everything that a run tells, in Markdown: first what was promised."""
    first, others = promised(figures)
    parts = [
        machine.sentence(),
        _LEGEND,
        table(first),
        counted(figures),
    ]
    parts += ["### Everything else that was measured", table(others)] if others else []
    parts += [f"**{name} did not come to its end.**" for name in died]
    return "\n\n".join(parts) + "\n"


def write_json(figures: Sequence[Figure], died: Sequence[str], machine: Machine, path: Path) -> None:
    """The figures with the machine they were measured on."""
    rows = [{**asdict(one), "ratio": one.ratio, "by": one.by, "met": one.is_met} for one in figures]
    told = {"machine": asdict(machine), "died": list(died), "figures": rows}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(told, indent=1, ensure_ascii=False), encoding="utf-8")


def read_json(path: Path) -> tuple[list[Figure], list[str], Machine]:
    """What another run wrote."""
    told = json.loads(path.read_text("utf-8"))
    return [figure_of(one) for one in told["figures"]], told["died"], Machine(**told["machine"])


def figure_of(told: dict[str, Any]) -> Figure:
    """A figure as JSON holds it."""
    names = ("row", "what", "shop", "beside", "unit")
    yardstick = told["yardstick"]
    return Figure(
        **{name: told[name] for name in names},
        ours=_taken(told["ours"]),
        yardstick=_taken(yardstick) if yardstick else None,
        budget=Budget(**told["budget"]),
        clock=Clock(told["clock"]),
    )


def _taken(told: dict[str, Any]) -> Taken:
    processor = told["processor"]
    return Taken(Spread(**told["wall"]), Spread(**processor) if processor else None, told["rounds"])
