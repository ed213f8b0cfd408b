#!/usr/bin/env python3
"""Lets a whole FakeCSV keep its files on an S3 server, which is up, away, and of another opinion.

    bucket.py STACK EXECUTABLE       Scripts/stack and the built fakecsv; RCLONE names the server

The server is rclone's, which refuses wrong signatures and links that were changed.
"""

import hashlib
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "Mail"))
from walk import Site, Visitor, close, passes  # noqa: E402

KEY_ID, SECRET = "AKIDOFTHETESTS", "a/secret+of=the_tests"
FOLDER = "csv/files"
COLUMNS = [("id", "row_number"), ("name", "full_name"), ("text", "sentences")]


class Server:
    """An S3 server with one bucket."""

    def __init__(self, folder):
        self.bucket = pathlib.Path(folder, "bucket")
        self.bucket.mkdir()
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()

    def start(self):
        self.process = subprocess.Popen(
            [os.environ["RCLONE"], "serve", "s3", "--addr", f"127.0.0.1:{self.port}",
             "--auth-key", f"{KEY_ID},{SECRET}", "--config", f"{self.folder}/none",
             "--vfs-cache-mode", "off", self.folder],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 20
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert time.monotonic() < end, "the S3 server did not start"
                time.sleep(0.05)

    def stop(self):
        self.process.kill()
        self.process.wait()

    def files(self):
        return sorted(path.name for path in self.bucket.rglob("*") if path.is_file())

    def settings(self, secret=SECRET):
        return {"FAKECSV_MEDIA": f"s3://bucket/{FOLDER}", "FAKECSV_S3_KEY_ID": KEY_ID,
                "FAKECSV_S3_SECRET": secret,
                "FAKECSV_S3_ENDPOINT": f"http://127.0.0.1:{self.port}"}


def made(visitor, rows, **more):
    """A schema and a data set of it; their paths."""
    fields = {"name": "bücket"}
    for index, (name, kind) in enumerate(COLUMNS):
        fields |= {f"column_name_{index}": name, f"column_type_{index}": kind}
    status, schema, text = visitor.send("POST", "/schemas", fields)
    assert status == 303, (status, text)
    state = asked(visitor, f"{schema}/datasets", {"rows": rows, "seed": 7, **more})
    return schema, state["links"]["self"]


def asked(visitor, path, fields=None):
    """What the site answers a program."""
    connection = http.client.HTTPConnection(visitor.site.host, timeout=20)
    headers = {"Cookie": visitor.cookie, "Accept": "application/json"}
    if fields:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request("POST" if fields else "GET", path,
                       urllib.parse.urlencode(fields) if fields else None, headers)
    return json.loads(connection.getresponse().read())


def wait_for(visitor, dataset, *statuses, seconds=60):
    end = time.monotonic() + seconds
    while True:
        state = asked(visitor, dataset)
        if state["status"] in statuses:
            return state
        assert time.monotonic() < end, state
        time.sleep(0.05)


def link(visitor, dataset):
    status, place, text = visitor.send("GET", f"{dataset}/file")
    assert status == 303, (status, text)
    return place


def fetched(address, **headers):
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request, timeout=30) as response:
        return response.status, response.headers, response.read()


def refused(address):
    try:
        return fetched(address)[0]
    except urllib.error.HTTPError as error:
        return error.code


def expected(rows, *options):
    """The same file, made by the command."""
    columns = ", ".join(f"{name}:{kind}" for name, kind in COLUMNS)
    return subprocess.run(
        [sys.argv[2], "generate", "--columns", columns, "--rows", str(rows), "--seed", "7", *options],
        check=True, capture_output=True).stdout


def check_a_small_file_comes_from_the_bucket(site, server):
    visitor = Visitor(site)
    visitor.register("small")
    _, dataset = made(visitor, 1000)
    state = wait_for(visitor, dataset, "ready")
    address = link(visitor, dataset)
    assert address.startswith(f"http://127.0.0.1:{server.port}/bucket/{FOLDER}/"), address
    _, headers, body = fetched(address)
    assert body == expected(1000)
    assert hashlib.sha256(body).hexdigest() == state["sha256"]
    assert "b%C3%BCcket" in headers["Content-Disposition"], headers["Content-Disposition"]
    assert headers["Content-Type"].startswith("text/csv"), headers["Content-Type"]
    assert fetched(address, Range="bytes=3-9")[2] == body[3:10]


def check_a_large_file_is_uploaded_in_parts(site, server):
    visitor = Visitor(site)
    visitor.register("large")
    for more, options in [({}, []), ({"compression": "gzip"}, ["--gzip"])]:
        _, dataset = made(visitor, 500_000, **more)
        state = wait_for(visitor, dataset, "ready")
        body = fetched(link(visitor, dataset))[2]
        assert len(body) > 10_000_000 and len(body) == state["bytes"]
        assert hashlib.sha256(body).hexdigest() == state["sha256"]
        if not options:
            assert body == expected(500_000)


