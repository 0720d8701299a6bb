from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.__main__ import ROWS, main
from benchmarks.harness import Bench, Figure, in_turn, percentile
from benchmarks.report import table, write_json
from benchmarks.rows import card, duplicates, export, importing, orders, saving, searching, sorting, statistics
from benchmarks.shops import SIZES, shop

FIGURE = Figure(row="save", what="save a change", shop="M", ours=12.0, yardstick=8.0, beside="a commit", budget="≤ 10")


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("bench")
    return Bench(shops={"T": shop("T", folder)}, scratch=folder, rounds=1)


@pytest.mark.parametrize(
    "module",
    [card, duplicates, export, importing, orders, saving, searching, sorting, statistics],
    ids=lambda one: one.__name__,
)
def test_every_row_gives_figures_with_a_yardstick(bench: Bench, module: object) -> None:
    measure = next(row for row in ROWS.values() if row.__module__ == getattr(module, "__name__", ""))
    figures = measure(bench)
    assert figures
    assert all(one.ours > 0 and one.yardstick and one.yardstick > 0 and one.beside for one in figures)


def test_a_shop_is_made_once(tmp_path: Path) -> None:
    made = shop("T", tmp_path)
    first = made.stat().st_mtime_ns
    assert shop("T", tmp_path).stat().st_mtime_ns == first


def test_the_sizes_are_those_that_were_promised() -> None:
    assert (SIZES["M"], SIZES["L"]) == ((100_000, 500_000), (1_000_000, 1_000_000))


def test_both_run_in_turn_and_as_often() -> None:
    order: list[str] = []
    in_turn(lambda: order.append("ours"), lambda: order.append("yardstick"), 3)
    assert order == ["ours", "yardstick"] * 3


@pytest.mark.parametrize(("share", "value"), [(50, 51), (99, 100), (100, 100), (0, 1)])
def test_percentiles(share: float, value: float) -> None:
    assert percentile(range(1, 101), share) == value


def test_a_table_shows_the_figure_beside_its_yardstick() -> None:
    assert "| save a change | M | 12.0 ms | 8.00 ms (a commit) | 1.50 × | ≤ 10 |" in table([FIGURE])


def test_json_names_the_machine_and_the_ratio(tmp_path: Path) -> None:
    write_json([FIGURE], tmp_path / "figures.json")
    written = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    assert written["figures"][0]["ratio"] == 1.5
    assert set(written["machine"]) == {"python", "sqlite", "system", "cores"}


def test_an_unknown_row_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", "--rows", "sart"])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert "sart: one of start, " in capsys.readouterr().err
