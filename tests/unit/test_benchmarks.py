from __future__ import annotations

import json
import struct
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import running
from benchmarks.__main__ import main
from benchmarks.compare import compared, pairs
from benchmarks.db_browser import Screen
from benchmarks.figures import Budget, Clock, Figure, Once, Spread, Taken, grown, percentile
from benchmarks.harness import Bench
from benchmarks.machine import Machine, drift
from benchmarks.promises import PROMISES, promised
from benchmarks.report import page, read_json, table, write_json
from benchmarks.rows.cancelling import answers
from benchmarks.running import ROWS, measured, row
from benchmarks.shops import SIZES, copied, known_at, sealed, shop
from benchmarks.starting import EMPTY, read_by
from craftdesk.domain.progress import Progress
from craftdesk.services.desk import Desk
from craftdesk.storage.file.seal import read_seal, stat_of
from craftdesk.storage.file.shop_file import ShopFile


def taken(wall: float, processor: float | None = None) -> Taken:
    return Taken.of([Once(wall, processor)])


FIGURE = Figure(
    row="save", what="save a change", shop="M", ours=taken(12.0), yardstick=taken(8.0), beside="a commit",
    budget=Budget(beyond=10),
)  # fmt: skip
MACHINE = Machine(
    day="2026-11-29", cores=2, memory_gb=8, system="Linux", python="3.11.7", sqlite="3.40.1", qt="6.8", load=[0.2, 3.1]
)


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    made = shop("T", tmp_path_factory.mktemp("shops"))
    return Bench(shops={"T": made}, scratch=tmp_path_factory.mktemp("scratch"), rounds=1, seconds=0.0)


@pytest.mark.parametrize("name", ROWS)
def test_every_row_runs_to_its_end_and_has_a_yardstick_or_a_budget(bench: Bench, name: str) -> None:
    figures = row(name)(bench)
    assert figures
    assert {one.row for one in figures} <= {name}
    wanted = {what for promise in PROMISES if promise.row == name for what in promise.whats}
    assert wanted - {one.what for one in figures} == set()
    assert all(one.value >= 0 and (one.ratio is not None or one.is_met is not None) for one in figures)


def test_every_promise_is_measured_by_a_row_that_there_is() -> None:
    assert {promise.row for promise in PROMISES} <= set(ROWS)


def test_what_was_promised_comes_first_in_the_order_of_the_promises() -> None:
    known = [replace(FIGURE, row=promise.row, what=promise.all[-1]) for promise in PROMISES]
    other = replace(FIGURE, what="something else")
    assert promised([other, *reversed(known)]) == (known, [other])


def test_a_shop_is_made_once(tmp_path: Path) -> None:
    made = shop("T", tmp_path)
    first = made.stat().st_mtime_ns
    assert shop("T", tmp_path).stat().st_mtime_ns == first


def test_the_sizes_are_those_that_were_promised() -> None:
    assert (SIZES["M"], SIZES["L"]) == ((100_000, 500_000), (1_000_000, 1_000_000))


def in_turn(rounds: int, seconds: float, tmp_path: Path) -> tuple[list[str], tuple[Taken, Taken]]:
    order: list[str] = []
    bench = Bench(shops={}, scratch=tmp_path, rounds=rounds, seconds=seconds)
    figures = bench.in_turn(lambda: order.append("ours"), lambda: order.append("yardstick"))
    return order, figures


def test_both_run_in_turn_and_the_first_of_each_does_not_count(tmp_path: Path) -> None:
    order, (ours, yardstick) = in_turn(3, 60.0, tmp_path)
    assert order == ["ours", "yardstick"] * 4
    assert (ours.rounds, yardstick.rounds) == (3, 3)


def test_what_is_quick_runs_again_though_the_yardstick_took_all_the_time(tmp_path: Path) -> None:
    order, (ours, yardstick) = in_turn(9, 1e-9, tmp_path)
    assert order == ["ours", "yardstick", "ours", "ours"]
    assert (ours.rounds, yardstick.rounds) == (3, 1)


