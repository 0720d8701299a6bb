"""From what strace wrote down to what a program did to a disk: files and folders by number, events in their order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.power_disk import ROOT, Event, Folder, Names, Resize, Sync, Told, Tree, Write

CALLS = (
    *("openat", "open", "creat", "close", "dup", "dup2", "dup3", "lseek", "mmap"),
    *("write", "pwrite64", "writev", "pwritev", "pwritev2", "sendfile", "copy_file_range", "splice"),
    *("ftruncate", "truncate", "fallocate", "fsync", "fdatasync", "sync_file_range", "sync", "syncfs"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"),
)
OPTIONS = ("-y", "-xx", "-s", "4000000", "--seccomp-bpf")
"""Whole writes, in hexadecimal, with the path behind each number."""
_LINE = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)(?:<([^>]*)>)?")
_UNFINISHED = re.compile(r"(\d+) +(.*) <unfinished \.\.\.>$")
_RESUMED = re.compile(r"(\d+) +<\.\.\. \w+ resumed>(.*)$")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_HANDLE = re.compile(r"(\d+|AT_FDCWD)(?:<([^>]*)>)?")
_PAGE = 4096
_WRITES = frozenset({"write", "writev", "pwrite64", "pwritev", "pwritev2"})
_UNKNOWN = frozenset({"splice", "copy_file_range", "fallocate", "link", "linkat", "symlink", "symlinkat", "truncate"})


@dataclass(slots=True)
class _Handle:
    """An open file of the root: which, and where the next `write` goes."""

    node: int
    at: int = 0
    appends: bool = False


@dataclass(slots=True)
class Recorder:
    """Follows one process. `root` is what was recorded, `tell` the file whose writes are what the program told."""

    root: Path
    tell: Path
    now: Tree
    events: list[Event] = field(default_factory=list)
    _handles: dict[int, _Handle] = field(default_factory=dict)
    _last: int = 0

    def __post_init__(self) -> None:
        self._last = max([ROOT, *self.now.files, *self.now.folders])

    def line(self, line: str) -> None:
        """One whole line of strace; ValueError where a program does to the root what the model does not know."""
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            return
        call, arguments, result, path = match[1], match[2], int(match[3]), _text(match[4] or "")
        if call in _WRITES:
            self._write(call, arguments, result)
        elif call in {"openat", "open", "creat"}:
            self._open(arguments, result, path)
        elif call in {"mmap", "sendfile", "lseek", "close", "dup", "dup2", "dup3"}:
            getattr(self, f"_{call.rstrip('23')}")(arguments, result)
        elif call in {"ftruncate", "fsync", "fdatasync", "syncfs", "sync_file_range"}:
            self._on_handle(call, arguments)
        else:
            self._names(call, arguments)

    # What is done through a handle.

    def _open(self, arguments: str, result: int, path: str) -> None:
        self._handles.pop(result, None)
        if Path(path) == self.tell:
            self._handles[result] = _Handle(-1)
        if not self._inside(path) or "O_PATH" in arguments or "O_TMPFILE" in arguments:
            return
        folder, name = self._place(path)
        node = ROOT if path == str(self.root) else self.now.folders[folder].get(name)
        if node is None:
            if "O_CREAT" not in arguments:
                raise ValueError(f"opened, but never made: {path}")
            node = self._new()
            self.now.files[node] = bytearray()
            self._do(Names(((folder, name, node),)))
        elif "O_TRUNC" in arguments and self.now.files[node]:
            self._do(Resize(node, 0))
        self._handles[result] = _Handle(node, appends="O_APPEND" in arguments)

    def _handle(self, arguments: str) -> _Handle | None:
        match = _HANDLE.match(arguments)
        if match is None or match[1] == "AT_FDCWD":
            return None
        handle = self._handles.get(int(match[1]))
        if handle is None and match[2] and self._inside(_text(match[2])):
            raise ValueError(f"a handle from nowhere: {_text(match[2])}")
        return handle

    def _write(self, call: str, arguments: str, result: int) -> None:
        handle = self._handle(arguments)
        if handle is None:
            return
        data = b"".join(_bytes(match) for match in _STRING.finditer(arguments))[:result]
        if handle.node < 0:
            self.events += [Told(line) for line in data.decode().splitlines()]
            return
        if call in {"write", "writev"}:
            offset = len(self.now.files[handle.node]) if handle.appends else handle.at
            handle.at = offset + result
        else:
            offset = int(arguments.rpartition(", ")[2] if call != "pwritev2" else arguments.split(", ")[-2])
        if len(data) != result:
            raise ValueError(f"only {len(data)} of {result} bytes were recorded")
        self._do(Write(handle.node, offset, data))

    def _sendfile(self, arguments: str, result: int) -> None:
        target = self._handle(arguments)
        if target is None:
            return
        match = re.match(r"[^,]+, (\d+)<([^>]*)>, (?:NULL|\[(\d+)\])", arguments)
        if match is None or match[3] is None:
            raise ValueError(f"sent in a way that is not known: {arguments[:200]}")
        source = self._handles.get(int(match[1]))
        whole = self.now.files[source.node] if source else Path(_text(match[2])).read_bytes()
        data = bytes(whole[int(match[3]) : int(match[3]) + result])
        if data:
            self._do(Write(target.node, target.at, data))
        target.at += result

    def _on_handle(self, call: str, arguments: str) -> None:
        handle = self._handle(arguments)
        if handle is None or handle.node < 0:
            return
        if call == "ftruncate":
            size = int(arguments.rpartition(", ")[2])
            if size != len(self.now.files[handle.node]):
                self._do(Resize(handle.node, size))
        elif call in {"fsync", "fdatasync"}:
            self.events.append(Sync(handle.node))
        else:
            raise ValueError(f"not known: {call}")

    def _mmap(self, arguments: str, _result: int) -> None:
        parts = arguments.split(", ")
        if "PROT_WRITE" in parts[2] and "MAP_SHARED" in parts[3]:
            match = _HANDLE.match(parts[4])
            path = _text(match[2] or "") if match else ""
            # What several programs share beside a write-ahead log is made anew by the first that opens it.
            if self._inside(path) and not path.endswith("-shm"):
                raise ValueError(f"written through memory: {path}")

    def _lseek(self, arguments: str, result: int) -> None:
        # Folders are listed through copies of a handle that nobody writes through.
        match = _HANDLE.match(arguments)
        if match is not None and (handle := self._handles.get(int(match[1]))) is not None:
            handle.at = result

    def _close(self, arguments: str, _result: int) -> None:
        match = _HANDLE.match(arguments)
        if match is not None:
            self._handles.pop(int(match[1]), None)

    def _dup(self, arguments: str, result: int) -> None:
        if handle := self._handle(arguments):
            self._handles[result] = handle

    # What is done to names.

    def _names(self, call: str, arguments: str) -> None:
        paths = [path for path in self._paths(arguments) if self._inside(path)]
        if not paths:
            return
        if call in _UNKNOWN or "RENAME_EXCHANGE" in arguments:
            raise ValueError(f"not known: {call} {paths}")
        if call.startswith("rename"):
            if len(paths) != 2:
                raise ValueError(f"renamed into or out of what is recorded: {paths}")
            (folder, name), (to_folder, to_name) = map(self._place, paths)
            node = self.now.folders[folder][name]
            self._do(Names(((folder, name, None), (to_folder, to_name, node))))
            return
        folder, name = self._place(paths[0])
        if call.startswith("mkdir"):
            node = self._new()
            self.now.folders[node] = {}
            self.events.append(Folder(node))
            self._do(Names(((folder, name, node),)))
        else:
            self._do(Names(((folder, name, None),)))

    def _paths(self, arguments: str) -> Iterator[str]:
        """The paths in the arguments; those beside the handle of a folder are meant from there."""
        above = ""
        for match in re.finditer(r'(?:(?:\d+|AT_FDCWD)<([^>]*)>)|"([^"]*)"', arguments):
            if match[1] is not None:
                above = _text(match[1])
            else:
                yield str(Path(above) / _text(match[2]))

    def _place(self, path: str) -> tuple[int, str]:
        """The folder of a path, and its name there."""
        *above, name = Path(path).relative_to(self.root).parts or ("",)
        folder = ROOT
        for part in above:
            folder = self.now.folders[folder][part]
        return folder, name

    def _inside(self, path: str) -> bool:
        return path == str(self.root) or path.startswith(f"{self.root}/")

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _do(self, event: Write | Resize | Names) -> None:
        self.now.apply(event)
        self.events.append(event)


def by_process(log: Path) -> dict[int, list[str]]:
    """The lines of a log by the process (or thread) that they are of."""
    lines: dict[int, list[str]] = {}
    with log.open(encoding="ascii") as file:
        for line in file:
            lines.setdefault(int(line.partition(" ")[0]), []).append(line)
    return lines


def recorded(lines: Iterable[str], root: Path, tell: Path, before: Tree) -> tuple[list[Event], Tree]:
    """The events of a process that began with `before`, which is changed into what stands there after it."""
    recorder = Recorder(root, tell, before)
    for line in _whole_lines(lines):
        recorder.line(line)
    return recorder.events, recorder.now


def tree(root: Path) -> Tree:
    """What stands in a folder, numbered."""
    found, last = Tree(), ROOT
    waiting = [(ROOT, root)]
    while waiting:
        folder, path = waiting.pop()
        for child in sorted(path.iterdir()):
            last += 1
            found.folders[folder][child.name] = last
            if child.is_dir():
                found.folders[last] = {}
                waiting.append((last, child))
            else:
                found.files[last] = bytearray(child.read_bytes())
    return found


def _whole_lines(lines: Iterable[str]) -> Iterator[str]:
    """The lines, with those put together that another thread interrupted."""
    begun: dict[str, str] = {}
    for line in map(str.rstrip, lines):
        if match := _UNFINISHED.match(line):
            begun[match[1]] = match[2]
        elif match := _RESUMED.match(line):
            yield f"{match[1]} {begun.pop(match[1])}{match[2]}"
        else:
            yield line


def _text(hexadecimal: str) -> str:
    if "\\x" not in hexadecimal:
        return hexadecimal
    return bytes.fromhex(hexadecimal.replace("\\x", "")).decode("utf-8", "surrogateescape")


def _bytes(match: re.Match[str]) -> bytes:
    if match[2]:
        raise ValueError("a write was not recorded to its end")
    return bytes.fromhex(match[1].replace("\\x", ""))
