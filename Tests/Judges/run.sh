#!/usr/bin/env bash
# Asks other programs what they think of the output: FAKECSV=PATH Tests/Judges/run.sh [unittest's options]
#
# FAKECSV_JUDGED_ROWS=100000 judges so many values of every type that another program knows, which takes
# the better part of an hour; without it a few thousand. Not for test_realism_places: it keeps all rows in
# memory, and knows the mistakes of the other tables among the usual number of rows alone.
#
# Makes its Python environment at the first run.

set -euo pipefail
tests=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
environment=$tests/../../.build/judges-venv

if ! cmp -s "$tests/requirements.txt" "$environment/requirements.txt"; then
    rm -rf -- "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --requirement "$tests/requirements.txt"
    cp "$tests/requirements.txt" "$environment/requirements.txt"
fi
exec "$environment/bin/python" -m unittest discover "$@" -s "$tests"
