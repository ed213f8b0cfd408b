#!/usr/bin/env python3
"""Lets the examples in nginx/deploy for other web servers serve FakeCSV.

    walk.py EXECUTABLE       inside a stack, whose database and memcached are used

Each example runs as it stands there, with other paths and another port: an account, a data set,
its file whole and in part, a style sheet, a page that is not there. Standard library only.
"""

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
import traceback
import urllib.parse

PROJECT = pathlib.Path(__file__).resolve().parents[2]
MODULES = "/usr/lib/apache2/modules"
DATABASE = os.environ["FAKECSV_DATABASE_URL"]
MEMCACHED = os.environ["FAKECSV_MEMCACHED"]
PASSWORD = "correct horse battery staple"


class Site:
    """A folder for one web server, and the programs that run in it."""

    def __init__(self, folder, executable):
        self.folder = pathlib.Path(folder)
        self.executable = executable
        self.port = free_port()
        self.running = []
        user = urllib.parse.urlsplit(DATABASE).username
        # The database knows its users by their accounts; nothing here runs as root.
        as_root = os.geteuid() == 0
        self.launcher = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"] if as_root else []
        for name in ("media", "run", "fcgid", "empty"):
            (self.folder / name).mkdir()
        if as_root:
            subprocess.run(["chown", "-R", user, self.folder], check=True)

    def settings(self):
        return {
            "FAKECSV_DATABASE_URL": DATABASE, "FAKECSV_MEMCACHED": MEMCACHED,
            "FAKECSV_MEDIA": f"{self.folder}/media", "FAKECSV_RUN": f"{self.folder}/run",
            "FAKECSV_TEMPLATES": f"{PROJECT}/templates", "FAKECSV_STATIC": f"{PROJECT}/static",
            "FAKECSV_LISTEN": f"{self.folder}/app.sock", "FAKECSV_FILE_HEADER": "X-Sendfile",
        }

    def example(self, name):
        """The example with this site's paths in it."""
        text = (PROJECT / "nginx/deploy" / name).read_text()
        replacements = {
            "/usr/local/bin/fakecsv": self.executable,
            "/opt/fakecsv": str(PROJECT),
            "/var/lib/fakecsv": str(self.folder),
            "/run/fakecsv/fakecsv.sock": f"{self.folder}/app.sock",
            "/run/lighttpd": str(self.folder),
            "mysql://www-data@localhost/fakecsv?socket=/run/mysqld/mysqld.sock": DATABASE,
            "127.0.0.1:11211": MEMCACHED,
            "<VirtualHost *:80>": "<VirtualHost *:*>",
        }
        for old, new in replacements.items():
            text = text.replace(old, new)
        return text

    def start(self, command, environment=None):
        variables = {"PATH": os.environ["PATH"], **(environment or {})}
        log = open(self.folder / "log", "ab")
        self.running.append(subprocess.Popen(
            self.launcher + command, env=variables, stdout=log, stderr=log, start_new_session=True))

    def stop(self):
        for process in reversed(self.running):
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
                raise

    def ask(self, method, path, fields=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        fields = urllib.parse.urlencode(fields) if fields else None
        headers = {"Content-Type": "application/x-www-form-urlencoded"} | (headers or {})
        connection.request(method, path, fields, headers)
        answer = connection.getresponse()
        content = answer.read()
        connection.close()
        return answer, content

    def wait(self):
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                if self.ask("GET", "/healthz")[0].status == 200:
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError("it does not answer:\n" + (self.folder / "log").read_text()[-2000:])


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def apache(site, example, modules):
    """Apache with the modules that Debian loads, those that the example names, and the example."""
    common = ["mpm_event", "authz_core", "alias", "headers", "reqtimeout", "xsendfile"]
    lines = [f"ServerRoot {site.folder}", f"PidFile {site.folder}/apache.pid", "ServerName localhost",
             f"ErrorLog {site.folder}/apache.log", f"Listen 127.0.0.1:{site.port}",
             f"DocumentRoot {site.folder}/empty"]
    lines += [f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in common + modules]
    if "fcgid" in modules:
        lines += [f"FcgidIPCDir {site.folder}/fcgid", f"FcgidProcessTableFile {site.folder}/fcgid.shm"]
    (site.folder / "apache.conf").write_text("\n".join(lines) + "\n" + site.example(example))
    site.start(["apache2", "-DFOREGROUND", "-f", f"{site.folder}/apache.conf"])


def apache_starts_it(site):
    apache(site, "apache-fcgid.conf", ["fcgid"])


def apache_reaches_its_socket(site):
    site.start([site.executable, "serve"], site.settings())
    apache(site, "apache-proxy-fcgi.conf", ["proxy", "proxy_fcgi"])


def lighttpd_starts_it(site):
    lines = ['server.modules = ( "mod_alias" )', f'server.document-root = "{site.folder}/empty"',
             'server.bind = "127.0.0.1"', f"server.port = {site.port}"]
    (site.folder / "lighttpd.conf").write_text("\n".join(lines) + "\n" + site.example("lighttpd.conf"))
    site.start(["lighttpd", "-D", "-f", f"{site.folder}/lighttpd.conf"])


def expect(condition, words, *found):
    if not condition:
        raise AssertionError(f"{words}: {found}")


def walk(site):
    """From an account to a file."""
    name = f"ada-{site.port}-{time.time_ns()}"
    answer, _ = site.ask(
        "POST", "/register", {"username": name[-30:], "password1": PASSWORD, "password2": PASSWORD})
    expect(answer.status == 303, "registering", answer.status)
    headers = {"Cookie": answer.getheader("Set-Cookie").split(";")[0], "Accept": "application/json"}
    schema = json.loads(site.ask("GET", "/", headers=headers)[1])[0]["id"]
    dataset = json.loads(
        site.ask("POST", f"/schemas/{schema}/datasets", {"rows": 1000}, headers)[1])
    end = time.monotonic() + 30
    while dataset["status"] != "ready":
        expect(time.monotonic() < end, "it does not become ready", dataset)
        time.sleep(0.05)
        dataset = json.loads(site.ask("GET", f"/datasets/{dataset['id']}", headers=headers)[1])
    path = f"/datasets/{dataset['id']}/file"
    answer, content = site.ask("GET", path, headers=headers)
    expect(answer.status == 200 and content.count(b"\n") == 1001, "the file", answer.status)
    expect("text/csv" in answer.getheader("Content-Type"), "its type", answer.getheaders())
    expect("Example" in answer.getheader("Content-Disposition"), "its name", answer.getheaders())
    expect(answer.getheader("X-Sendfile") is None, "the path is told", answer.getheaders())
    answer, part = site.ask("GET", path, headers=headers | {"Range": "bytes=50-"})
    expect(answer.status == 206 and part == content[50:], "a part of it", answer.status)
    expect(site.ask("GET", path)[0].status in (303, 401), "the file without a session")
    expect(site.ask("GET", "/static/css/app.css")[0].status == 200, "the style sheet")
    expect(site.ask("GET", "/nothing", headers=headers)[0].status == 404, "what is not there")


def run(start, executable):
    with tempfile.TemporaryDirectory(prefix="fakecsv-web.") as folder:
        os.chmod(folder, 0o755)
        site = Site(folder, executable)
        try:
            try:
                start(site)
                site.wait()
                walk(site)
            finally:
                site.stop()
        except Exception:
            print(f"FAILED {start.__name__}", flush=True)
            traceback.print_exc(file=sys.stdout)
            return False
    print(f"passed {start.__name__}", flush=True)
    return True


def main():
    starts = [apache_starts_it, apache_reaches_its_socket, lighttpd_starts_it]
    results = [run(start, sys.argv[1]) for start in starts]
    print(f"{results.count(True)} passed, {results.count(False)} failed")
    sys.exit(0 if all(results) else 1)


if __name__ == "__main__":
    main()