def test_with_no_time_left_the_first_run_of_each_counts(tmp_path: Path) -> None:
    order, (ours, yardstick) = in_turn(9, 0.0, tmp_path)
    assert order == ["ours", "yardstick"]
    assert (ours.rounds, yardstick.rounds) == (1, 1)


@pytest.mark.parametrize(("share", "value"), [(50, 51), (99, 100), (100, 100), (0, 1)])
def test_percentiles(share: float, value: float) -> None:
    assert percentile(range(1, 101), share) == value


def test_a_median_comes_with_its_quartiles_and_a_tail_with_what_thirds_say() -> None:
    assert Spread.of([4, 1, 2, 3, 5]) == Spread(3, 2, 4)
    assert Spread.of([1, 1, 9, 1, 1, 8], 99) == Spread(9, 1, 9)


@pytest.mark.parametrize(
    ("budget", "ours", "is_met"),
    [
        (Budget(ratio=1.5), 12.0, True),
        (Budget(ratio=1.4), 12.0, False),
        (Budget(most=12), 12.0, True),
        (Budget(ratio=2.0, most=11), 12.0, False),
        (Budget(beyond=4), 12.0, True),
        (Budget(beyond=3), 12.0, False),
        (Budget(least=98), 97.9, False),
        (Budget(), 12.0, None),
    ],
)
def test_a_budget_is_judged(budget: Budget, ours: float, is_met: object) -> None:
    assert replace(FIGURE, ours=taken(ours), budget=budget).is_met is is_met


def test_a_ratio_without_a_yardstick_is_not_met() -> None:
    assert replace(FIGURE, yardstick=None, budget=Budget(ratio=2)).is_met is False


def test_the_processor_counts_where_both_sides_know_it_and_nothing_waits() -> None:
    both = replace(FIGURE, ours=taken(12, 6), yardstick=taken(8, 2))
    assert (both.by, both.ratio) == (Clock.PROCESSOR, 3)
    assert replace(both, yardstick=taken(8)).ratio == 1.5
    assert replace(both, clock=Clock.WALL).ratio == 1.5


def test_a_size_is_put_beside_a_smaller_one() -> None:
    small = replace(FIGURE, shop="S", ours=taken(10.0))
    (growth,) = grown([small, FIGURE], "save a change", ("S", "M"), called="M beside S", budget=Budget(ratio=1.1))
    assert (growth.what, growth.shop, growth.ratio, growth.is_met) == ("M beside S", "M", 1.2, False)
    assert grown([FIGURE], "save a change", ("S", "M"), called="", budget=Budget()) == []


def test_the_table_has_a_line_for_all_sizes_and_their_growth() -> None:
    figures = [replace(FIGURE, shop=size, ours=taken(value)) for size, value in (("S", 10), ("M", 12), ("L", 30))]
    assert table(figures).splitlines()[-1] == (
        "| **save a change** ʷ | 10.0 ms | 12.0 ms | 30.0 ms | 3.00 × | a commit: 8.00 ms / 8.00 ms / 8.00 ms"
        " | 1.25 / 1.50 / 3.75 × | ≤ 10 ms beyond it | **missed**: L |"
    )


def test_the_table_tells_each_budget_where_they_differ() -> None:
    figures = [replace(FIGURE, shop=size, budget=Budget(most=most)) for size, most in (("M", 100), ("L", 1_500))]
    assert "| M: ≤ 100 ms; L: ≤ 1.5 s | met |" in table(figures)


def test_a_shop_that_is_no_size_is_named() -> None:
    assert "|  | busy: 12.0 ms |  |" in table([replace(FIGURE, shop="busy")])


def test_the_page_tells_the_machine_how_many_are_met_and_what_died() -> None:
    told = page([FIGURE, replace(FIGURE, budget=Budget(most=1))], ["export"], MACHINE)
    assert "2 cores, 8 GiB, Linux, Python 3.11.7, SQLite 3.40.1, Qt 6.8; 0.2 to 3.1" in told
    assert "1 of 2 budgets met." in told
    assert "**export did not come to its end.**" in told


