"""Where a shop lies: on a share, in a folder that a service synchronises, or on this computer alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk.storage.file.place import Shared, shared_by

_LINE = "36 35 98:0 / {point} rw,noatime shared:1 - {kind} server:/share rw\n"


def mounts(tmp_path: Path, point: str, kind: str) -> Path:
    told = tmp_path / "mountinfo"
    told.write_text(_LINE.format(point="/", kind="ext4") + _LINE.format(point=point, kind=kind))
    return told


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "smb3", "fuse.sshfs", "9p"])
def test_a_network_drive_is_one_by_its_kind(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "the share"
    told = mounts(tmp_path, str(folder).replace(" ", "\\040"), kind)
    assert shared_by(folder / "shop.craftdesk", mounts=told) == Shared("network", kind)
    assert shared_by(tmp_path / "shop.craftdesk", mounts=told) is None


def test_a_disk_of_this_computer_is_none(tmp_path: Path) -> None:
    assert shared_by(tmp_path / "shop.craftdesk", mounts=mounts(tmp_path, str(tmp_path), "xfs")) is None
    assert shared_by(tmp_path / "shop.craftdesk", mounts=tmp_path / "none") is None


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/Shop", "Dropbox"), ("Dropbox (Personal)", "Dropbox"), ("OneDrive - Clay Ltd/a/b", "OneDrive"),
        ("Google Drive", "Google Drive"), ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud"),
        ("Nextcloud", "Nextcloud"), ("ownCloud/x", "ownCloud"), ("GoogleDrive-ida@example.com", "Google Drive"),
    ],
)  # fmt: skip
def test_a_folder_is_known_by_the_name_of_its_service(tmp_path: Path, folder: str, service: str) -> None:
    assert shared_by(tmp_path / folder / "shop.craftdesk") == Shared("cloud", service)


@pytest.mark.parametrize(("marker", "service"), [(".stfolder", "Syncthing"), (".dropbox.cache", "Dropbox")])
def test_or_by_what_the_service_leaves_there(tmp_path: Path, marker: str, service: str) -> None:
    (tmp_path / "kept" / marker).mkdir(parents=True)
    assert shared_by(tmp_path / "kept" / "shops" / "shop.craftdesk") == Shared("cloud", service)


@pytest.mark.parametrize("folder", ["Dropboxes", "My OneDrive notes", "Cloud"])
def test_a_name_that_only_resembles_one_is_none(tmp_path: Path, folder: str) -> None:
    assert shared_by(tmp_path / folder / "shop.craftdesk") is None
