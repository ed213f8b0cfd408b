"""The progress line, watched on a terminal: what it says, how wide it is, what Ctrl-C leaves."""

import fcntl
import os
import pathlib
import re
import select
import signal
import struct
import subprocess
import tempfile
import termios
import time
import unittest

FAKECSV = os.environ["FAKECSV"]
COLUMNS = ["generate", "--seed", "1", "--columns", "id:row_number, name:full_name, text:sentences"]
ENDLESS = ["--rows", "1000M"]
LINE = re.compile(
    r"^\[#*\.*\] (\d+) %  (?:(\d+) h (\d\d) min|(\d+) min (\d\d) s|(\d+) s) left"
    r"  (\d+) rows/s  (\d+) MB/s$")


def take_terminal():
    """Whoever runs the tests in the background has them ignore Ctrl-C; this program must not."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    fcntl.ioctl(2, termios.TIOCSCTTY, 0)


class Terminal:
    """A program with a terminal of so many columns on its standard error."""

    def __init__(self, *options, columns=100, output=subprocess.DEVNULL):
        self.master, slave = os.openpty()
        self.resize(columns)
        # A session of its own, whose terminal this is: Ctrl-C typed there reaches it.
        self.child = subprocess.Popen(
            [FAKECSV, *COLUMNS, *options], stdin=slave, stdout=output, stderr=slave,
            start_new_session=True,
            preexec_fn=take_terminal)  # pylint: disable=W1509
        os.close(slave)
        self.text = ""

    def resize(self, columns):
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))

    def read(self, seconds):
        """Reads what appears for a time, or to the end."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self.master], [], [], left)[0]:
                continue
            try:
                piece = os.read(self.master, 4096)
            except OSError:  # the program has ended
                break
            self.text += piece.decode()
        return self.text

    def lines(self):
        """The lines drawn one over the other."""
        return [line for line in re.split(r"\r\x1b\[K|\r\n", self.text) if line.strip("^C")]

    def type(self, keys):
        os.write(self.master, keys)

    def end(self):
        code = self.child.wait(timeout=20)
        self.read(0.2)
        os.close(self.master)
        return code

    def stop(self):
        self.child.send_signal(signal.SIGKILL)
        self.child.wait(timeout=20)
        os.close(self.master)


class Progress(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.file = ["--output", str(self.folder / "rows.csv")]

    def test_rate_and_time_left_are_shown_and_go_on(self):
        terminal = Terminal(*ENDLESS, *self.file)
        self.addCleanup(terminal.stop)
        terminal.read(1.6)
        found = [LINE.match(line) for line in terminal.lines()]
        self.assertGreaterEqual(len(found), 4, terminal.text)
        self.assertNotIn(None, found, terminal.text)
        last = found[-1]
        rows = int(last[7])
        self.assertGreater(rows, 100_000)
        self.assertGreater(int(last[8]), 5)
        # The time left follows from the rate.
        hours, minutes = int(last[2] or 0), int(last[3] or last[4] or 0)
        left = hours * 3600 + minutes * 60 + int(last[5] or last[6] or 0)
        done = rows * 1.6
        self.assertLess(abs(left - (1e9 - done) / rows), 0.1 * left + 61)

    def test_the_line_is_never_wider_than_the_terminal_and_follows_its_size(self):
        terminal = Terminal(*ENDLESS, *self.file, columns=120)
        self.addCleanup(terminal.stop)
        for columns in [120, 60, 30, 12, 5, 80]:
            terminal.resize(columns)
            terminal.read(0.3)  # one drawn before the change may be under way
            terminal.text = ""
            lines = terminal.read(0.5) and terminal.lines()
            self.assertTrue(lines, columns)
            for line in lines:
                self.assertLess(len(line), columns, line)
            self.assertEqual(columns >= 12, "[" in lines[-1], lines[-1])

    def test_the_line_is_gone_when_the_file_is_whole(self):
        terminal = Terminal("--rows", "1M", *self.file)
        terminal.read(30)
        self.assertEqual(0, terminal.end())
        self.assertTrue(terminal.text == "" or terminal.text.endswith("\r\x1b[K"), terminal.text)
        with open(self.folder / "rows.csv", "rb") as rows:
            self.assertEqual(1_000_001, sum(1 for _ in rows))

    def test_ctrl_c_ends_with_130_and_leaves_no_half_file(self):
        for more in [[], ["--gzip"], ["--threads", "2"], ["--xlsx"]]:
            with self.subTest(more=more):
                rows = ["--rows", "1M"] if more == ["--xlsx"] else ENDLESS
                terminal = Terminal(*rows, *self.file, *more)
                terminal.read(0.6)
                terminal.type(b"\x03")
                self.assertEqual(130, terminal.end())
                self.assertEqual([], os.listdir(self.folder))
                self.assertTrue(terminal.text.endswith("\r\x1b[K"), repr(terminal.text[-80:]))

    def test_ctrl_c_while_rows_go_to_a_pipe_ends_by_the_signal(self):
        terminal = Terminal(*ENDLESS)
        terminal.read(0.4)
        self.assertEqual("", terminal.text, "rows to no file show no progress")
        terminal.type(b"\x03")
        self.assertEqual(-signal.SIGINT, terminal.end())

    def test_nothing_is_shown_where_no_terminal_is(self):
        result = subprocess.run(
            [FAKECSV, *COLUMNS, "--rows", "3M", *self.file], capture_output=True, check=True,
            timeout=60)
        self.assertEqual((b"", b""), (result.stdout, result.stderr))


def own_mounts():
    """The command that runs another with mounts of its own: root's needs no user namespace, which a
    chroot forbids; an ordinary user's does. Nor can a chroot's mounts be kept from spreading, so
    whoever mounts takes the mount away again."""
    ways = [["unshare", "--mount"], ["unshare", "--user", "--map-root-user", "--mount"],
            ["unshare", "--mount", "--propagation", "unchanged"]]
    for way in ways:
        if subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    raise RuntimeError("this machine lets nobody mount a small disk for the test")


class Spreadsheets(unittest.TestCase):
    """A spreadsheet needs room for temporary files beside it."""

    def test_a_disk_that_fills_while_the_file_is_completed_is_a_sentence(self):
        # The rows need about 7 MB twice, and the file itself.
        with tempfile.TemporaryDirectory() as folder:
            for megabytes, code in [(5, 1), (9, 1), (12, 1), (15, 1), (40, 0)]:
                with self.subTest(megabytes=megabytes):
                    script = (
                        f"mount -t tmpfs -o size={megabytes}m none {folder} && "
                        '{ "$@"; code=$?; ls -A ' + folder + '; umount ' + folder + '; exit $code; }')
                    result = subprocess.run(
                        [*own_mounts(), "bash", "-c", script, "bash", FAKECSV, *COLUMNS,
                         "--rows", "50000", "--xlsx", "--output", f"{folder}/x.xlsx"],
                        capture_output=True, check=False, timeout=120)
                    self.assertEqual(code, result.returncode, result.stderr)
                    self.assertEqual(b"" if code else b"x.xlsx\n", result.stdout)
                    self.assertEqual(code == 1, b"no room left" in result.stderr, result.stderr)


if __name__ == "__main__":
    unittest.main()