def test_json_brings_everything_back(tmp_path: Path) -> None:
    write_json([FIGURE], ["export"], MACHINE, tmp_path / "figures.json")
    written = json.loads((tmp_path / "figures.json").read_text("utf-8"))["figures"][0]
    assert (written["ratio"], written["met"], written["by"]) == (1.5, True, "wall")
    assert read_json(tmp_path / "figures.json") == ([FIGURE], ["export"], MACHINE)


def test_two_runs_are_put_beside_each_other() -> None:
    often = replace(FIGURE, ours=Taken(Spread(12.0, 12.0, 12.0), rounds=5))
    slower = replace(FIGURE, ours=Taken(Spread(16.0, 16.0, 16.0), rounds=5))
    noisy = replace(slower, what="a noisy one", ours=Taken(Spread(16.0, 8.0, 24.0)))
    then = [often, replace(noisy, ours=taken(12.0)), replace(FIGURE, shop="L")]
    told = compared([slower, noisy], then)
    assert [pair.is_same for pair in pairs([slower, noisy], then)] == [False, True]
    assert "| save a change, a commit | M | 16.0 ms, 2.00 × | 12.0 ms, 1.50 × | 1.33 × | ± 10 % | **differs** |" in told
    assert "1 of 2 figures agree within noise.\n1 stand in one of both runs only." in told


def test_what_the_machine_itself_was_off_by_is_in_the_noise() -> None:
    calm, busy = replace(MACHINE, beats=[10.0] * 10), replace(MACHINE, beats=[10.0] * 9 + [16.0] * 11)
    assert drift(MACHINE, MACHINE) == drift(calm, calm) == 0
    assert drift(calm, busy) == pytest.approx(0.3)
    often = replace(FIGURE, ours=Taken(Spread(12.0, 12.0, 12.0), rounds=5))
    slower = replace(FIGURE, ours=Taken(Spread(16.0, 16.0, 16.0), rounds=5))
    assert [pairs([slower], [often], off)[0].is_same for off in (0.2, 0.3)] == [False, True]
    assert "The machine itself was off by ± 30 % between rows" in compared([slower], [often], 0.3)


@pytest.mark.parametrize(
    ("ours", "yardstick", "unit", "is_same"),
    [
        (24.0, 16.0, "ms", True),  # the machine took twice as long for both
        (12.0, 4.0, "ms", True),  # the yardstick met a quick moment
        (24.0, 8.0, "ms", False),
        (24.0, 20.0, "ms", False),  # neither by value nor beside the yardstick
        (0.0, 8.0, "ms", False),
        (12.4, 2.0, "%", True),
        (15.0, 3.0, "MB", True),
        (17.0, 3.0, "MB", False),
    ],
)
def test_two_runs_agree_by_value_or_beside_the_yardstick(
    ours: float, yardstick: float, unit: str, is_same: bool
) -> None:
    then = replace(FIGURE, unit=unit, ours=Taken(Spread(12.0, 12.0, 12.0), rounds=5))
    now = replace(then, ours=Taken(Spread(ours, ours, ours), rounds=5), yardstick=taken(yardstick))
    assert [pair.is_same for pair in (*pairs([now], [then]), *pairs([then], [now]))] == [is_same] * 2


def test_a_wait_may_be_twice_another_one_by_chance() -> None:
    then = replace(FIGURE, ours=Taken(Spread(12.0, 12.0, 12.0), rounds=5), yardstick=None)
    now = replace(then, ours=Taken(Spread(23.0, 23.0, 23.0), rounds=5))
    of_cancel = replace(now, row="cancel"), replace(then, row="cancel")
    assert not pairs([now], [then])[0].is_same
    assert pairs(of_cancel[:1], of_cancel[1:])[0].is_same


def test_what_comes_now_and_then_may_come_some_times_more() -> None:
    assert Spread.of_many(16) == Spread(16, 12, 20)


