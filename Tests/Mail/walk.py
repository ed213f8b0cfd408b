#!/usr/bin/env python3
"""Lets a whole FakeCSV send e-mail to an SMTP server of ours, well and badly behaved.

    walk.py STACK EXECUTABLE       Scripts/stack and the built fakecsv

Standard library and openssl only.
"""

import email.utils
import http.client
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.parse

from smtp import PASSWORD, USER, Server

NEW_PASSWORD = "another correct horse"
OLD_PASSWORD = "correct horse battery staple"


class Site:
    """A FakeCSV with the mail settings given, for as long as the `with` lasts."""

    def __init__(self, settings):
        self.settings = settings
        self.folder = tempfile.mkdtemp(prefix="fakecsv-mail.", dir="/tmp")
        os.chmod(self.folder, 0o755)

    def __enter__(self):
        stack, executable = sys.argv[1:]
        settings = {"FAKECSV_MAIL_FROM": "csv@example.org",
                    "FAKECSV_SITE_URL": "https://csv.example.org", **self.settings}
        self.process = subprocess.Popen(
            [stack, "--executable", executable, "--state", f"{self.folder}/stack", "--port", "0",
             "--", "sh", "-c", "echo $BASE_URL; exec sleep 1000"],
            env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True)
        for line in self.process.stdout:
            if line.startswith("http"):
                self.host = urllib.parse.urlsplit(line.strip()).netloc
                return self
        raise AssertionError("the site did not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(timeout=60)
        subprocess.run(["rm", "-rf", self.folder], check=True)

    def log(self):
        """What the application and nginx have written."""
        names = ("app.log", "access.log")
        return "".join(pathlib.Path(self.folder, "stack/log", name).read_text() for name in names)

    def wait_for_log(self, text, seconds=30):
        end = time.monotonic() + seconds
        while text not in self.log():
            assert time.monotonic() < end, f"the log never says {text!r}"
            time.sleep(0.1)


class Visitor:
    """Somebody with a cookie jar."""

    def __init__(self, site):
        self.site = site
        self.cookie = ""

    def send(self, method, path, fields=None):
        connection = http.client.HTTPConnection(self.site.host, timeout=20)
        headers = {"Cookie": self.cookie} if self.cookie else {}
        if method == "POST":
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, urllib.parse.urlencode(fields or {}), headers)
        response = connection.getresponse()
        if response.getheader("Set-Cookie"):
            self.cookie = response.getheader("Set-Cookie").split(";")[0]
        text = response.read().decode()
        return response.status, response.getheader("Location") or "", text

    def register(self, name, email=""):
        status, _, text = self.send("POST", "/register", {
            "username": name, "password1": OLD_PASSWORD, "password2": OLD_PASSWORD, "email": email})
        assert status == 303, (status, text)

    def sign_in(self, name, password):
        return self.send("POST", "/login", {"username": name, "password": password})[0]

    def forget(self, email):
        status, place, _ = self.send("POST", "/forgot", {"email": email})
        assert (status, place) == (303, "/forgot?sent=1"), (status, place)


def link_in(message, kind):
    """The path of the link, which has to be the only one."""
    text = message.get_content()
    links = re.findall(r"https://csv\.example\.org(/\S+)", text)
    assert len(links) == 1 and re.fullmatch(rf"/{kind}/[0-9a-f]{{64}}", links[0]), text
    return links[0]


def confirm(site, server, name, address):
    """Registers with an address and confirms it; the visitor."""
    visitor = Visitor(site)
    count = len(server.messages)
    visitor.register(name, address)
    link = link_in(server.wait_for(count + 1)[-1], "confirm")
    assert visitor.send("POST", link)[0] == 303
    return visitor


def check_the_whole_way(site, server):
    """Register, confirm, forget, set another password: each link by POST, and once."""
    ada = Visitor(site)
    ada.register("ada", "Ada@Example.org")
    message = server.wait_for(1)[0]
    assert message["To"] == "Ada@Example.org", message["To"]
    link = link_in(message, "confirm")
    for _ in range(2):  # A mail scanner opens links, and changes nothing.
        status, _, text = Visitor(site).send("GET", link)
        assert status == 200 and "Ada@Example.org" in text
    assert "not confirmed" in ada.send("GET", "/account")[2]
    assert ada.send("POST", link)[0] == 303
    assert ada.send("POST", link)[0] == 404
    assert '<span class="tag">confirmed</span>' in ada.send("GET", "/account")[2]

    Visitor(site).forget("ADA@example.org")
    message = server.wait_for(2)[1]
    assert '"ada"' in message.get_content()
    link = link_in(message, "reset")
    assert Visitor(site).send("GET", link)[0] == 200
    fields = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD}
    assert Visitor(site).send("POST", link, fields)[0] == 303
    assert Visitor(site).send("POST", link, fields)[0] == 404
    assert ada.send("GET", "/account")[0] == 303, "her session is ended"
    assert Visitor(site).sign_in("ada", OLD_PASSWORD) == 422
    assert Visitor(site).sign_in("ada", NEW_PASSWORD) == 303


