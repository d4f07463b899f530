#!/bin/sh
# Makes the virtual environment $1 with the first Python that is new enough, or says what is missing.
set -eu
venv=$1

find_python() {
    for name in python3.13 python3.12 python3.11 python3 python; do
        # Run it: a name on the PATH may be a shim of a version manager with nothing behind it.
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            command -v "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ]; then
    echo "Plain Policy needs Python 3.11 or newer, and none was found on your PATH: install it (python.org, or your system's packages) and run this again." >&2
    exit 1
fi

if "$python" -c 'import ensurepip, venv' >/dev/null 2>&1; then
    "$python" -m venv "$venv"
elif "$python" -m pip --version >/dev/null 2>&1; then
    # Debian splits ensurepip off; its own pip can put one into the environment.
    "$python" -m venv --without-pip "$venv"
    "$python" -m pip --quiet --python "$venv/bin/python" install pip
elif [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update --quiet --quiet
    DEBIAN_FRONTEND=noninteractive apt-get install --quiet --quiet --yes --no-install-recommends python3-venv
    "$python" -m venv "$venv"
else
    echo "$python cannot make virtual environments: install the missing part (on Debian and Ubuntu: sudo apt install python3-venv) and run this again." >&2
    exit 1
fi