def test_what_a_start_reads_is_known(bench: Bench) -> None:
    read = {file.name.partition(".")[0] for file in read_by(EMPTY, bench)}
    assert {"libQt6Widgets", "QtWidgets", "argparse", "program"} <= read


def test_only_where_the_first_rows_stand_a_screen_is_looked_at(tmp_path: Path) -> None:
    line, colours, head = 4 * 1280, 256, 160
    told = [0] * 25
    told[0], told[12], told[19] = head, line, colours
    begin = head + 12 * colours
    picture = bytearray(struct.pack(">25I", *told).ljust(begin, b"\0") + bytes(line * 820))
    screen = Screen({}, tmp_path / "picture")

    def rows_with(x: int, y: int) -> int:
        at = begin + y * line + 4 * x
        picture[at] = 255
        screen.picture.write_bytes(picture)
        picture[at] = 0
        return screen.rows()

    nothing = rows_with(700, 300)
    assert rows_with(0, 0) == rows_with(459, 420) == rows_with(460, 419) == rows_with(59, 200) == nothing
    assert len({rows_with(60, 200), rows_with(459, 419), rows_with(200, 300), nothing}) == 4


def _counting(leave: Path | None, folder: Path) -> Generator[Progress, None, None]:
    done = False
    try:
        for at in range(100_000):
            yield Progress(at, 100_000, "import.applying")
        done = True
    finally:
        if leave is not None and not done:
            (folder / leave).touch()


def test_a_cancel_is_timed_and_may_leave_nothing(bench: Bench, tmp_path: Path) -> None:
    folder = tmp_path / "there"
    folder.mkdir()
    with ShopFile.open(copied(bench.shops["T"], tmp_path / "copy.craftdesk")) as opened:
        desk = Desk.open(opened)
        waits, whole = answers(lambda: _counting(None, folder), desk, folder)
        assert 0 < whole < 60_000
        assert all(0 <= wait < 60_000 for wait in waits)
        with pytest.raises(AssertionError, match="a cancel left something"):
            answers(lambda: _counting(Path("half"), folder), desk, folder)


def test_a_row_that_dies_is_told_and_the_next_one_runs(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(running, "ROWS", {**ROWS, "nothing": "no_such_row"})
    figures, died, pulse = measured(["nothing", "sort"], replace(bench, scratch=tmp_path))
    assert died == ["nothing"]
    assert {one.row for one in figures} == {"sort"}
    assert (len(pulse.load), len(pulse.beats)) == (3, 3)
    assert min(pulse.beats) > 0
    assert list(tmp_path.iterdir()) == []
    told = capfd.readouterr().err
    assert "did not come to its end\nsort … " in told


@pytest.mark.parametrize(("option", "told"), [("--rows=sart", "sart: one of start, "), ("--shops=X", "X: one of T, S")])
def test_what_is_unknown_is_told(
    option: str, told: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", option])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 2
    assert told in capsys.readouterr().err


def test_figures_of_a_run_are_printed_again_beside_those_of_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "one.json", tmp_path / "other.json"
    write_json([FIGURE], [], MACHINE, one)
    write_json([replace(FIGURE, ours=taken(24.0))], [], MACHINE, other)
    monkeypatch.setattr("sys.argv", ["benchmarks", f"--read={one}", f"--compare={other}"])
    assert main() == 0
    told = capsys.readouterr().out
    assert "1 of 1 budgets met." in told
    assert "| 0.50 × | ± 30 % | **differs** |" in told


def test_a_copy_is_known_as_its_shop_is_and_a_new_home_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CRAFTDESK_HOME", str(tmp_path / "home"))
    made = sealed(shop("T", tmp_path))
    copy = copied(made, tmp_path / "copy.craftdesk")
    kept = read_seal(copy)
    assert kept is not None
    assert kept.stat == stat_of(copy)
    there = known_at(tmp_path / "other")
    monkeypatch.setenv("CRAFTDESK_HOME", there["CRAFTDESK_HOME"])
    assert read_seal(made) is not None
