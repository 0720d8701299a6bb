"""Where CraftDesk keeps what is not the shop itself: backups, logs, settings, and the resources it came with.

`CRAFTDESK_HOME` in the environment moves all of it into one folder, for a memory stick that carries the program
and its memory together. Folders are made by whoever writes into them, not here.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

_NAME = "CraftDesk"
_HOME = "CRAFTDESK_HOME"


def data_dir() -> Path:
    """The folder of the program's own data."""
    return _own("data") or Path(_platform_dirs().user_data_path)


def backup_dir() -> Path:
    """The folder of the backups, unless the owner chose another."""
    return data_dir() / "backups"


def log_dir() -> Path:
    """The folder of the program's log."""
    return _own("logs") or Path(_platform_dirs().user_log_path)


def settings_dir() -> Path:
    """The folder of what the program remembers about its windows and its owner's choices."""
    return _own("settings") or Path(_platform_dirs().user_config_path)


def resources_dir() -> Path:
    """The folder of themes, words and pictures: inside the installed package, or at the root of a checkout."""
    package = Path(__file__).resolve().parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent.parent / "resources"


def fingerprint(file: Path) -> str:
    """64 digits that stand for a file in the names of what is kept about it, by whatever way it was reached.

    Shop files of one name don't share them, and no name of a file is written where it need not be.
    """
    whole = os.path.realpath(file).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()


def _own(part: str) -> Path | None:
    home = os.environ.get(_HOME)
    if not home:
        return None
    try:
        return Path(home).expanduser() / part
    except RuntimeError:
        # `~somebody` whom this computer does not know is a name like any other.
        return Path(home) / part


def _platform_dirs() -> PlatformDirsABC:
    from platformdirs import PlatformDirs  # most commands never ask for these folders

    return PlatformDirs(_NAME, appauthor=False, roaming=False)
