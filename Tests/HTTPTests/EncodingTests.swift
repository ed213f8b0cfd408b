import HTTP
import Testing

@Suite struct EncodingTests {
    @Test(
        "All but the unreserved characters are percent-encoded",
        arguments: [
            ("", ""), ("aZ09-._~", "aZ09-._~"), ("a b", "a%20b"),
            ("a/b?c=d&e", "a%2Fb%3Fc%3Dd%26e"),
            ("é€😀", "%C3%A9%E2%82%AC%F0%9F%98%80"), ("%+\0\r\n", "%25%2B%00%0D%0A"),
        ])
    func encoding(text: String, expected: String) {
        #expect(percentEncode(text) == expected)
    }

    @Test(
        "A download has its name, twice where old programs cannot read it",
        arguments: [
            ("people.csv", "attachment; filename=\"people.csv\""),
            ("my people.csv", "attachment; filename=\"my people.csv\""),
            ("", "attachment"),
            ("a\"b%.csv", "attachment; filename=\"a_b_.csv\"; filename*=UTF-8''a%22b%25.csv"),
            ("naïve.csv", "attachment; filename=\"na_ve.csv\"; filename*=UTF-8''na%C3%AFve.csv"),
            ("../etc/x\\y", "attachment; filename=\".._etc_x_y\""),
            ("a\r\nX: y\0.csv", "attachment; filename=\"a__X: y_.csv\""),
            ("a\u{202E}vsc.exe", "attachment; filename=\"a_vsc.exe\""),
        ])
    func fileNames(name: String, expected: String) {
        #expect(contentDisposition(attachment: name) == expected)
    }

    @Test(
        "A path of this site is safe to go to",
        arguments: [
            "/", "/schemas/7?x=1&y=%20", "/a//b", "/?next=//evil.example",
        ])
    func localPaths(path: String) {
        #expect(LocalPath.isSafe(path))
    }

    @Test(
        "Anything that a browser could take for another site is not",
        arguments: [
            "", "schemas", "//evil.example", "/\\evil.example", "\\\\evil.example", "/a\\b",
            "https://evil.example", "javascript:alert(1)", "/\t/evil.example", "/\n/evil.example",
            " /a", "/a b", "/\u{0}", "/é", "///",
        ])
    func foreignPaths(path: String) {
        #expect(!LocalPath.isSafe(path))
    }
}
