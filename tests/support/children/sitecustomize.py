"""Loaded by every Python that a test starts: a network socket is refused it, and the test run hears of it."""
from __future__ import annotations

import os
import sys

_TOLD = os.environ.get("CRAFTDESK_TEST_NETWORK_TOLD")


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event not in {"socket.__new__", "socket.getaddrinfo", "socket.connect"}:
        return
    family = str(arguments[1]) if event == "socket.__new__" else ""
    local = event == "socket.connect" or family in {"AddressFamily.AF_UNIX", "AddressFamily.AF_NETLINK", "1", "16"}
    if local:
        return
    if _TOLD:
        with open(_TOLD, "a", encoding="utf-8") as told:  # noqa: PTH123 - the fewest imports in every child
            told.write(f"{event} {family} in {sys.argv[:3]}\n")
    raise RuntimeError("CraftDesk opens no network socket")


if _TOLD:
    sys.addaudithook(_refuse)
