"""Where a shop file lies: whether it can be written to there, and whether others may write to it behind our back."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

_MOUNTS = Path("/proc/self/mountinfo")
_NETWORK = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "glusterfs", "davfs", "ncpfs", "vboxsf", "webdav",
        "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.davfs2", "fuse.glusterfs", "fuse.s3fs",
        "fuse.vmhgfs-fuse",
    }
)  # fmt: skip
_SERVICES = (
    ("dropbox", "Dropbox"), ("onedrive", "OneDrive"), ("google drive", "Google Drive"), ("googledrive", "Google Drive"),
    ("icloud", "iCloud"), ("com~apple~clouddocs", "iCloud"), ("mobile documents", "iCloud"), ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"), ("pcloud", "pCloud"), ("megasync", "MEGA"), ("seafile", "Seafile"),
)  # fmt: skip
"""How folders begin that are called after the service that keeps them in step."""
_MARKERS = (
    (".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox"), (".dropbox", "Dropbox"),
    (".nextcloudsync.log", "Nextcloud"), (".owncloudsync.log", "ownCloud"), (".sync", "Resilio Sync"),
    (".tmp.drivedownload", "Google Drive"),
)  # fmt: skip
_DRIVE_REMOTE = 4


class Shared(NamedTuple):
    """Others may write to the file: `network` with the kind of file system, `cloud` with the name of the service."""

    kind: str
    name: str


def why_not_writable(path: Path) -> str:
    """Why a file can't be written to, as a code: '' when it can."""
    if _is_mounted_read_only(path):
        return "media_read_only"
    if not os.access(path, os.W_OK):
        return "file_read_only"
    if not os.access(path.parent, os.W_OK):
        # SQLite needs its journal beside the file.
        return "folder_read_only"
    return ""


def _is_mounted_read_only(path: Path) -> bool:
    if sys.platform == "win32":
        return False
    try:
        return bool(os.statvfs(path).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def shared_by(path: Path, *, mounts: Path = _MOUNTS) -> Shared | None:
    """Whether a file lies where others can write to it; None for a folder of this computer alone."""
    whole = path.resolve()
    service = _service_of(whole)
    if service:
        return Shared("cloud", service)
    kind = _network_of(whole, mounts)
    return Shared("network", kind) if kind else None


def _service_of(path: Path) -> str:
    for folder in path.parents:
        name = folder.name.casefold()
        for start, service in _SERVICES:
            # «OneDrive - Clay», «Dropbox (Personal)», but not «dropbox-archive-of-2019.zip contents».
            if name == start or name.startswith((f"{start} ", f"{start}-")):
                return service
        for marker, service in _MARKERS:
            if (folder / marker).exists() and folder != Path.home():
                return service
    return ""


def _network_of(path: Path, mounts: Path) -> str:
    if sys.platform == "win32":
        return _windows_network_of(path)
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
    except OSError:
        return ""
    best, kind = "", ""
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, types = before.split(), after.split()
        point = _unescaped(fields[4]) if len(fields) > 4 and types else ""
        if point and len(point) >= len(best) and path.is_relative_to(point):
            best, kind = point, types[0]
    return kind if kind in _NETWORK else ""


def _unescaped(point: str) -> str:
    for code, char in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        point = point.replace(code, char)
    return point


def _windows_network_of(path: Path) -> str:
    if str(path).startswith("\\\\"):
        return "share"
    if sys.platform == "win32":
        import ctypes

        return "drive" if ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE else ""
    return ""
