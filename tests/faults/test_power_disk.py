"""The model of a disk, held against rows of events written by hand; and the reader of what strace writes down."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.faults.power_disk import (
    ROOT,
    SECTOR,
    Disk,
    Event,
    Folder,
    Names,
    Resize,
    Sync,
    Told,
    Tree,
    Write,
    crashes,
    torn,
)
from tests.faults.power_record import recorded

OLD, NEW = b"o" * (2 * SECTOR), b"n" * (2 * SECTOR)
ENOUGH = 200


def _before(**files: bytes) -> Tree:
    names = {name: number for number, name in enumerate(files, start=1)}
    data = {number: bytearray(content) for number, content in enumerate(files.values(), start=1)}
    return Tree({ROOT: names}, data)


def _after(before: Tree, *events: Event) -> list[dict[str, bytes]]:
    """What may stand there if the power goes right after the last event."""
    disk = Disk(before)
    for event in events:
        disk.see(event)
    return [crash.files for crash in disk.crashes(random.Random(1), ENOUGH)]


def test_what_was_synced_stays() -> None:
    assert _after(_before(a=OLD), Write(1, 0, NEW), Sync(1)) == [{"a": NEW}]


def test_what_was_not_synced_may_be_old_new_or_torn() -> None:
    found = {files["a"] for files in _after(_before(a=OLD), Write(1, 0, NEW))}
    assert {OLD, NEW, NEW[:SECTOR] + OLD[SECTOR:], OLD[:SECTOR] + NEW[SECTOR:]} <= found
    assert NEW[:SECTOR] + bytes(SECTOR) in found
    assert {len(data) for data in found} == {2 * SECTOR}


def test_syncing_one_file_saves_no_other() -> None:
    found = _after(_before(a=b"1", b=b"1"), Write(1, 0, b"2"), Write(2, 0, b"2"), Sync(2))
    assert {(files["a"], files["b"]) for files in found} >= {(b"1", b"2"), (b"2", b"2")}
    assert all(files["b"] == b"2" for files in found)


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    found = _after(_before(a=b"11"), Write(1, 0, b"2"), Write(1, 1, b"2"))
    assert {files["a"] for files in found} >= {b"11", b"12", b"21", b"22"}


def test_a_hole_that_nobody_filled_reads_as_zeros() -> None:
    assert {files["a"] for files in _after(_before(a=b""), Write(1, 0, b"1"), Write(1, 1, b"2"))} >= {b"\0\x32", b"12"}


def test_cutting_off_waits_for_a_sync_too() -> None:
    assert {files["a"] for files in _after(_before(a=b"12"), Resize(1, 1))} == {b"12", b"1"}
    assert _after(_before(a=b"12"), Resize(1, 1), Sync(1)) == [{"a": b"1"}]


def test_syncing_a_new_file_does_not_save_its_name() -> None:
    made = (Names(((ROOT, "b", 2),)), Write(2, 0, b"1"), Sync(2))
    assert {files.get("b") for files in _after(_before(a=b""), *made)} == {None, b"1"}
    assert {files.get("b") for files in _after(_before(a=b""), *made, Sync(ROOT))} == {b"1"}


def test_a_name_may_be_safe_before_what_it_names() -> None:
    made = (Names(((ROOT, "b", 2),)), Write(2, 0, b"1"), Sync(ROOT))
    assert {files["b"] for files in _after(_before(a=b""), *made)} >= {b"", b"1"}


def test_renaming_is_old_or_new_and_never_neither() -> None:
    found = _after(_before(a=OLD, b=NEW), Names(((ROOT, "b", None), (ROOT, "a", 2))))
    assert [sorted(files.items()) for files in found if files["a"] not in {OLD, NEW}] == []
    assert {tuple(sorted(files)) for files in found} == {("a",), ("a", "b")}


def test_names_in_different_folders_are_safe_one_by_one() -> None:
    made = (Folder(5), Names(((ROOT, "f", 5),)), Names(((5, "b", 1),)))
    assert {tuple(sorted(files)) for files in _after(_before(a=b""), *made, Sync(5))} == {("a",), ("a", "f/b")}
    assert {tuple(sorted(files)) for files in _after(_before(a=b""), *made, Sync(ROOT))} == {("a",), ("a", "f/b")}
    assert {tuple(sorted(files)) for files in _after(_before(a=b""), *made, Sync(ROOT), Sync(5))} == {("a", "f/b")}


def test_every_moment_between_telling_events_is_tried_and_counts_what_was_told() -> None:
    events = (Write(1, 0, b"2"), Sync(1), Told("saved"))
    found = [(crash.told, crash.at, crash.files["a"]) for crash in crashes(_before(a=b"1"), events, 1, most=3)]
    assert (0, 0, b"1") in found
    assert (0, 1, b"2") in found
    assert (0, 2, b"2") in found
    assert found[-1] == (1, 3, b"2")


def test_a_torn_write_touches_no_byte_that_nobody_wrote() -> None:
    for seed in range(50):
        left = Tree({}, {1: bytearray(OLD)})
        for piece in torn(Write(1, SECTOR - 4, b"n" * 8), OLD, random.Random(seed)):
            left.apply(piece)
        assert left.files[1][: SECTOR - 4] == OLD[: SECTOR - 4]
        assert left.files[1][SECTOR + 4 :] == OLD[SECTOR + 4 :]


def test_the_same_seed_makes_the_same_states() -> None:
    events = tuple(Write(1, number, b"x") for number in range(9))
    one, other = (list(crashes(_before(a=b"1"), events, 3, most=20)) for _ in range(2))
    assert one == other


def test_what_strace_writes_is_understood(tmp_path: Path) -> None:
    (root := tmp_path / "root").mkdir()
    events, after = _read(
        root,
        'openat(AT_FDCWD</>, "R/a", O_RDWR|O_CREAT|O_CLOEXEC, 0644) = 3<R/a>',
        'pwrite64(3<R/a>, "\\x31\\x32", 2, 4) = 2',
        'write(3<R/a>, "\\x33", 1 <unfinished ...>',
        "<... write resumed>) = 1",
        "fsync(3<R/a>) = 0",
        'rename("R/a", "R/b") = 0',
        'unlink("R/none") = -1 ENOENT (No such file or directory)',
        "ftruncate(3<R/b>, 2) = 0",
        'write(7<T>, "\\x6f\\x6b\\x0a", 3) = 3',
    )
    assert after.paths() == ({"b": b"3\0"}, frozenset())
    assert events == [
        Names(((ROOT, "a", 1),)), Write(1, 4, b"12"), Write(1, 0, b"3"), Sync(1),
        Names(((ROOT, "a", None), (ROOT, "b", 1))), Resize(1, 2), Told("ok"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "mmap(NULL, 4096, PROT_READ|PROT_WRITE, MAP_SHARED, 3<R/a>, 0) = 140000000000",
        'write(9<R/a>, "\\x31", 1) = 1',
        'link("R/a", "R/b") = 0',
        'rename("R/a", "/elsewhere") = 0',
    ],
)
def test_what_the_model_does_not_know_is_refused(line: str, tmp_path: Path) -> None:
    (root := tmp_path / "root").mkdir()
    with pytest.raises(ValueError, match=r"R|root|known|nowhere|memory|renamed"):
        _read(root, 'openat(AT_FDCWD</>, "R/a", O_RDWR|O_CREAT, 0644) = 3<R/a>', line)


def _read(root: Path, *lines: str) -> tuple[list[Event], Tree]:
    """Reads lines in which R stands for the root and T for the file that is told to."""
    told = root.with_name("told")
    opened = f'1 openat(AT_FDCWD</>, "{told}", O_WRONLY|O_CREAT, 0600) = 7<{told}>'
    written = (f"1 {line.replace('R/', f'{root}/').replace('7<T>', f'7<{told}>')}" for line in lines)
    return recorded([opened, *written], root, told, Tree())
