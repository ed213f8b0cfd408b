// Sodium: makes libsodium ready before its first use.

internal import CSodium

enum Sodium {
    /// Prepares libsodium: cheap after the first time, and safe from several threads.
    static func prepare() {
        precondition(sodium_init() >= 0, "libsodium could not be initialised")
    }
}
