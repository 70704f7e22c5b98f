#!/usr/bin/env bash
# Asks the loader which system libraries Qt misses, and installs those or says how;
# likewise the tools that the tests in a real window need and, where all is checked unattended (CI=1),
# the office programs in which written sheets and Word files are opened and the input method that types Chinese.
# Fails only where Qt could not even draw without a screen.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/debian.sh

[[ $(uname) == Linux ]] || exit 0

qt=$(.venv/bin/python -c 'import PySide6; print(*PySide6.__path__)')
drawing=("$qt"/Qt{Widgets,Svg,PrintSupport}.abi3.so "$qt"/Qt/plugins/platforms/libqoffscreen.so)
windows=("$qt"/Qt/plugins/platforms/libqxcb.so)

missing_libraries() { ldd "$@" | awk '/not found/ {print $1}' | sort -u; }

missing_tools() {
  local tool
  for tool in Xvfb xauth xdotool; do
    command -v "$tool" >/dev/null || echo "$tool"
  done
  [[ -n ${CI:-} ]] || return 0
  command -v soffice >/dev/null || echo libreoffice-calc-nogui
  [[ -e /usr/lib/libreoffice/program/libswlo.so ]] || echo libreoffice-writer-nogui
  for tool in dbus-daemon fcitx5; do
    command -v "$tool" >/dev/null || echo "$tool"
  done
  [[ -e /usr/share/fcitx5/addon/pinyin.conf ]] || echo fcitx5-pinyin
}

# The Debian package of a library, by the name the loader gave.
package_of() {
  case $1 in
    libEGL.so.1) echo libegl1 ;;
    libGL.so.1) echo libgl1 ;;
    libGLX.so.0) echo libglx0 ;;
    libOpenGL.so.0) echo libopengl0 ;;
    libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
    libX11.so.6) echo libx11-6 ;;
    libz.so.1) echo zlib1g ;;
    # Otherwise Debian's own rule: libxcb-icccm.so.4 is in libxcb-icccm4, libdbus-1.so.3 in libdbus-1-3.
    *) sed -E 's/^(.*[0-9])\.so\./\1-/; s/\.so\.//' <<<"${1,,}" ;;
  esac
}

# No library's or tool's name holds a space, so that splitting into words is meant here and below.
libraries=$(missing_libraries "${drawing[@]}" "${windows[@]}")
tools=$(missing_tools)

if [[ -n $libraries$tools ]]; then
  packages=$(for library in $libraries; do package_of "$library"; done | sort -u)
  debian_install $packages ${tools,,} || true
fi

lacking=$(missing_libraries "${drawing[@]}")
if [[ -n $lacking ]]; then
  echo "The desk cannot draw without these libraries:" $lacking >&2
  exit 1
fi
lacking=$(missing_libraries "${windows[@]}")
[[ -z $lacking ]] || echo "The desk cannot open a window in X without these libraries:" $lacking >&2
lacking=$(missing_tools)
[[ -z $lacking ]] || echo "Tests in a real window or another program are left out without:" $lacking >&2
