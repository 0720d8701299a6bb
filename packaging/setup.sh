#!/usr/bin/env bash
# Prepares a checkout: a Python of its own in .venv, the pinned dependencies, and Qt's system libraries where
# they are missing and may be installed. Does its work once for each set of pins; after that it needs neither
# time nor a network.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source packaging/libraries.sh

readonly VENV=.venv
readonly STAMP=$VENV/.craftdesk-ready
readonly PINS=requirements/dev.txt

say() { printf 'craftdesk: %s\n' "$*" >&2; }
stop() { say "$@"; exit 3; }

suits() { # a command name: is it a Python that CraftDesk runs on?
  "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null
}

find_python() {
  local candidate
  for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python; do
    if suits "$candidate"; then command -v "$candidate"; return; fi
  done
  return 1
}

make_venv() {
  if [ -x "$VENV/bin/python" ] && suits "$VENV/bin/python" && "$VENV/bin/python" -m pip --version >/dev/null 2>&1; then
    return
  fi
  local python
  python=$(find_python) || { install_packages python3 python3-venv && python=$(find_python); } ||
    stop "Python 3.11, 3.12 or 3.13 is needed; please install one and run this again."
  if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then # Debian keeps it in a package of its own
    install_packages "$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')" ||
      stop "$python lacks its venv module; please install python3-venv and run this again."
  fi
  "$python" -m venv --clear "$VENV"
}

key() { # changes whenever what stands in .venv would have to change
  { "$VENV/bin/python" -VV; pwd -P; cat "$PINS" pyproject.toml packaging/setup.sh packaging/libraries.sh; } | cksum
}

if [ -f "$STAMP" ] && [ -x "$VENV/bin/python" ] && [ "$(cat "$STAMP")" = "$(key)" ]; then exit 0; fi

say "setting up, once: a Python of its own in $VENV and the pinned dependencies"
make_venv
pip() { PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore "$VENV/bin/python" -m pip --quiet "$@"; }
pip install --require-hashes --requirement "$PINS" ||
  stop "the dependencies could not be fetched; the first set-up needs a network, later ones do not."
pip install --no-index --no-build-isolation --no-deps --editable .

need_libraries core || stop "Qt needs system libraries that are missing here: $(missing_text core)"
need_font || say "no font is installed here; text will not be seen until one is (for example fonts-dejavu-core)."
need_tracer || say "strace is missing here: tests of power cuts and failing disks will be left out, and say so."
need_libraries window || say "tests will run, but for a window Qt still lacks: $(missing_text window)"
key >"$STAMP"
