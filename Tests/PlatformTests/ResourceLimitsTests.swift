// ResourceLimitsTests: limits that really bite.

import Platform
import TestSupport
import Testing

@Suite("ResourceLimits")
struct ResourceLimitsTests {
    @Test("a file cannot grow over its limit: the write fails, the process goes on")
    func fileBytes() async {
        await #expect(processExitsWith: .success) {
            let directory = try TemporaryDirectory()
            try ResourceLimits.apply(fileBytes: 1_000)
            let file = try FileDescriptor.open(directory.file("f"), .createNew)
            let error = #expect(throws: SystemError.self) {
                try file.write(all: [UInt8](repeating: 1, count: 1_001))
            }
            #expect(error?.isLackOfRoom == true)
            #expect(try Files.size(directory.file("f")) == 1_000)
        }
    }

    @Test("processor time over its limit ends the process by SIGXCPU")
    func cpuSeconds() async {
        await #expect(processExitsWith: .signal(24)) {
            try ResourceLimits.apply(cpuSeconds: 1)
            while true {}
        }
    }

    @Test("memory over its limit ends the process")
    func addressSpace() async {
        await #expect(processExitsWith: .failure) {
            try ResourceLimits.apply(addressSpaceBytes: 512 << 20)
            let bytes = [UInt8](repeating: 1, count: 1 << 30)
            #expect(bytes.count == 1 << 30)
        }
    }

    @Test("niceness and the ban on core files are in force")
    func niceness() async {
        await #expect(processExitsWith: .success) {
            try ResourceLimits.apply(niceness: 17)  // Linux counts it by thread
            try ResourceLimits.apply(niceness: 10)  // less of it would need a privilege
            let fields =
                String(decoding: try Files.read("/proc/thread-self/stat"), as: UTF8.self)
                .split(separator: ")").last?.split(separator: " ") ?? []
            #expect(fields.count > 16 && fields[16] == "17")
            let limits = String(decoding: try Files.read("/proc/self/limits"), as: UTF8.self)
            let core = limits.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
            #expect(core?.split(separator: " ").dropFirst(4).first == "0")
        }
    }
}
