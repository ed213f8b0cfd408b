#!/usr/bin/env bash
# Walks through the pages of a running FakeCSV in Chromium.
#
#   Tests/Browser/run.sh BASE_URL [NAME]…
#
# NAME picks the checks whose name contains it. Makes its Python environment at the first run.
# ADMINISTRATOR is "name:password" of an administrator there; it sends e-mail without TLS to
# MAIL_PORT of this machine, with links to https://csv.example.org.

set -euo pipefail
tests=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
environment=$tests/../../.build/browser-venv

if [[ $# -lt 1 ]]; then
    echo "Usage: Tests/Browser/run.sh BASE_URL [NAME]…" >&2
    exit 2
fi
export FAKECSV_URL=${1%/}
shift

if ! cmp -s "$tests/requirements.txt" "$environment/requirements.txt"; then
    rm -rf -- "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --requirement "$tests/requirements.txt"
    cp "$tests/requirements.txt" "$environment/requirements.txt"
fi
# Longer than all checks take by far: a browser that hangs is a failure, not a wait for ever.
exec timeout --signal=INT --kill-after=10 1200 "$environment/bin/python" "$tests/walk.py" "$@"
