// Console: results on standard output, messages on standard error.

import Platform

enum Console {
    private static let standardOutput: Int32 = 1
    private static let standardError: Int32 = 2

    static func print(_ text: String) {
        write(text + "\n", to: standardOutput)
    }

    static func complain(_ text: String) {
        write("fakecsv: \(text)\n", to: standardError)
    }

    /// A reader that has gone away is no reason to fail.
    private static func write(_ text: String, to descriptor: Int32) {
        let file = FileDescriptor(owning: descriptor)
        _ = try? file.write(all: text)
        _ = file.release()
    }
}
