// Same seed, same bytes, for ever.

import Platform
import TestSupport
import Testing

@testable import Generation

@Suite("Fingerprints")
struct FingerprintTests {
    private static let path = Project.folder + "/Tests/Fixtures/fingerprints.txt"

    /// One line for each type: id, version, fingerprint.
    private static func lines() -> [String] {
        FieldCatalog.types.map(Fingerprint.line).sorted()
    }

    @Test("every type makes the bytes it has always made")
    func pinned() throws {
        let text = String(
            decoding: try Files.read(FingerprintTests.path, limit: 1 << 20), as: UTF8.self)
        let pinned = Set(text.split(separator: "\n").map(String.init))
        for line in FingerprintTests.lines() {
            #expect(
                pinned.contains(line),
                """
                Datasets made before cannot be made again. If that is meant: raise the type's \
                version, add a line to CHANGELOG.md, and run \
                fakecsv fingerprint --update Tests/Fixtures/fingerprints.txt.
                """)
        }
        #expect(pinned.count == FieldCatalog.types.count)
    }

    @Test("a type whose version was raised has a line in the changelog")
    func changelog() throws {
        let text = String(
            decoding: try Files.read(Project.folder + "/CHANGELOG.md", limit: 1 << 20),
            as: UTF8.self)
        for type in FieldCatalog.types where type.version > 1 {
            let line = "`\(type.id)` version \(type.version)"
            #expect(text.contains(line), "CHANGELOG.md says nothing of \(line)")
        }
    }

    @Test("keys, words and draws are those of the frozen algorithm")
    func algorithm() {
        // Computed apart from this code, in Python, from the description in Mixing.swift.
        #expect(mix(1) == 0x5692_161D_100B_05E5)
        let key = StreamKey(seed: Seed(42), label: "column\u{1F}name\u{1F}")
        #expect(key.value == 0x4528_EA2A_7349_53EC)
        #expect(key.word(1 &* rowIncrement) == 0xEA31_8305_6C05_353F)
        var draws = Draws(key.word(1 &* rowIncrement))
        #expect(draws.next() == 0x533F_6144_E438_53C2)
        #expect(Bound(100).value(key.word(1 &* rowIncrement)) == 91)
    }
}
