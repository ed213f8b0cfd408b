#!/usr/bin/env python3
"""Measures FakeCSV's pages against what the same nginx does at best.

Run by Scripts/bench-web inside a stack (BASE_URL, STACK_RUN); argument: the built responder.
Everything that is compared is measured in turns within one run, so that a busy machine hurts
both sides alike. Standard library only; wrk makes the load.
"""

import http.client
import json
import os
import pathlib
import random
import re
import signal
import socket
import statistics
import subprocess
import sys
import threading
import time
import urllib.parse

ROUNDS = 3  # turns of each side
SECONDS = 5  # of load in one turn
CONNECTIONS = 16
ORDERS = 60  # data sets made one after the other
CROWD = 200  # data sets asked for at once
CROWD_USERS = 8  # as one user may have only so many waiting
CROWD_ROWS = 100_000
PREVIEWS = 200  # one after the other
EDITORS = 50  # people who edit a schema at once
EDITING = 20  # seconds of it; each of them pauses for half a second to one and a half

BASE = urllib.parse.urlsplit(os.environ["BASE_URL"])
RUN = pathlib.Path(os.environ["STACK_RUN"])

failures = []


def report(text=""):
    print(text, flush=True)


def verdict(name, value, bound, holds):
    """A line of the report; a missed bound makes the run fail."""
    report(f"| {name} | {value} | {bound} | {'yes' if holds else '**no**'} |")
    if not holds:
        failures.append(name)


class Client:
    """One signed-in user on one kept connection."""

    def __init__(self, cookie=None):
        self.connection = http.client.HTTPConnection(BASE.hostname, BASE.port, timeout=60)
        self.cookie = cookie

    def ask(self, method, path, fields=None, accept="application/json"):
        headers = {"Accept": accept}
        if self.cookie:
            headers["Cookie"] = self.cookie
        body = None
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except http.client.RemoteDisconnected:
            # nginx closes a kept connection after a thousand requests, or when it reloads.
            self.connection.close()
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookie = value.split(";")[0]
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {content[:300]!r}")
        return answer, content

    def json(self, method, path, fields=None):
        return json.loads(self.ask(method, path, fields)[1])

    def register(self, name):
        password = "correct horse battery staple"
        fields = {"username": name, "password1": password, "password2": password}
        self.ask("POST", "/register", fields)
        return self

    def make_schema(self, name):
        types = ["row_number", "full_name", "email_address", "job_title", "company_name"]
        types += ["phone", "address", "date", "number", "sentences"]
        fields = {"name": name}
        for index, type_name in enumerate(types):
            fields[f"column_name_{index}"] = type_name
            fields[f"column_type_{index}"] = type_name
        return self.json("POST", "/schemas", fields)["id"]

    def order(self, schema, rows):
        return self.json("POST", f"/schemas/{schema}/datasets", {"rows": rows})


def wrk(url, cookie=None):
    """Requests per second, and latencies as wrk prints them."""
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{SECONDS}s", "--latency"]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    text = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise RuntimeError(f"{url}: the load met errors\n{text}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), text


def compare(name, ours, best, bound, cookie=None):
    """Both sides in turns; the medians' ratio against its bound."""
    rates = {ours: [], best: []}
    raw = []
    for _ in range(ROUNDS):
        for url in (ours, best):
            rate, text = wrk(url, cookie if url == ours else None)
            rates[url].append(rate)
            raw.append(text)
    high, low = statistics.median(rates[ours]), statistics.median(rates[best])
    measured = f"{high:,.0f}/s against {low:,.0f}/s = {100 * high / low:.0f} %"
    verdict(name, measured, f"at least {bound} %", 100 * high / low >= bound)
    return raw


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Responder:
    """The one-line FastCGI program behind the same nginx, on a port of its own."""

    def __init__(self, executable, processes):
        self.socket = RUN / "responder.sock"
        self.port = free_port()
        self.process = subprocess.Popen([executable, self.socket, str(processes)], umask=0)
        self.add_site()
        self.wait()

    def add_site(self):
        """FakeCSV's own settings, with other names, another port and another socket."""
        text = (RUN / "sites/fakecsv.conf").read_text()
        text = text.replace("fakecsv_", "bench_")
        text = text.replace(f"listen 127.0.0.1:{BASE.port};", f"listen 127.0.0.1:{self.port};")
        text = text.replace(f"{RUN}/fakecsv.sock", str(self.socket))
        (RUN / "sites/bench.conf").write_text(text)
        os.kill(int((RUN / "nginx.pid").read_text()), signal.SIGHUP)

    def wait(self):
        for _ in range(200):
            try:
                with socket.create_connection(("127.0.0.1", self.port), 1):
                    # nginx's old workers close their last connections meanwhile.
                    return time.sleep(1)
            except OSError:
                time.sleep(0.05)
        raise RuntimeError("the responder does not answer")

    @property
    def url(self):
        return f"http://127.0.0.1:{self.port}/"

    def stop(self):
        self.process.terminate()
        self.process.wait()


