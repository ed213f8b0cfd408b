// FileDescriptor+Bytes: whole writes and reads, however the kernel splits them.

internal import Glibc

extension FileDescriptor {
    /// Writes all the bytes, in as many calls as it takes.
    ///
    /// On a non-blocking descriptor it waits for room.
    package borrowing func write(all bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = bytes
        while let start = rest.baseAddress, !rest.isEmpty {
            let written = uninterrupted { Glibc.write(raw, start, rest.count) }
            if written >= 0 {
                rest = UnsafeRawBufferPointer(rebasing: rest[written...])
            } else if errno == EAGAIN {
                try waitForRoom()
            } else {
                throw SystemError.last("write")
            }
        }
    }

    /// Writes all the bytes of an array.
    package borrowing func write(all bytes: [UInt8]) throws(SystemError) {
        try bytes.withUnsafeBufferPointer { (buffer) throws(SystemError) in
            try write(all: UnsafeRawBufferPointer(buffer))
        }
    }

    /// Writes the UTF-8 of a text.
    package borrowing func write(all text: String) throws(SystemError) {
        try write(all: Array(text.utf8))
    }

    /// Reads what is there, at most as much as the buffer holds.
    ///
    /// - Returns: the number of bytes read, 0 at the end, nil when a non-blocking descriptor has
    ///   nothing yet.
    package borrowing func read(
        into buffer: UnsafeMutableRawBufferPointer
    ) throws(SystemError) -> Int? {
        let count = uninterrupted { Glibc.read(raw, buffer.baseAddress, buffer.count) }
        if count >= 0 { return count }
        guard errno == EAGAIN else { throw SystemError.last("read") }
        return nil
    }

    /// Reads to the end, at most `limit` bytes; more is `EFBIG`.
    package borrowing func readAll(limit: Int = .max) throws(SystemError) -> [UInt8] {
        let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
        defer { piece.deallocate() }
        var bytes: [UInt8] = []
        while let count = try read(into: piece), count > 0 {
            guard bytes.count + count <= limit else {
                throw SystemError(code: EFBIG, call: "read")
            }
            bytes.append(contentsOf: piece[..<count])
        }
        return bytes
    }

    private borrowing func waitForRoom() throws(SystemError) {
        var entry = pollfd(fd: raw, events: Int16(POLLOUT), revents: 0)
        guard uninterrupted({ poll(&entry, 1, -1) }) >= 0 else { throw SystemError.last("poll") }
    }
}
