# Which system libraries Qt still lacks, as the wheel's own files say, and how Debian and its relatives call them.
# To be sourced.

package_of() { # a library's file name → the package that brings it
  case $1 in
    libEGL.so.*) echo libegl1 ;;
    libGL.so.*) echo libgl1 ;;
    libGLX.so.*) echo libglx0 ;;
    libX11.so.*) echo libx11-6 ;;
    libX11-xcb.so.*) echo libx11-xcb1 ;;
    libdbus-1.so.*) echo libdbus-1-3 ;;
    libfontconfig.so.*) echo libfontconfig1 ;;
    libfreetype.so.*) echo libfreetype6 ;;
    libglib-2.0.so.* | libgthread-2.0.so.*) apt-cache show libglib2.0-0t64 >/dev/null 2>&1 && echo libglib2.0-0t64 || echo libglib2.0-0 ;;
    libstdc++.so.*) echo libstdc++6 ;;
    libwayland-client.so.*) echo libwayland-client0 ;;
    libwayland-cursor.so.*) echo libwayland-cursor0 ;;
    libxkbcommon.so.*) echo libxkbcommon0 ;;
    libxkbcommon-x11.so.*) echo libxkbcommon-x11-0 ;;
    libxcb.so.*) echo libxcb1 ;;
    libxcb-icccm.so.*) echo libxcb-icccm4 ;;
    libxcb-keysyms.so.* | libxcb-sync.so.* | libxcb-util.so.* | libxcb-xkb.so.*) echo "${1%%.so.*}1" ;;
    libxcb-*) echo "${1%%.so.*}0" ;;
    libz.so.*) echo zlib1g ;;
    libzstd.so.*) echo libzstd1 ;;
  esac
}

qt_files() { # core: what every start needs; window: what a window on this kind of screen needs besides
  local qt
  qt=$(echo .venv/lib/python3.*/site-packages/PySide6)
  case $1 in
    core) printf '%s\n' "$qt"/Qt{Core,DBus,Gui,PrintSupport,Svg,Test,Widgets}.abi3.so "$qt"/Qt/plugins/platforms/libqoffscreen.so ;;
    window)
      if [ -n "${WAYLAND_DISPLAY:-}" ]; then printf '%s\n' "$qt"/Qt/plugins/platforms/libqwayland*.so; fi
      printf '%s\n' "$qt"/Qt/plugins/platforms/libqxcb.so
      ;;
  esac
}

missing() { # core or window → names of the libraries that are not there
  [ "$(uname -s)" = Linux ] || return 0
  # shellcheck disable=SC2046 # the wheel's file names hold no blanks
  ldd $(qt_files "$1") 2>/dev/null | awk '/=> not found/ && !/libQt6|PySide6|shiboken6|pyside6/ {print $1}' | sort -u
}

missing_packages() { for library in $(missing "$1"); do package_of "$library"; done | sort -u | tr '\n' ' '; }

missing_text() { # for one sentence to the reader
  local packages
  packages=$(missing_packages "$1")
  printf '%s' "$(missing "$1" | tr '\n' ' ')"
  [ -z "$packages" ] || printf '(on Debian and Ubuntu: apt-get install %s)' "${packages% }"
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

install_packages() { # false when it is not allowed or does not succeed
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null || return 1
  printf 'craftdesk: installing %s\n' "$*" >&2
  {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" || {
      as_root apt-get update
      as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
    }
  } >/dev/null 2>&1
}

need_libraries() { # core or window: are they there, if need be after installing them?
  [ -n "$(missing "$1")" ] || return 0
  # shellcheck disable=SC2046 # one word a package
  install_packages $(missing_packages "$1") || return 1
  [ -z "$(missing "$1")" ]
}

need_font() {
  [ "$(uname -s)" = Linux ] || return 0
  local folder
  for folder in /usr/share/fonts /usr/local/share/fonts "$HOME/.fonts" "$HOME/.local/share/fonts"; do
    if [ -n "$(find -L "$folder" \( -name '*.ttf' -o -name '*.otf' -o -name '*.ttc' \) -print -quit 2>/dev/null)" ]; then return 0; fi
  done
  install_packages fonts-dejavu-core
}

need_tracer() { # the tests of power cuts and failing disks record what the program does to its files
  [ "$(uname -s)" = Linux ] || return 0
  command -v strace >/dev/null 2>&1 || install_packages strace
}