def processes_with(word):
    """Ids of living `fakecsv WORD` processes of this stack."""
    found = []
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            arguments = (entry / "cmdline").read_bytes().split(b"\0")
            variables = (entry / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        is_ours = f"FAKECSV_RUN={RUN}".encode() in variables
        if is_ours and len(arguments) > 1 and arguments[1] == word.encode():
            found.append(int(entry.name))
    return found


def wait_until_ready(client, path, pause=0.001):
    while True:
        progress = client.json("GET", path)
        if progress["status"] == "ready":
            return
        if progress["status"] not in ("queued", "generating"):
            raise RuntimeError(f"a data set ended as {progress}")
        time.sleep(pause)


def measure_orders(client, schema):
    """Milliseconds from sending the order until the progress says ready, 1,000 rows each."""
    watcher = Client(client.cookie)
    times = []
    for _ in range(ORDERS):
        start = time.perf_counter()
        dataset = client.order(schema, 1000)
        wait_until_ready(watcher, dataset["links"]["pending"])
        times.append(1000 * (time.perf_counter() - start))
    return times


class Sampler(threading.Thread):
    """Does something again and again until it is told to stop."""

    def __init__(self, pause, sample):
        super().__init__(daemon=True)
        self.pause, self.sample = pause, sample
        self.values, self.done = [], threading.Event()

    def run(self):
        while not self.done.is_set():
            self.values.append(self.sample())
            time.sleep(self.pause)

    def stop(self):
        self.done.set()
        self.join()
        return self.values


def page_time(client):
    start = time.perf_counter()
    client.ask("GET", "/")
    return 1000 * (time.perf_counter() - start)


def order_crowd():
    """200 data sets by several users at once; the progress addresses of all of them."""
    pending = []

    def order(number):
        client = Client().register(f"crowd{number}-{os.getpid()}")
        schema = client.make_schema("crowd")
        barrier.wait()
        for _ in range(CROWD // CROWD_USERS):
            pending.append(client.order(schema, CROWD_ROWS)["links"]["pending"])

    barrier = threading.Barrier(CROWD_USERS)
    threads = [threading.Thread(target=order, args=(n,)) for n in range(CROWD_USERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(pending) != CROWD:
        raise RuntimeError(f"only {len(pending)} of {CROWD} data sets were accepted")
    return pending


def measure_crowd(client):
    watcher, looker = Client(client.cookie), Client(client.cookie)
    pages = Sampler(0.01, lambda: page_time(looker))
    generators = Sampler(0.02, lambda: len(processes_with("run-job")))
    pages.start()
    generators.start()
    start = time.perf_counter()
    for path in order_crowd():
        wait_until_ready(watcher, path, pause=0.02)
    seconds = time.perf_counter() - start
    return pages.stop(), generators.stop(), seconds


def twenty_columns():
    """The form that an editor of 20 columns posts for a preview."""
    types = ["row_number", "full_name", "email_address", "job_title", "company_name", "phone",
             "street_address", "city", "state", "postal_code", "country", "date", "number", "money",
             "boolean", "sentences", "guid", "currency_code", "ip_address_v4",
             "normal_distribution"]
    fields = {"name": "Twenty columns", "seed": "42"}
    for index, type_name in enumerate(types):
        fields[f"column_name_{index}"] = type_name
        fields[f"column_type_{index}"] = type_name
    return fields


def preview_time(client, fields):
    """Milliseconds for ten rows, the pictures over 10,000, and the capacities, as the page asks."""
    start = time.perf_counter()
    client.ask("POST", "/schemas/preview", fields, accept="text/html")
    return 1000 * (time.perf_counter() - start)


def measure_editors(cookie):
    """The times of previews of many who edit at once, each by turns pausing and asking."""
    times = []
    end = time.monotonic() + EDITING

    def edit(number):
        chance = random.Random(number)
        client = Client(cookie)
        fields = twenty_columns()
        time.sleep(chance.uniform(0, 1))
        while time.monotonic() < end:
            fields["seed"] = str(chance.randrange(1 << 32))
            times.append(preview_time(client, fields))
            time.sleep(chance.uniform(0.5, 1.5))

    threads = [threading.Thread(target=edit, args=(n,)) for n in range(EDITORS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return times


def percentile(values, percent):
    return sorted(values)[min(len(values) - 1, len(values) * percent // 100)]


def machine():
    model = re.search(r"model name\s*:\s*(.*)", pathlib.Path("/proc/cpuinfo").read_text())
    commit = subprocess.run(
        ["git", "-C", str(pathlib.Path(__file__).parent), "rev-parse", "--short", "HEAD"],
        capture_output=True, text=True).stdout.strip()
    return (f"{time.strftime('%Y-%m-%d')}, commit {commit or '?'}, {os.cpu_count()} cores "
            f"({model.group(1) if model else '?'})")


def main():
    client = Client().register(f"bench-{os.getpid()}")
    schemas = [client.make_schema(f"Schema {number}") for number in range(9)]
    dataset = client.order(schemas[0], 1000)
    pending = dataset["links"]["pending"]
    wait_until_ready(client, pending)
    client.ask("GET", "/")  # signed in, else this is 401
    base = BASE.geturl().rstrip("/")
    static = "/static/img/favicon.svg"
    client.ask("GET", static)
    workers = len(processes_with("worker"))
    slots = int(os.environ.get("FAKECSV_GENERATORS") or os.cpu_count())

    report(f"# FakeCSV's pages: {machine()}")
    report()
    report(f"`make bench-web`: wrk with {CONNECTIONS} connections, {ROUNDS} turns of {SECONDS} s "
           f"each, medians; {workers} worker processes on either side; MariaDB, memcached, nginx "
           "and wrk share the machine.")
    report()
    report("| measured | result | bound | holds |")
    report("|---|---|---|---|")
    responder = Responder(sys.argv[1], workers)
    try:
        raw = compare("schemas page (10 schemas; session, query, template) against a one-line "
                      "FastCGI program", base + "/", responder.url, 50, client.cookie)
        raw += compare(f"progress against a static file of {len(client.ask('GET', static)[1])} "
                       "bytes", base + pending, base + static, 70)
    finally:
        responder.stop()
    times = measure_orders(client, schemas[0])
    verdict(f"POST of 1,000 rows until ready, {ORDERS} in a row",
            f"median {statistics.median(times):.1f} ms, 95 % within {percentile(times, 95):.1f} ms",
            "median at most 40 ms", statistics.median(times) <= 40)
    pages, generators, seconds = measure_crowd(client)
    crowd = f"{CROWD} data sets of {CROWD_ROWS:,} rows at once"
    verdict(f"{crowd}: generators at the same time",
            f"at most {max(generators)} in {len(generators)} looks; all ready in {seconds:.1f} s",
            f"at most {slots}", max(generators) <= slots)
    verdict(f"{crowd}: schemas page meanwhile",
            f"95 % within {percentile(pages, 95):.0f} ms, median {statistics.median(pages):.0f} ms "
            f"({len(pages)} pages)", "95 % within 100 ms", percentile(pages, 95) < 100)
    fields = twenty_columns()
    times = [preview_time(client, fields) for _ in range(PREVIEWS)]
    verdict(f"preview of 20 columns, {PREVIEWS} in a row",
            f"median {statistics.median(times):.1f} ms, 95 % within {percentile(times, 95):.1f} ms",
            "median under 30 ms", statistics.median(times) < 30)
    times = measure_editors(client.cookie)
    verdict(f"the same by {EDITORS} editors at once, one about every second each",
            f"95 % within {percentile(times, 95):.0f} ms, median {statistics.median(times):.0f} ms "
            f"({len(times)} previews)", "95 % within 150 ms", percentile(times, 95) < 150)
    report()
    report("Generators over time (one digit per look): " + "".join(str(n) for n in generators))
    report()
    report("```")
    for text in raw:
        report(text.strip())
        report()
    report("```")
    if failures:
        sys.exit(f"{len(failures)} of the bounds were missed.")


if __name__ == "__main__":
    main()
