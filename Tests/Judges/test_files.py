"""Large files, of which the most goes past the kernel's cache: whole, in order, and never by half."""

import hashlib
import os
import pathlib
import signal
import subprocess
import tempfile
import time
import unittest

FAKECSV = os.environ["FAKECSV"]
COLUMNS = ["generate", "--columns", "id:row_number, name:full_name, text:sentences", "--seed", "1"]
LARGE = [*COLUMNS, "--rows", "400k"]  # some 50 MB


def shell(script, *arguments):
    """Runs a line of bash, in which the program with its arguments is "$@"."""
    return subprocess.run(
        ["bash", "-c", script, "bash", FAKECSV, *arguments], capture_output=True, check=False,
        timeout=120)


def digest(path):
    return hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest()


class LargeFiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        piped = shell('"$@" | cat', *LARGE)
        cls.expected = piped.stdout
        cls.digest = hashlib.sha256(cls.expected).hexdigest()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.path = f"{folder.name}/x.csv"

    def run_in_folder(self, script, *arguments):
        result = shell(f"cd '{self.folder}' && {script}", *arguments)
        self.assertEqual(0, result.returncode, result.stderr)

    def test_a_file_holds_what_a_pipe_gets(self):
        self.assertGreater(len(self.expected), 20 << 20)
        for threads in ["1", "2", "5"]:
            for script in ['"$@" > x.csv', '"$@" --output x.csv']:
                with self.subTest(threads=threads, script=script):
                    self.run_in_folder(script, *LARGE, "--threads", threads)
                    self.assertEqual(self.digest, digest(self.path))
                    self.assertEqual(["x.csv"], os.listdir(self.folder))

    def test_what_stands_in_a_file_or_comes_behind_it_stays(self):
        for script, expected in [
                ('(echo a; "$@"; echo z) > x.csv', b"a\n%bz\n"),
                ('("$@"; echo z) > x.csv', b"%bz\n"),
                ('("$@"; "$@"; echo z) > x.csv', b"%b%bz\n"),
                ('echo a > x.csv; "$@" >> x.csv', b"a\n%b"),
                ('rm x.csv; "$@" >> x.csv', b"%b")]:
            with self.subTest(script=script):
                whole = expected.replace(b"%b", self.expected)
                self.run_in_folder(script, *LARGE, "--threads", "1")
                self.assertEqual(hashlib.sha256(whole).hexdigest(), digest(self.path))

    def test_messages_in_the_same_file_cover_no_rows(self):
        self.run_in_folder('"$@" > x.csv 2>&1', *LARGE, "--locale", "en_US")
        self.assertEqual(self.digest, digest(self.path))
        self.run_in_folder(
            '"$@" > x.csv 2>&1 || echo "status $?" >> x.csv', *COLUMNS, "--columns", "a:boolean")
        self.assertIn(b"status 2", pathlib.Path(self.path).read_bytes())

    def test_the_largest_size_of_a_file_is_a_sentence_and_leaves_no_half_file(self):
        for limit in [20_000, 8_192, 8_193, 12_345]:  # KiB
            for threads in ["1", "2"]:
                with self.subTest(limit=limit, threads=threads):
                    script = f'cd "{self.folder}"; ulimit -f {limit}; "$@"'
                    result = shell(script, *LARGE, "--threads", threads, "--output", "x.csv")
                    self.assertEqual(1, result.returncode)
                    self.assertIn(b"there is no room left for x.csv", result.stderr)
                    self.assertEqual([], os.listdir(self.folder))
                    shell(f"{script} > x.csv", *LARGE, "--threads", threads)
                    written = pathlib.Path(self.path).read_bytes()
                    self.assertEqual(self.expected[:len(written)], written)
                    self.assertEqual(limit << 10, len(written))
                    os.unlink(self.path)

    def test_a_killed_run_leaves_a_beginning_in_a_redirected_file(self):
        with open(self.path, "wb") as output, subprocess.Popen(
                [FAKECSV, *COLUMNS, "--rows", "1000M"], stdout=output) as child:
            while os.path.getsize(self.path) < 12 << 20:
                time.sleep(0.001)
            child.send_signal(signal.SIGKILL)
        size = min(os.path.getsize(self.path), len(self.expected))
        with open(self.path, "rb") as left:
            self.assertEqual(self.expected[:size], left.read(size))

    def test_an_interrupted_large_file_leaves_nothing(self):
        with subprocess.Popen(
                [FAKECSV, *COLUMNS, "--rows", "1000M", "--output", self.path]) as child:
            while sum(entry.stat().st_size for entry in os.scandir(self.folder)) < 12 << 20:
                time.sleep(0.001)
            child.send_signal(signal.SIGINT)
            self.assertEqual(130, child.wait(timeout=20))
        self.assertEqual([], os.listdir(self.folder))


if __name__ == "__main__":
    unittest.main()
