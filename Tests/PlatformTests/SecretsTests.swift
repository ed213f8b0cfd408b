// SecretsTests: hashes, passwords and random bytes.

import Platform
import TestSupport
import Testing

@Suite("SHA256")
struct SHA256Tests {
    @Test(
        "it gives the standard's values",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ])
    func vectors(_ text: String, _ hash: String) {
        #expect(hex(SHA256.hash(Array(text.utf8))) == hash)
    }

    @Test("a million times the letter a gives the standard's value")
    func long() {
        let hash = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        #expect(hex(SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))) == hash)
    }

    @Test("the processor's instructions and libsodium agree, wherever pieces begin and end")
    func instructions() {
        let bytes = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 5) }
        for length in stride(from: 0, through: 1_000, by: 13) {
            var byBytes = SHA256()
            for byte in bytes[..<length] { byBytes.update([byte]) }
            let whole = byBytes.finish()
            for cut in [0, 1, 63, 64, 65, 200] where cut <= length {
                var hash = SHA256()
                hash.update(Array(bytes[..<cut]))
                hash.update(Array(bytes[cut..<length]))
                #expect(hash.finish() == whole)
            }
        }
    }

    @Test("pieces give the hash of the whole")
    func pieces() {
        let bytes = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }
        var hash = SHA256()
        hash.update(Array(bytes[..<1]))
        hash.update([])
        bytes[1..<5_000].withUnsafeBytes { hash.update($0) }
        hash.update(Array(bytes[5_000...]))
        #expect(hash.finish() == SHA256.hash(bytes))
    }
}

@Suite("Hexadecimal")
struct HexadecimalTests {
    @Test("bytes go to text and back")
    func roundTrip() {
        let all = (0...255).map { UInt8($0) }
        #expect(parseHex(hex(all)) == all)
        #expect(hex([0x0a, 0xff]) == "0aff")
        #expect(parseHex("0AfF") == [0x0a, 0xff])
        #expect(parseHex("") == [])
    }

    @Test("what is no row of digit pairs is nil", arguments: ["a", "0g", "0x", " 00", "ä0"])
    func wrong(_ text: String) {
        #expect(parseHex(text) == nil)
    }

    @Test("secrets are equal only when they are")
    func comparing() {
        #expect(constantTimeEqual([1, 2], [1, 2]))
        #expect(constantTimeEqual([], []))
        #expect(!constantTimeEqual([1, 2], [1, 3]))
        #expect(!constantTimeEqual([1, 2], [1]))
    }
}

@Suite("PasswordHash")
struct PasswordHashTests {
    @Test("the right password verifies, others do not", arguments: ["pw", "", "Zoë 🦊", "a\u{0}b"])
    func verify(_ password: String) throws {
        let hash = try PasswordHash.make(password, cost: .test)
        #expect(hash.hasPrefix("$argon2id$v=19$m=8,t=1,p=1$"))
        #expect(PasswordHash.verify(password, against: hash))
        #expect(!PasswordHash.verify(password + "x", against: hash))
        #expect(!PasswordHash.verify("a", against: hash))
    }

    @Test("the same password gives another hash each time")
    func salt() throws {
        let hashes = try (0..<10).map { _ in try PasswordHash.make("pw", cost: .test) }
        #expect(Set(hashes).count == 10)
    }

    @Test(
        "a text that is no hash verifies nothing",
        arguments: ["", "pw", "$argon2id$v=19$m=8", "a\u{0}"])
    func garbage(_ hash: String) {
        #expect(!PasswordHash.verify("pw", against: hash))
        #expect(PasswordHash.needsRehash(hash, cost: .test))
    }

    @Test("a hash of another cost should be renewed")
    func rehash() throws {
        let hash = try PasswordHash.make("pw", cost: .test)
        #expect(!PasswordHash.needsRehash(hash, cost: .test))
        #expect(PasswordHash.needsRehash(hash, cost: .interactive))
    }

    @Test("the cost for real passwords is OWASP's")
    func interactive() throws {
        let hash = try PasswordHash.make("pw", cost: .interactive)
        #expect(hash.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(PasswordHash.verify("pw", against: hash))
    }
}

@Suite("SystemRandom")
struct SystemRandomTests {
    let random = SystemRandom()

    @Test("bytes come in the number asked for, and never twice alike")
    func bytes() {
        #expect(random.bytes(0) == [])
        #expect(random.bytes(1_000).count == 1_000)
        #expect(random.bytes(32) != random.bytes(32))
        #expect(Set(random.bytes(5_000)).count == 256)
    }

    @Test("text and numbers are made of them")
    func others() {
        #expect(random.hex(bytes: 16).utf8.count == 32)
        #expect(parseHex(random.hex(bytes: 16)) != nil)
        #expect(Set((0..<100).map { _ in random.uint64() }).count == 100)
    }
}

@Suite("Environment")
struct EnvironmentTests {
    @Test("the process knows its variables and its program")
    func variables() throws {
        #expect(Environment.variables()["PATH"] != nil)
        #expect(Files.isExecutable(try Environment.executablePath()))
        #expect(Environment.processID > 0)
        #expect(!Environment.userName.isEmpty)
        #expect(Environment.processorCount >= 1)
    }
}
