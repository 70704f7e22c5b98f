#!/usr/bin/env bash
# Makes .venv with the pinned packages and looks for what Qt needs of the system.
# Repeating it is harmless: an environment that works is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
source scripts/debian.sh

python=${PYTHON:-python3}
venv=.venv/bin/python

is_new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
can_make_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

if ! { is_new_enough "$venv" && "$venv" -m pip --version >/dev/null 2>&1; }; then
  if ! { is_new_enough "$python" && can_make_venv "$python"; }; then
    debian_install python3 python3-venv || true
  fi
  if ! is_new_enough "$python"; then
    echo "Python 3.11 or newer is needed, and '$python' is not one." >&2
    echo "Where another is installed: make PYTHON=python3.12" >&2
    exit 1
  fi
  if ! can_make_venv "$python"; then
    echo "'$python' cannot make a virtual environment: its modules venv and ensurepip are missing." >&2
    exit 1
  fi
  echo "Making .venv with $("$python" --version)"
  rm -rf .venv
  "$python" -m venv .venv
fi

# Newer Qt needs glibc 2.34; 6.9.3 is the last that older systems can load.
# QT_VERSION chooses another one of those that pyproject.toml allows, to test with it.
if [[ -z ${QT_VERSION:-} && $(uname -sm) == "Linux x86_64" ]]; then
  QT_VERSION=$("$venv" -c 'import platform
libc, version = platform.libc_ver()
print("6.9.3" if libc == "glibc" and [*map(int, version.split("."))] < [2, 34] else "")')
fi
pins=requirements-dev.txt
if [[ -n ${QT_VERSION:-} ]]; then
  pins=.venv/requirements.txt
  sed -E "s/^(pyside6-essentials|shiboken6)==[^ ]+/\1==$QT_VERSION/" requirements-dev.txt >"$pins"
fi

echo "Fetching the pinned packages (about 150 MB the first time)"
"$venv" -m pip install --quiet --disable-pip-version-check --requirement "$pins"
"$venv" -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
# Else every start on a machine that keeps no bytecode compiles a hundred modules first.
"$venv" -m compileall -q gridapp

bash scripts/system_libraries.sh
