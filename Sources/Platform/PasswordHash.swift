// PasswordHash: passwords as argon2id hashes (RFC 9106), by libsodium.

internal import CSodium
internal import Glibc

/// Hashing passwords slowly on purpose.
///
/// A hash is a text that names its own algorithm and cost, `$argon2id$v=19$m=…`, so the cost may be
/// raised later and old hashes still verify.
package enum PasswordHash {
    /// How much work one hash is.
    package struct Cost: Equatable, Sendable {
        /// Memory in bytes, at least 8 KiB.
        package let memoryBytes: Int
        /// Passes over that memory, at least 1.
        package let passes: Int

        /// Makes a cost.
        package init(memoryBytes: Int, passes: Int) {
            self.memoryBytes = memoryBytes
            self.passes = passes
        }

        /// 19 MiB, two passes: OWASP's recommendation for argon2id, about 25 ms on one core.
        package static let interactive = Cost(memoryBytes: 19 << 20, passes: 2)
        /// The least the algorithm takes, 0.03 ms: only for tests.
        package static let test = Cost(memoryBytes: 8 << 10, passes: 1)
    }

    /// Hashes a password with a fresh salt.
    ///
    /// - Throws: `ENOMEM` when the memory cannot be had.
    package static func make(_ password: String, cost: Cost) throws(SystemError) -> String {
        Sodium.prepare()
        let bytes = characters(password)
        var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
        let code = crypto_pwhash_str_alg(
            &hash, bytes, UInt64(bytes.count), UInt64(cost.passes), cost.memoryBytes,
            crypto_pwhash_alg_argon2id13())
        guard code == 0 else { throw SystemError(code: ENOMEM, call: "crypto_pwhash_str_alg") }
        return hash.withUnsafeBufferPointer { text(of: $0) }
    }

    /// Whether this is the password that the hash was made from.
    ///
    /// A text that is no hash is false.
    package static func verify(_ password: String, against hash: String) -> Bool {
        Sodium.prepare()
        let bytes = characters(password)
        return isPossible(hash)
            && crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
    }

    /// Whether the hash was made with another cost, so that a new one should be stored at the next
    /// sign-in.
    package static func needsRehash(_ hash: String, cost: Cost) -> Bool {
        Sodium.prepare()
        return !isPossible(hash)
            || crypto_pwhash_str_needs_rehash(hash, UInt64(cost.passes), cost.memoryBytes) != 0
    }

    /// libsodium expects its own bounded, NUL-ended form.
    private static func isPossible(_ hash: String) -> Bool {
        hash.utf8.count < Int(crypto_pwhash_strbytes()) && !hash.utf8.contains(0)
    }

    private static func characters(_ text: String) -> [CChar] {
        text.utf8.map { CChar(bitPattern: $0) }
    }

    private static func text(of buffer: UnsafeBufferPointer<CChar>) -> String {
        String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
