"""The program as a process: killed, told to end, crashed, started where nothing is as it should be."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from craftdesk.services.desk import Desk
from craftdesk.storage.file.shop_file import ShopFile
from tests.support import patience
from tests.support.driven import NAMES, ROOT, driven, environment
from tests.support.shops import new_store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / f"{NAMES['file']}.craftdesk"
    new_store(path).shop.close()
    return path


def heard(process: subprocess.Popen[str], word: str) -> None:
    """Waits for a line of the program."""
    assert process.stdout is not None
    said = process.stdout.readline().strip()
    if said != word:
        process.kill()
        raise AssertionError((said, process.communicate(timeout=patience.SECONDS)))


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    out, err = process.communicate(timeout=patience.SECONDS)
    return process.returncode, out, err


def test_what_was_typed_outlives_a_kill_and_the_next_start_says_so(home: Path, shop: Path) -> None:
    first = driven(home, "draft", shop)
    heard(first, "typed")
    first.kill()
    assert ended(first)[0] == -signal.SIGKILL
    status, out, err = ended(driven(home, "tell", shop))
    bar, toast = json.loads(out)
    assert bar.startswith("A new customer, Ottilie Quendt, was not saved when CraftDesk ended (today ")
    assert toast == "CraftDesk ended unexpectedly last time. What was saved is there: the shop is checked."
    assert (status, err) == (0, "")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_told_to_end_it_rolls_back_what_is_under_way_and_ends(home: Path, shop: Path, number: signal.Signals) -> None:
    working = driven(home, "work", shop)
    heard(working, "working")
    working.send_signal(number)
    status, _, err = ended(working)
    assert (status, err) == (0, "")
    opened = ShopFile.open(shop)
    try:
        assert Desk.open(opened).history.next_undo() is None
    finally:
        opened.close()
    assert (home / "data" / "running").read_bytes() == b""


def test_told_to_end_it_keeps_what_was_typed(home: Path, shop: Path) -> None:
    typing = driven(home, "draft", shop)
    heard(typing, "typed")
    typing.terminate()
    assert ended(typing)[0] == 0
    assert len(list((home / "data" / "drafts").rglob("*.json"))) == 1


def test_faults_of_every_kind_are_one_dialog_and_no_name_is_told(home: Path, shop: Path) -> None:
    status, out, err = ended(driven(home, "faults", shop))
    count, text, more, = json.loads(out.splitlines()[0])
    details = json.loads(out.splitlines()[1])
    assert (status, count, text) == (0, 1, "Something went wrong inside CraftDesk.")
    assert "Your shop is safe" in more
    assert "RuntimeError" in details
    assert NAMES["customer"] not in out + err
    log = (home / "logs" / "craftdesk.log").read_text("utf-8")
    for words in ("a slot failed", "a thread failed", "a finalizer failed", "a job failed", "ValueError"):
        assert words in log
    assert NAMES["customer"] not in log


def _told_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_name_is_in_any_log(home: Path, shop: Path) -> None:
    status, out, err = ended(driven(home, "names", shop))
    assert (status, out) == (0, "worked\n"), err
    crashed = driven(home, "crash", shop)
    assert ended(crashed)[0] == -signal.SIGSEGV
    command = [sys.executable, "-m", "craftdesk", "import", str(shop.with_suffix(".csv")), "--into", str(shop)]
    subprocess.run(command, env=environment(home), capture_output=True, check=False, cwd=ROOT, timeout=patience.SECONDS)
    told = _told_in(home / "logs") + (home / "data" / "running").read_bytes()
    assert b"started" in told
    assert b"Segmentation fault" in (home / "logs" / "crash.log").read_bytes()
    for name in NAMES.values():
        assert name.encode() not in told
    remembered = _told_in(home / "settings")
    for key in NAMES.keys() - {"file"}:  # the settings know where the last shop is
        assert NAMES[key].encode() not in remembered


# --- a start where nothing is as it should be --------------------------------------------------


def _file_in_the_place_of(part: str) -> Callable[[Path], None]:
    def prepare(home: Path) -> None:
        home.mkdir(exist_ok=True)
        (home / part).write_text("", "utf-8")

    return prepare


def _damaged_settings(home: Path) -> None:
    (home / "settings").mkdir(parents=True)
    (home / "settings" / "craftdesk.ini").write_bytes(bytes(range(256)) * 40)


def _other_settings(home: Path) -> None:
    (home / "settings").mkdir(parents=True)
    text = "[settings]\nversion=999\n[view]\ntheme=purple\nzoom=abc\n[files]\nlast=\n[window]\ngeometry=zz\n"
    (home / "settings" / "craftdesk.ini").write_text(text, "utf-8")


def _home_is_a_file(home: Path) -> None:
    home.write_text("", "utf-8")


def _nothing(_home: Path) -> None:
    pass


STARTS: dict[str, tuple[Callable[[Path], None], dict[str, str]]] = {
    "settings is a file": (_file_in_the_place_of("settings"), {}),
    "data is a file": (_file_in_the_place_of("data"), {}),
    "logs is a file": (_file_in_the_place_of("logs"), {}),
    "home is a file": (_home_is_a_file, {}),
    "damaged settings": (_damaged_settings, {}),
    "settings of another version": (_other_settings, {}),
    "no fonts": (_nothing, {"FONTCONFIG_FILE": "/dev/null", "QT_QPA_FONTDIR": "/nowhere"}),
}


@pytest.mark.parametrize("case", STARTS)
def test_it_starts_nevertheless(home: Path, shop: Path, case: str) -> None:
    prepare, more = STARTS[case]
    prepare(home)
    idle = driven(home, "idle", shop, more=more)
    heard(idle, "ready")
    idle.terminate()
    status, _, err = ended(idle)
    assert status == 0
    assert "Traceback" not in err


def test_a_disk_on_which_nothing_can_be_written_is_no_reason_not_to_start(home: Path, shop: Path) -> None:
    full = "import resource, runpy; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
    full += "runpy.run_module('craftdesk', run_name='__main__')"
    idle = subprocess.Popen(
        [sys.executable, "-B", "-c", full, str(shop)], env=environment(home), cwd=ROOT,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        with pytest.raises(subprocess.TimeoutExpired):
            idle.wait(timeout=5)
    finally:
        idle.terminate()
    assert "Traceback" not in ended(idle)[2]


@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":987"}])
def test_without_a_screen_it_says_so(home: Path, display: dict[str, str]) -> None:
    around = {key: text for key, text in environment(home).items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    around |= {"QT_QPA_PLATFORM": "xcb", **display}
    done = subprocess.run(
        [sys.executable, "-m", "craftdesk"], env=around, capture_output=True, text=True, check=False, cwd=ROOT,
        timeout=patience.SECONDS,
    )  # fmt: skip
    assert done.returncode == 3
    assert done.stderr.endswith("CraftDesk can't show its window: there is no screen that it could use. Nothing was"
                                " changed. Start it on a desktop, or use the commands: craftdesk --help\n")  # fmt: skip


def test_the_last_shop_is_gone(home: Path, shop: Path) -> None:
    settings = home / "settings"
    settings.mkdir(parents=True)
    (settings / "craftdesk.ini").write_text(f"[files]\nlast={shop}.gone\n", "utf-8")
    idle = subprocess.Popen(
        [sys.executable, "-m", "craftdesk"], env=environment(home), stderr=subprocess.PIPE, text=True, cwd=ROOT
    )
    until = time.monotonic() + patience.SECONDS
    while not (settings / "window-is-open").exists() and time.monotonic() < until:
        os.sched_yield()
        time.sleep(0.05)
    idle.terminate()
    assert ended(idle)[::2] == (0, "")


def test_two_starts_at_once_are_one_window(home: Path, shop: Path) -> None:
    both = [
        subprocess.Popen([sys.executable, "-m", "craftdesk", str(shop)], env=environment(home), cwd=ROOT)
        for _ in range(2)
    ]
    until = time.monotonic() + patience.SECONDS
    while all(one.poll() is None for one in both) and time.monotonic() < until:
        time.sleep(0.05)
    assert [one.poll() for one in both].count(0) == 1
    for one in both:
        one.terminate()
    assert [one.wait(timeout=patience.SECONDS) for one in both] == [0, 0]


def test_resources_that_are_missing_are_no_reason_not_to_start(home: Path, shop: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "src" / "craftdesk", tmp_path / "bare" / "src" / "craftdesk")
    around = environment(home)
    around["PYTHONPATH"] = os.pathsep.join([str(tmp_path / "bare" / "src"), around["PYTHONPATH"]])
    idle = driven(home, "idle", shop, more={"PYTHONPATH": around["PYTHONPATH"]})
    heard(idle, "ready")
    idle.terminate()
    assert "Traceback" not in ended(idle)[2]
