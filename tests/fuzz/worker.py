"""One target under the fuzzer, in a process of its own: `python -m tests.fuzz.worker TARGET [options of libFuzzer]`."""

from __future__ import annotations

import atexit
import sys

import atheris

with atheris.instrument_imports(include=["craftdesk"]):
    from tests.fuzz.contract import keeps_the_contract
    from tests.fuzz.targets import TARGETS, give_back


def main() -> None:
    """Fuzzes until the options say that it is enough; a fault ends the process with its trace."""
    target = TARGETS[sys.argv.pop(1)]

    def one_input(data: bytes) -> None:
        keeps_the_contract(target, data)

    atexit.register(give_back)
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
