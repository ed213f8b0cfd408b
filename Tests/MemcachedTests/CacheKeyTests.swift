// CacheKeyTests: which names are keys.

import Memcached
import Testing

@Suite("CacheKey")
struct CacheKeyTests {
    @Test("letters, digits and . _ : - make a key", arguments: ["a", "schema-7.0af3", "x:Y_9-"])
    func good(_ text: String) {
        #expect(CacheKey(text)?.text == text)
    }

    @Test(
        "anything else does not",
        arguments: ["", "a b", "a\r\nset b", "ä", "a\u{0}", "a/b", "%41"])
    func bad(_ text: String) {
        #expect(CacheKey(text) == nil)
    }

    @Test("a key has at most 250 bytes")
    func length() {
        #expect(CacheKey(String(repeating: "k", count: 250)) != nil)
        #expect(CacheKey(String(repeating: "k", count: 251)) == nil)
    }
}
