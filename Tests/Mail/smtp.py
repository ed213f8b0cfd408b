"""A small SMTP server that can be told to misbehave: what it takes is kept, whole."""

import base64
import email
import email.policy
import socketserver
import ssl
import threading
import time

USER, PASSWORD = "csv", "a password, with \"quotes\" & spaces"


class Server:
    """One server on a free port of 127.0.0.1, in threads of this process.

    `mood` says how it behaves: "kind", "refusing" (550 for each recipient), "deferring" (451),
    "silent" (says nothing for five seconds, then hangs up), "plain" (offers no STARTTLS), "stranger" (shows a
    certificate that nobody knows).
    """

    def __init__(self, certificates=None, stranger=None, immediate=False, needs_password=True, port=0):
        self.mood = "kind"
        self.messages = []
        self.sign_ins = 0
        self.silences = 0
        self.commands = []
        self.needs_password = needs_password
        self.immediate = immediate
        files = {"kind": certificates, "stranger": stranger}
        self.contexts = {mood: context(file) for mood, file in files.items() if file}
        self.port = port
        self.start()

    def start(self):
        """Begins to listen, on the port that it had before."""
        outer = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                try:
                    Conversation(outer, self.request).run()
                except (OSError, ssl.SSLError):
                    pass  # The client has gone, or does not like our certificate.

        class Listener(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True

        self.listener = Listener(("127.0.0.1", self.port), Handler)
        self.port = self.listener.server_address[1]
        threading.Thread(target=self.listener.serve_forever, daemon=True).start()

    def stop(self):
        self.listener.shutdown()
        self.listener.server_close()

    def wrap(self, connection):
        chosen = "stranger" if self.mood == "stranger" else "kind"
        return self.contexts[chosen].wrap_socket(connection, server_side=True)

    def wait_for(self, count, seconds=30):
        """The messages, once there are that many."""
        end = time.monotonic() + seconds
        while len(self.messages) < count:
            assert time.monotonic() < end, f"{len(self.messages)} of {count} messages came"
            time.sleep(0.05)
        return self.messages


class Conversation:
    """What is said on one connection (RFC 5321)."""

    def __init__(self, server, connection):
        self.server = server
        self.connection = connection
        self.is_secure = False
        self.is_signed_in = not server.needs_password
        self.recipients = []

    def run(self):
        if self.server.immediate:
            self.secure()
        self.lines = self.connection.makefile("rb")
        if self.server.mood == "silent":
            self.server.silences += 1
            time.sleep(5)
            return
        self.say("220 test ready")
        while line := self.lines.readline():
            words = line.decode("ascii").rstrip("\r\n")
            self.server.commands.append(words)
            verb = words.split(" ")[0].upper()
            if verb == "QUIT":
                self.say("221 bye")
                return
            getattr(self, f"on_{verb.lower()}", self.on_unknown)(words)

    def say(self, text):
        self.connection.sendall(f"{text}\r\n".encode())

    def secure(self):
        self.connection = self.server.wrap(self.connection)
        self.lines = self.connection.makefile("rb")
        self.is_secure = True

    def on_ehlo(self, words):
        offers = ["test"]
        if not self.is_secure and self.server.mood != "plain":
            offers.append("STARTTLS")
        if self.server.needs_password:
            offers.append("AUTH PLAIN")
        for offer in offers[:-1]:
            self.say(f"250-{offer}")
        self.say(f"250 {offers[-1]}")

    def on_starttls(self, words):
        self.say("220 go on")
        self.secure()

    def on_auth(self, words):
        parts = words.split(" ")
        if len(parts) < 3:
            self.say("334 ")
            parts.append(self.lines.readline().decode().strip())
        given = base64.b64decode(parts[2]).decode().split("\0")
        self.is_signed_in = given[1:] == [USER, PASSWORD]
        self.server.sign_ins += 1
        self.say("235 welcome" if self.is_signed_in else "535 no")

    def on_mail(self, words):
        self.say("250 ok" if self.is_signed_in else "530 sign in first")

    def on_rcpt(self, words):
        if self.server.mood == "refusing":
            self.say("550 nobody here")
        elif self.server.mood == "deferring":
            self.say("451 come back later")
        else:
            self.recipients.append(words)
            self.say("250 ok")

    def on_data(self, words):
        self.say("354 go on")
        lines = []
        while (line := self.lines.readline()) not in (b".\r\n", b""):
            lines.append(line[1:] if line.startswith(b".") else line)
        message = email.message_from_bytes(b"".join(lines), policy=email.policy.default)
        message.envelope = self.recipients
        message.was_secure = self.is_secure
        message.raw = b"".join(lines)
        self.server.messages.append(message)
        self.say("250 taken")

    def on_unknown(self, words):
        self.say("502 unknown")


def context(certificates):
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(f"{certificates}.pem", f"{certificates}.key")
    return made
