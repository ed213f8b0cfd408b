/// How large a form may be; beyond it the answer is 413 with a sentence.
package struct FormLimits: Sendable {
    /// Bytes of the body: 256 columns with long value lists need less than half of 1 MiB.
    package var bodyBytes = 1 << 20
    /// Number of fields: 256 columns with 20 parameters each are about 6,000.
    package var fields = 20_000
    /// Bytes of the header of one part of a multipart form; browsers send about 100.
    package var partHeaderBytes = 8 << 10

    /// The limits of every form of the service.
    package init() {}
}
