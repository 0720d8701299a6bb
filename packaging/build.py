"""Builds the one-folder program in dist/craftdesk and starts it, to see that it does.

Beside the program stand what a desktop wants of it: the entry of the menu, the file type, the icons.
"""

from __future__ import annotations

import compileall
import os
import py_compile
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import icons
import PyInstaller.__main__
import shiboken6

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
PROGRAM = ROOT / "dist" / "craftdesk" / ("craftdesk.exe" if sys.platform == "win32" else "craftdesk")
COMMAND_LINE = PROGRAM.with_name("craftdesk-cli.exe") if sys.platform == "win32" else PROGRAM
_SECONDS = 5.0
_QT = frozenset({"QtCore", "QtDBus", "QtGui", "QtNetwork", "QtPrintSupport", "QtSvg", "QtWidgets"})
"""Parts of Qt that may be handed out: D-Bus for the desktop's own dialogs, Network for the socket of one instance,
Svg for a desktop's own icons."""


def main() -> int:
    """Draw the icons, build, add the desktop's files, and start what was built."""
    icons.draw(BUILD / "icons")
    _unpack_shiboken(BUILD / "shiboken")
    _say("building")
    PyInstaller.__main__.run(
        [
            "--noconfirm",
            "--clean",
            "--log-level=WARN",
            f"--distpath={ROOT / 'dist'}",
            f"--workpath={BUILD / 'pyinstaller'}",
            str(ROOT / "packaging" / "craftdesk.spec"),
        ]
    )
    _add_desktop_files(PROGRAM.parent)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "CRAFTDESK_HOME": home}
        trouble = _strange_qt() or _try_commands(environment, Path(home)) or _try_window(environment)
    if trouble:
        _say(trouble)
        return 1
    _say(f"dist/craftdesk is ready: {_megabytes(PROGRAM.parent):.0f} MB; its commands and its window start")
    return 0


def _unpack_shiboken(folder: Path) -> None:
    """Unpack what PySide compiles anew at every start, and compile it once, as its own switch SBK_EMBED=0 does.

    Done with a copy of the package: the one that is installed stays as it came.
    """
    shutil.rmtree(folder, ignore_errors=True)
    installed = Path(shiboken6.__file__).parent
    shutil.copytree(installed, folder / installed.name, ignore=shutil.ignore_patterns("__pycache__"))
    environment = {**os.environ, "SBK_EMBED": "0", "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-c", "import PySide6.QtCore"], env=environment, check=True, timeout=120)
    unpacked = folder / installed.name / "files.dir"
    if not unpacked.is_dir() or not compileall.compile_dir(
        unpacked, quiet=1, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH
    ):
        sys.exit("PySide no longer unpacks its own Python files: look at SBK_EMBED in its documentation")


def _add_desktop_files(folder: Path) -> None:
    shutil.copy2(ROOT / "LICENSE", folder / "LICENSE")
    if not sys.platform.startswith("linux"):
        return
    share = folder / "share"
    for name, place in {"craftdesk.desktop": "applications", "craftdesk-mime.xml": "mime/packages"}.items():
        (share / place).mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / "packaging" / "linux" / name, share / place / name)
    for size in icons.SIZES[:-1]:
        target = share / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        target.mkdir(parents=True, exist_ok=True)
        shutil.copy2(BUILD / "icons" / f"craftdesk-{size}.png", target / "craftdesk.png")
    scalable = share / "icons" / "hicolor" / "scalable" / "apps"
    scalable.mkdir(parents=True, exist_ok=True)
    shutil.copy2(icons.PICTURE, scalable / "craftdesk.svg")


def _strange_qt() -> str:
    """Name the parts of Qt that came along without being asked for."""
    found = {path.name.partition(".")[0] for path in PROGRAM.parent.rglob("PySide6/Qt*.*") if path.is_file()}
    return f"not to be handed out: {', '.join(sorted(found - _QT))}" if found - _QT else ""


def _try_commands(environment: dict[str, str], home: Path) -> str:
    shop = str(home / "try.craftdesk")
    for arguments in (["--version"], ["sample", shop, "--customers", "20"], ["check", shop]):
        done = subprocess.run(
            [COMMAND_LINE, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        if done.returncode != 0:
            return f"craftdesk {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}"
    return ""


def _try_window(environment: dict[str, str]) -> str:
    """Start the window; it must still be there, without a complaint, when it is told to go."""
    with tempfile.TemporaryFile("w+") as said:
        running = subprocess.Popen([PROGRAM, "--choose"], env=environment, stdout=said, stderr=said)
        try:
            running.wait(_SECONDS)
        except subprocess.TimeoutExpired:
            running.terminate()
            running.wait(30)
            ended = ""
        else:
            ended = f"the window went away by itself with {running.returncode}"
        said.seek(0)
        words = said.read()
    if "Traceback" in words or ended:
        return f"{ended or 'the window complained'}:\n{words}"
    return ""


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def _say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} craftdesk: {words}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
