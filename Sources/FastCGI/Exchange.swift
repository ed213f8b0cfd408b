// Exchange: one request in progress, from its arrival to the end of its response.

internal import CFastCGI

/// A request that the web server is waiting for; finished when it goes.
///
/// The library's request is used again and again by one worker, so at most one exchange exists at a
/// time.
struct Exchange: ~Copyable {
    private let request: UnsafeMutablePointer<FCGX_Request>

    init(_ request: UnsafeMutablePointer<FCGX_Request>) {
        self.request = request
    }

    /// Ends the response and the connection.
    ///
    /// A kept connection would bind this worker to it while others wait at the listener, whatever
    /// the web server asked for.
    deinit {
        request.pointee.keepConnection = 0
        FCGX_Finish_r(request)
    }

    /// A parameter's value as the library keeps it, or nil when it is absent.
    func parameter(_ name: StaticString) -> UnsafePointer<CChar>? {
        let text = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        return UnsafePointer(FCGX_GetParam(text, request.pointee.envp))
    }

    /// A parameter's value as text; empty when it is absent.
    ///
    /// Broken UTF-8 is repaired.
    func text(_ name: StaticString) -> String {
        parameter(name).map { String(cString: $0) } ?? ""
    }

    /// Calls the body with every parameter as `NAME=value`.
    func forEachParameter(_ body: (UnsafePointer<CChar>) -> Void) {
        guard var entry = request.pointee.envp else { return }
        while let text = entry.pointee {
            body(UnsafePointer(text))
            entry += 1
        }
    }

    /// Reads the body.
    ///
    /// - Returns: nil when the client sent less than it announced.
    func body(count: Int) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            guard count > 0, let start = buffer.baseAddress else { return }
            start.withMemoryRebound(to: CChar.self, capacity: count) {
                initialized = max(0, Int(FCGX_GetStr($0, Int32(count), request.pointee.in)))
            }
        }
        return bytes.count == count ? bytes : nil
    }

    /// Reads on and lets go of what it reads.
    ///
    /// - Returns: false when the client sent less than it announced.
    func skip(_ count: Int) -> Bool {
        var left = count
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: Self.skippedBytes) {
            buffer in
            while left > 0 {
                let wanted = Int32(min(left, buffer.count))
                let read = FCGX_GetStr(buffer.baseAddress, wanted, request.pointee.in)
                guard read > 0 else { return false }
                left -= Int(read)
            }
            return true
        }
    }

    /// Bytes that are read at a time only to be let go.
    private static var skippedBytes: Int { 16 << 10 }

    /// Sends bytes to the web server, or to the library's buffer while they fit.
    ///
    /// - Returns: false when the web server is not there any more, which is no failure of ours.
    @discardableResult
    func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            let text = buffer.assumingMemoryBound(to: CChar.self).baseAddress
            return FCGX_PutStr(text, Int32(buffer.count), request.pointee.out)
                == Int32(buffer.count)
        }
    }
}
