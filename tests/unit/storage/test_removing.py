"""Large files are let go of: the name at once, the room once nobody waits any more."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftdesk.domain.stopping import Stop, heard
from craftdesk.storage.file.removing import let_go


def held(path: Path) -> bool:
    """Whether this process still has a file open that lies, or lay, there."""
    links = (Path(f"/proc/self/fd/{handle}") for handle in range(256))
    return any(str(one.readlink()).removesuffix(" (deleted)") == str(path) for one in links if one.is_symlink())


@pytest.fixture
def large(tmp_path: Path) -> Path:
    (path := tmp_path.resolve() / "large").write_bytes(bytes(1 << 16))
    return path


def test_its_name_is_gone_at_once_and_its_room_after_the_work(large: Path) -> None:
    with heard(Stop()):
        let_go(large)
        assert not large.exists()
        assert held(large)
    assert not held(large)


def test_where_nobody_is_told_of_an_end_all_is_gone_at_once(large: Path) -> None:
    let_go(large)
    assert not large.exists()
    assert not held(large)


def test_what_is_not_there_is_no_trouble(large: Path) -> None:
    let_go(large.with_name("other"))
    assert large.exists()


def test_a_link_goes_and_what_it_leads_to_stays(large: Path) -> None:
    (link := large.with_name("link")).symlink_to(large)
    let_go(link)
    assert list(large.parent.iterdir()) == [large]


def test_one_that_cannot_be_taken_away_is_told_and_not_held(large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    with pytest.raises(PermissionError):
        let_go(large)
    assert not held(large)
