// Hashes are those of RFC 1321 and FIPS 180-4, of the text that the column names.

import Testing

@testable import Generation

@Suite("Hashes")
struct HashTests {
    private func digest(_ digest: MessageDigest, _ text: String) -> String {
        var out = OutputBuffer(capacity: text.utf8.count + 200)
        out.append(Array("before".utf8))
        out.append(Array(text.utf8))
        digest.replaceTail(from: 6, in: &out)
        return String(decoding: out.bytes.dropFirst(6), as: UTF8.self)
    }

    @Test(
        "the vectors of the standards come out",
        arguments: [
            (.md5, "", "d41d8cd98f00b204e9800998ecf8427e"),
            (.md5, "a", "0cc175b9c0f1b6a831c399e269772661"),
            (.md5, "abc", "900150983cd24fb0d6963f7d28e17f72"),
            (.md5, "message digest", "f96b697d7cb7938d525a2f31aaf161d0"),
            (
                .md5, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
                "d174ab98d277d9f5a5611c2c9f419d9f"
            ),
            (.sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
            (
                .sha1, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
            ),
            (
                .sha256, "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            ),
            (
                .sha256, "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ] as [(MessageDigest, String, String)])
    func vectors(function: MessageDigest, text: String, expected: String) {
        #expect(digest(function, text) == expected)
    }

    @Test("messages of every length around a block's end are padded right")
    func lengths() {
        // The MD5 of the MD5s of 0 to 199 letters x, computed by Python's hashlib.
        let all = (0..<200).map { digest(.md5, String(repeating: "x", count: $0)) }.joined()
        #expect(digest(.md5, all) == "0f0e2ac786e6a42eac7e7de3a518cd0c")
    }

    @Test("a hash is that of the named columns' values as they are, without quotes")
    func ofColumns() throws {
        let columns = [
            Column(name: "n", type: "custom_list", parameters: ["values": "a\"b, c"]),
            Column(name: "h", type: "sha1", parameters: ["of": "{n}!"]),
            Column(name: "hh", type: "md5", parameters: ["of": "{h}"]),
        ]
        let rows = try cells(columns, rows: 3)
        for row in rows {
            #expect(row[1] == digest(.sha1, row[0] + "!"))
            #expect(row[2] == digest(.md5, row[1]))
        }
    }

    @Test("without a text digits are made up; a text that names no column says so")
    func parameters() throws {
        #expect(try Set(column("md5", rows: 100)).count == 100)
        let wrong = problems(Column(name: "c", type: "md5", parameters: ["of": "{x}"]))
        #expect(wrong.map(\.field) == ["of"])
        let circle = problems(Column(name: "c", type: "md5", parameters: ["of": "{c}"]))
        #expect(circle.map(\.field) == ["of"] && circle[0].message.contains("itself"))
    }

    @Test("a hash can be unique where a unique column is in its text")
    func unique() throws {
        let schema = Schema(
            name: "s",
            columns: [
                Column(name: "n", type: "number", parameters: ["max": "9"], isUnique: true),
                Column(name: "h", type: "sha256", parameters: ["of": "{n}"], isUnique: true),
                Column(name: "f", type: "md5", parameters: ["of": "same"], isUnique: true),
            ])
        #expect(schema.problems().map(\.column) == [2])
        #expect(schema.capacity(of: schema.columns[1]) == 9)
    }
}
