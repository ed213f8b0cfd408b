"""Python's hashlib judges the digests of other columns, of texts of all lengths."""

import csv
import hashlib
import io
import os
import subprocess
import unittest

FAKECSV = os.environ["FAKECSV"]


class Hashes(unittest.TestCase):
    def test_digests_are_those_of_the_text(self):
        columns = (
            "text:paragraphs(min=1,max=2), short:regex(value=[a-c\"]{0,70}), five:md5(of={text}), "
            "one:sha1(of={short}), two:sha256(of={short}–{text}), constant:md5(of=abc)")
        result = subprocess.run(
            [FAKECSV, "generate", "--columns", columns, "--rows", "3000", "--seed", "7"],
            capture_output=True, check=True, timeout=60)
        rows = list(csv.DictReader(io.StringIO(result.stdout.decode(), newline="")))
        self.assertEqual(3000, len(rows))
        self.assertGreater(len({len(row["short"]) for row in rows}), 60)
        for row in rows:
            both = f"{row['short']}–{row['text']}"
            self.assertEqual(hashlib.md5(row["text"].encode()).hexdigest(), row["five"])
            self.assertEqual(hashlib.sha1(row["short"].encode()).hexdigest(), row["one"])
            self.assertEqual(hashlib.sha256(both.encode()).hexdigest(), row["two"])
            self.assertEqual("900150983cd24fb0d6963f7d28e17f72", row["constant"])


if __name__ == "__main__":
    unittest.main()
