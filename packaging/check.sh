#!/usr/bin/env bash
# All checks and all tests, without a screen. A complaint of ruff or mypy makes a test of its own fail, so that the
# last lines always are pytest's summary of everything.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

complaints=""
.venv/bin/ruff check --quiet . || complaints+="ruff "
.venv/bin/mypy --no-error-summary || complaints+="mypy "
CRAFTDESK_COMPLAINTS=$complaints QT_QPA_PLATFORM=offscreen exec .venv/bin/python -m pytest -q --numprocesses=auto --dist=worksteal "$@"
