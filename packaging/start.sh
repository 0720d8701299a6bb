#!/usr/bin/env bash
# Starts CraftDesk from a checkout; where no window can be shown it says why, and how to see the program anyway.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source packaging/libraries.sh

say() { printf 'craftdesk: %s\n' "$*" >&2; }
anyway() { command -v xvfb-run >/dev/null 2>&1 && echo "xvfb-run -a make run" || echo "apt-get install xvfb, then xvfb-run -a make run"; }

if [ "$(uname -s)" = Linux ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
  if [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    say "there is no display here (DISPLAY and WAYLAND_DISPLAY are empty); to see the program anyway: $(anyway)."
    exit 3
  fi
  if [ -n "$(missing window)" ]; then
    say "for a window Qt still lacks $(missing_text window)."
    exit 3
  fi
fi

status=0
.venv/bin/python -m craftdesk "$@" || status=$?
if [ "$status" = 134 ]; then # Qt aborts when no screen answers
  say "the display ${DISPLAY:-${WAYLAND_DISPLAY:-}} does not answer; to see the program anyway: $(anyway)."
fi
exit "$status"
