import HTTP
import Testing

@Suite struct StatusTests {
    @Test("A status has the phrase of its RFC")
    func reasons() {
        #expect(Status.ok.reason == "OK")
        #expect(Status.unprocessableContent.reason == "Unprocessable Content")
        #expect(Status.contentTooLarge.code == 413)
    }

    @Test("A status without a name still has a phrase")
    func unnamed() {
        #expect(Status(code: 418).reason == "Status 418")
    }
}