def check_an_address_is_told_that_it_is_left(site, server):
    """Changed or removed: the old address hears of it, by a message without a secret."""
    visitor = confirm(site, server, "moving", "old@example.org")
    for email in ("new@example.org", ""):
        count = len(server.messages)
        fields = {"email": email, "email_password": OLD_PASSWORD}
        assert visitor.send("POST", "/account/email", fields)[0] == 303
        messages = server.wait_for(count + (2 if email else 1))[count:]
        told = [message for message in messages if message["To"] == "old@example.org"]
        assert len(told) == 1 and told[0]["Subject"] == "Your address for FakeCSV changes"
        text = told[0].get_content()
        assert '"moving"' in text and "https://csv.example.org/forgot" in text, text
        assert not re.search(r"[0-9a-f]{64}", text), text


def check_the_form_of_messages(site, server):
    """RFC 5322 by Python's parser, over TLS, signed in, to one recipient."""
    confirm(site, server, "form", "form@example.org")
    message = server.messages[-1]
    assert message["From"] == "FakeCSV <csv@example.org>"
    assert message["Subject"] == "Confirm your address for FakeCSV"
    assert abs(email.utils.parsedate_to_datetime(message["Date"]).timestamp() - time.time()) < 60
    assert re.fullmatch(r"<[0-9a-f]{32}@example\.org>", message["Message-ID"])
    assert message.get_content_type() == "text/plain" and message.get_content_charset() == "utf-8"
    assert not message.defects, message.defects
    assert message.was_secure and server.sign_ins > 0
    assert message.envelope == ["RCPT TO:<form@example.org>"], message.envelope
    lines = message.raw.split(b"\r\n")
    assert all(len(line) <= 78 and b"\n" not in line for line in lines)


def check_nobody_else_gets_a_message(site, server):
    """Unknown addresses, those of others in disguise, and headers in an address."""
    confirm(site, server, "victim", "mike@example.org")
    count = len(server.messages)
    Visitor(site).forget("nobody@example.org")
    careless = Visitor(site)
    careless.register("careless", "typo@example.org")
    link_in(server.wait_for(count + 1)[-1], "confirm")
    careless.forget("typo@example.org")  # Never confirmed.
    for typed in ("mıke@example.org", "mike@example.org\r\nBcc: eve@example.org",
                  "mike@example.org,eve@example.org", "<mike@example.org>"):
        assert Visitor(site).send("POST", "/forgot", {"email": typed})[0] == 422, typed
    confirm(site, server, "after", "after@example.org")
    assert len(server.messages) == count + 2


def check_a_server_that_is_down_for_a_while(site, server):
    visitor = confirm(site, server, "down", "down@example.org")
    count = len(server.messages)
    server.stop()
    visitor.forget("down@example.org")
    site.wait_for_log("mail.not_sent")
    server.start()
    link = link_in(server.wait_for(count + 1)[-1], "reset")
    assert Visitor(site).send("GET", link)[0] == 200


def check_a_silent_server_holds_nobody_up(site, server):
    visitor = confirm(site, server, "silent", "silent@example.org")
    count = len(server.messages)
    server.mood = "silent"
    visitor.forget("silent@example.org")
    end = time.monotonic() + 10
    while not server.silences:
        assert time.monotonic() < end, "nobody asks the silent server"
        time.sleep(0.02)
    start = time.monotonic()
    for _ in range(20):
        assert visitor.send("GET", "/")[0] == 200
    assert time.monotonic() - start < 2
    assert len(server.messages) == count
    server.mood = "kind"
    server.wait_for(count + 1)


def check_a_refused_recipient_is_not_tried_again(site, server):
    visitor = confirm(site, server, "refused", "refused@example.org")
    server.mood = "refusing"
    server.commands.clear()
    visitor.forget("refused@example.org")
    site.wait_for_log("mail.refused")
    server.mood = "kind"
    time.sleep(12)
    recipients = [line for line in server.commands if "refused@example.org" in line]
    assert len(recipients) == 1, recipients


