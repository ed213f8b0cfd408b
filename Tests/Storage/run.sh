#!/usr/bin/env bash
# Lets FakeCSV keep its files on an S3 server: Tests/Storage/run.sh STACK EXECUTABLE
#
# Makes its Python environment, with the server (rclone), at the first run.

set -euo pipefail
tests=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
environment=$tests/../../.build/storage-venv

if ! cmp -s "$tests/requirements.txt" "$environment/requirements.txt"; then
    rm -rf -- "$environment"
    python3 -m venv "$environment"
    "$environment/bin/pip" install --quiet --requirement "$tests/requirements.txt"
    cp "$tests/requirements.txt" "$environment/requirements.txt"
fi
RCLONE=$environment/bin/rclone exec "$environment/bin/python" "$tests/bucket.py" "$@"
