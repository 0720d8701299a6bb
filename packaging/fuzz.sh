#!/usr/bin/env bash
# The fuzzer. It has an environment of its own in build/fuzz, beside that of the program, so that the tests never need it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly VENV=build/fuzz/venv
readonly PINS=requirements/fuzz.txt
say() { printf 'craftdesk: %s\n' "$*" >&2; }

key() { { .venv/bin/python -VV; pwd -P; cat "$PINS" packaging/fuzz.sh; } | cksum; }

if [ "$(uname -sm)" != "Linux x86_64" ]; then
  say "the fuzzer runs on Linux with an x86-64 processor only."
  exit 3
fi
if [ ! -x "$VENV/bin/python" ] || [ "$(cat "$VENV/.ready" 2>/dev/null)" != "$(key)" ]; then
  say "setting up the fuzzer, once, in $VENV"
  .venv/bin/python -m venv --clear "$VENV"
  PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore "$VENV/bin/python" -m pip --quiet install \
    --require-hashes --only-binary :all: --requirement "$PINS" ||
    { say "the fuzzer could not be fetched; the first time it needs a network."; exit 3; }
  # The program's own dependencies are those of the checkout.
  .venv/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))' \
    >"$("$VENV/bin/python" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/craftdesk.pth"
  key >"$VENV/.ready"
fi
PYTHONPATH=src:. exec "$VENV/bin/python" -m tests.fuzz "$@"
