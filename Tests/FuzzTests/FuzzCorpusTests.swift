// Every input that a fuzzer found worth keeping is judged again.

import FuzzTrials
import Platform
import TestSupport
import Testing

@Suite("Fuzzing corpus")
struct FuzzCorpusTests {
    @Test("every input that the fuzzer kept is read, or refused, without a trap")
    func replay() throws {
        let folder = "\(Project.folder)/Tests/Fixtures/fuzz"
        let names = try Files.list(folder)
        #expect(names.count > 100)
        for name in names {
            SchemaTrial.run(try Files.read("\(folder)/\(name)", limit: 1 << 16))
        }
    }

    @Test("the samples of the import tests are read, or refused, without a trap")
    func imports() throws {
        let folder = "\(Project.folder)/Tests/Fixtures/imports"
        let names = try Files.list(folder)
        #expect(names.count > 10)
        for name in names {
            SchemaTrial.run(Array("#".utf8) + (try Files.read("\(folder)/\(name)", limit: 1 << 16)))
        }
    }
}
