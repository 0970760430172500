#!/bin/sh
# Make or refresh the virtual environment named in $1. Idempotent; says plainly what is missing.
set -eu
venv=${1:-.venv}
python=${PYTHON:-python3}
need="libicu-dev pkg-config g++"

if ! "$python" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "setup: Python 3.11 or newer is needed; '$python' is not (set PYTHON=/path/to/python3.11)" >&2
    exit 1
fi

stamp="$venv/.translit-setup"
want=$(cksum pyproject.toml scripts/setup.sh | cksum)
if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$want" ] && "$venv/bin/python" -c 'import icu, translit' 2>/dev/null; then
    exit 0
fi

have_icu() { pkg-config --exists icu-i18n 2>/dev/null && { command -v g++ || command -v c++; } >/dev/null 2>&1; }
if ! have_icu; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "setup: installing system ICU ($need)" >&2
        apt-get update -qq >&2
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $need >&2
    else
        echo "setup: system ICU is missing (PyICU is compiled against it). Type this, then try again:" >&2
        if command -v apt-get >/dev/null 2>&1; then echo "    sudo apt-get install -y $need" >&2
        elif command -v dnf >/dev/null 2>&1; then echo "    sudo dnf install -y libicu-devel pkgconf gcc-c++" >&2
        elif command -v brew >/dev/null 2>&1; then echo "    brew install icu4c pkg-config && export PKG_CONFIG_PATH=\"\$(brew --prefix)/opt/icu4c/lib/pkgconfig\"" >&2
        else echo "    (install the ICU development files, pkg-config and a C++ compiler)" >&2; fi
        exit 1
    fi
fi

if [ ! -x "$venv/bin/python" ]; then
    "$python" -m venv "$venv" || {
        echo "setup: 'python3 -m venv' failed; on Debian: apt-get install -y python3-venv" >&2
        exit 1
    }
fi
echo "setup: installing Python packages into $venv (the first time takes about two minutes: PyICU is compiled)" >&2
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -e '.[dev]' || {
    echo "setup: pip could not install the packages; the lines above say which. Is a package index reachable?" >&2
    exit 1
}
"$venv/bin/python" -c 'import icu, translit'
echo "$want" > "$stamp"