def check_a_deferred_message_comes_later(site, server):
    visitor = confirm(site, server, "deferred", "deferred@example.org")
    count = len(server.messages)
    server.mood = "deferring"
    server.commands.clear()
    visitor.forget("deferred@example.org")
    end = time.monotonic() + 10
    while not any("RCPT TO:<deferred" in line for line in server.commands):
        assert time.monotonic() < end, server.commands
        time.sleep(0.05)
    server.mood = "kind"
    link_in(server.wait_for(count + 1)[-1], "reset")


def check_no_message_goes_to_a_stranger(site, server):
    """A certificate that nobody vouches for, and no STARTTLS at all."""
    visitor = confirm(site, server, "stranger", "stranger@example.org")
    for mood in ("stranger", "plain"):
        server.mood = mood
        count, before = len(server.messages), site.log().count("mail.not_sent")
        server.commands.clear()
        visitor.forget("stranger@example.org")
        end = time.monotonic() + 20
        while site.log().count("mail.not_sent") == before:
            assert time.monotonic() < end, mood
            time.sleep(0.1)
        assert len(server.messages) == count
        assert not any(line.startswith(("AUTH", "MAIL")) for line in server.commands), mood
        server.mood = "kind"
        server.wait_for(count + 1, 60)


def check_the_log_keeps_secrets(site, server):
    text = site.log()
    assert "example.org" not in re.sub(r"csv@example\.org|csv\.example\.org", "", text)
    assert PASSWORD not in text and "quotes" not in text
    for message in server.messages:
        for secret in re.findall(r"[0-9a-f]{64}", message.get_content()):
            assert secret not in text


def check_tls_from_the_first_byte(site, server):
    confirm(site, server, "immediate", "immediate@example.org")
    assert server.messages[-1].was_secure


def check_a_server_on_this_machine_without_tls(site, server):
    confirm(site, server, "local", "local@example.org")
    assert not server.messages[-1].was_secure


def certificate(folder, name):
    """A key and a certificate of its own for localhost."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-days", "2", "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", f"{folder}/{name}.key", "-out", f"{folder}/{name}.pem"],
        check=True, capture_output=True)
    return f"{folder}/{name}"


def sites(folder):
    """Each way to set e-mail up, with the checks that it has to pass."""
    known, stranger = certificate(folder, "known"), certificate(folder, "stranger")
    secret = pathlib.Path(folder, "password")
    secret.write_text(PASSWORD + "\n")
    trusted = {"FAKECSV_SMTP_CA_FILE": f"{known}.pem"}
    server = Server(known, stranger)
    yield server, {
        **trusted, "FAKECSV_SMTP_URL": f"smtp://localhost:{server.port}",
        "FAKECSV_SMTP_USER": USER, "FAKECSV_SMTP_PASSWORD_FILE": str(secret),
    }, [check_the_whole_way, check_the_form_of_messages, check_nobody_else_gets_a_message,
        check_a_server_that_is_down_for_a_while, check_a_silent_server_holds_nobody_up,
        check_a_refused_recipient_is_not_tried_again, check_a_deferred_message_comes_later,
        check_no_message_goes_to_a_stranger, check_the_log_keeps_secrets]
    server = Server(known, stranger, immediate=True, needs_password=False)
    yield server, {**trusted, "FAKECSV_SMTP_URL": f"smtps://localhost:{server.port}"}, [
        check_tls_from_the_first_byte]
    server = Server(known, stranger, needs_password=False)
    server.mood = "plain"
    yield server, {
        "FAKECSV_SMTP_URL": f"smtp://127.0.0.1:{server.port}", "FAKECSV_SMTP_TLS": "none",
    }, [check_a_server_on_this_machine_without_tls, check_an_address_is_told_that_it_is_left]


def passes(check, site, server):
    """Runs a check and prints how it went, with the end of the site's log where it failed."""
    name = check.__name__.removeprefix("check_").replace("_", " ")
    start = time.monotonic()
    try:
        check(site, server)
    except Exception:
        print(f"FAILED  {name}\n{traceback.format_exc()}{site.log()[-3000:]}", flush=True)
        return False
    print(f"ok      {name} ({time.monotonic() - start:.1f} s)", flush=True)
    return True


def close(part, outcomes):
    """The last line, which is counted; the exit status."""
    print(f"{part}: {outcomes.count(True)} passed, {outcomes.count(False)} failed")
    return 0 if all(outcomes) else 1


def main():
    outcomes = []
    with tempfile.TemporaryDirectory(prefix="fakecsv-mail.") as folder:
        os.chmod(folder, 0o755)
        for server, settings, checks in sites(folder):
            with Site(settings) as site:
                outcomes += [passes(check, site, server) for check in checks]
            server.stop()
    return close("mail", outcomes)


if __name__ == "__main__":
    sys.exit(main())
