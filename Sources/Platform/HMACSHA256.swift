// HMACSHA256: who knows a key can tell that a message comes from another who does.

internal import CSodium

/// HMAC with SHA-256 (RFC 2104), by libsodium.
package enum HMACSHA256 {
    /// The 32 bytes of the code for a message under a key of any length.
    package static func code(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        Sodium.prepare()
        var state = crypto_auth_hmacsha256_state()
        var code = [UInt8](repeating: 0, count: 32)
        crypto_auth_hmacsha256_init(&state, key, key.count)
        crypto_auth_hmacsha256_update(&state, message, UInt64(message.count))
        crypto_auth_hmacsha256_final(&state, &code)
        return code
    }
}
