"""What is handed out: the wheel carries its resources, the desktop files agree with the program, the icon is drawn."""

from __future__ import annotations

import configparser
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree.ElementTree import parse

import pytest

from craftdesk.__main__ import wants_command_line
from tests.support.house.modules import ROOT
from tests.support.patience import SECONDS

LINUX = ROOT / "packaging" / "linux"


def test_the_wheel_carries_the_resources_and_the_door(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    (wheel,) = tmp_path.glob("craftdesk-*.whl")
    with zipfile.ZipFile(wheel) as parts:
        names = set(parts.namelist())
        (entry_points,) = (name for name in names if name.endswith("entry_points.txt"))
        assert "craftdesk = craftdesk.__main__:main" in parts.read(entry_points).decode()
    folder = ROOT / "resources"
    kept = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert kept <= {name.removeprefix("craftdesk/_resources/") for name in names}
    schemas = {path.name for path in (ROOT / "src/craftdesk/storage/migrations").glob("*.sql")}
    assert schemas
    assert {f"craftdesk/storage/migrations/{name}" for name in schemas} <= names
    assert not [name for name in names if name.startswith(("tests", "benchmarks", "resources"))]


def test_the_menu_entry_starts_the_window_and_opens_files() -> None:
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys of desktop entries keep their case
    entry.read(LINUX / "craftdesk.desktop", "utf-8")
    for section in entry.sections():
        program, *arguments = entry[section]["Exec"].replace("%f", "shop.craftdesk").split()
        assert program == "craftdesk"
        assert not wants_command_line(arguments)
    assert "application/x-craftdesk" in entry["Desktop Entry"]["MimeType"].split(";")


def test_the_file_type_is_known_by_its_name_and_by_its_first_bytes() -> None:
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    kind = parse(LINUX / "craftdesk-mime.xml").getroot()[0]  # noqa: S314  # our own file
    marks = {match.get("offset"): match.get("value") for match in kind.iter(f"{space}match")}
    code = "from craftdesk.storage.migrations import APPLICATION_ID; print(hex(APPLICATION_ID))"
    told = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=SECONDS
    ).stdout
    assert kind.get("type") == "application/x-craftdesk"
    assert [glob.get("pattern") for glob in kind.iter(f"{space}glob")] == ["*.craftdesk"]
    assert int(str(marks["68"]), 16) == int(told, 16)


@pytest.mark.parametrize("size", [16, 32, 48, 256])
def test_the_icon_is_drawn_in_every_size(tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    from PySide6.QtGui import QColor, QImage

    folder = tmp_path_factory.getbasetemp() / "icons"
    if not folder.exists():
        script = str(ROOT / "packaging" / "icons.py")
        subprocess.run([sys.executable, script, str(folder)], check=True, timeout=SECONDS)
    image = QImage(str(folder / f"craftdesk-{size}.png"))
    assert (image.width(), image.height()) == (size, size)
    assert image.pixelColor(0, 0).alpha() == 0
    assert image.pixelColor(size // 2, size * 21 // 32) == QColor("#ffffff")
    assert image.pixelColor(size * 3 // 32, size // 4) == QColor("#0b6b5d")


def test_windows_and_the_mac_get_their_kinds_of_icon(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(ROOT / "packaging" / "icons.py"), str(tmp_path)], check=True, timeout=SECONDS)
    ico, icns = ((tmp_path / f"craftdesk.{kind}").read_bytes() for kind in ("ico", "icns"))
    assert ico[:6] == b"\0\0\1\0\7\0"
    assert (icns[:4], int.from_bytes(icns[4:8], "big")) == (b"icns", len(icns))
    assert ico.count(b"\x89PNG") == icns.count(b"\x89PNG") == 7


def test_every_command_of_the_makefile_is_explained() -> None:
    rules = re.findall(r"^([a-z]+):[^=\n]*$", (ROOT / "Makefile").read_text("utf-8"), re.M)
    lines = (ROOT / "Makefile").read_text("utf-8").splitlines()
    unexplained = [rule for rule in rules if not any(line.startswith(f"{rule}:") and " ## " in line for line in lines)]
    assert unexplained == ["setup"]