def check_a_link_that_was_changed_opens_nothing(site, server):
    visitor = Visitor(site)
    visitor.register("links")
    _, first = made(visitor, 10)
    _, second = made(visitor, 10)
    for dataset in (first, second):
        wait_for(visitor, dataset, "ready")
    one, two = (urllib.parse.urlsplit(link(visitor, dataset)) for dataset in (first, second))
    assert refused(one._replace(path=two.path).geturl()) == 403
    assert refused(one._replace(query="").geturl()) in (400, 403)
    stranger = Visitor(site)
    stranger.register("stranger")
    assert stranger.send("GET", f"{first}/file")[0] == 404


def check_a_deleted_schema_leaves_nothing_in_the_bucket(site, server):
    visitor = Visitor(site)
    visitor.register("tidy")
    schema, dataset = made(visitor, 300_000)
    wait_for(visitor, dataset, "ready")
    before = len(server.files())
    assert visitor.send("POST", f"{schema}/delete")[0] == 303
    wait_until(lambda: len(server.files()) == before - 1)


def check_a_generator_that_dies_in_an_upload_is_followed_by_another(site, server):
    visitor = Visitor(site)
    visitor.register("killed")
    _, dataset = made(visitor, 3_000_000)
    wait_until(lambda: asked(visitor, dataset)["bytes"] > 20_000_000)
    os.kill(generator(site), signal.SIGKILL)
    state = wait_for(visitor, dataset, "ready")
    body = fetched(link(visitor, dataset))[2]
    assert hashlib.sha256(body).hexdigest() == state["sha256"]


def check_a_cancelled_upload_leaves_nothing(site, server):
    visitor = Visitor(site)
    visitor.register("cancelled")
    before = server.files()
    _, dataset = made(visitor, 5_000_000)
    wait_until(lambda: asked(visitor, dataset)["bytes"] > 20_000_000)
    assert visitor.send("POST", f"{dataset}/cancel")[0] == 303
    wait_for(visitor, dataset, "cancelled")
    time.sleep(6)  # a sweep
    assert server.files() == before


def check_a_server_that_is_away_is_waited_for(site, server):
    visitor = Visitor(site)
    visitor.register("patient")
    server.stop()
    _, dataset = made(visitor, 1000)
    assert asked(visitor, "/readyz")["storage"] == "failed"
    time.sleep(8)  # longer than one generator tries
    server.start()
    wait_for(visitor, dataset, "ready", seconds=90)
    assert asked(visitor, "/readyz")["storage"] == "ok"


def check_the_log_keeps_the_secret(site, server):
    assert SECRET not in site.log()
    assert "X-Amz-Signature" not in site.log()


def check_a_wrong_secret_is_told(site, server):
    health = subprocess.run(
        [sys.argv[2], "health"], capture_output=True, text=True, check=False,
        env={**server.settings(secret="another_secret"),
             "FAKECSV_DATABASE_URL": "mysql://u@localhost/x?socket=/nowhere",
             "FAKECSV_MEMCACHED": "unix:/nowhere"})
    assert health.returncode == 1, health
    assert "answered 403" in health.stdout + health.stderr, health
    assert "another_secret" not in health.stdout + health.stderr, health


def wait_until(is_so, seconds=30):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it does not come true"
        time.sleep(0.02)


def generator(site):
    """The process id of the one generator of that site."""
    for entry in pathlib.Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes().split(b"\0")
            settings = (entry / "environ").read_bytes()
        except OSError:
            continue
        if b"run-job" in words and f"{site.folder}/".encode() in settings:
            return int(entry.name)
    raise AssertionError("there is no generator")


CHECKS = [
    check_a_small_file_comes_from_the_bucket, check_a_large_file_is_uploaded_in_parts,
    check_a_link_that_was_changed_opens_nothing,
    check_a_deleted_schema_leaves_nothing_in_the_bucket,
    check_a_generator_that_dies_in_an_upload_is_followed_by_another,
    check_a_cancelled_upload_leaves_nothing, check_a_server_that_is_away_is_waited_for,
    check_a_wrong_secret_is_told, check_the_log_keeps_the_secret,
]


def main():
    with tempfile.TemporaryDirectory(prefix="fakecsv-s3.") as folder:
        os.chmod(folder, 0o755)
        server = Server(folder)
        with Site(server.settings()) as site:
            outcomes = [passes(check, site, server) for check in CHECKS]
        server.stop()
    return close("storage", outcomes)


if __name__ == "__main__":
    sys.exit(main())
