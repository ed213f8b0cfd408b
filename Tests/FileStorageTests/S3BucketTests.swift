// S3BucketTests: how a bucket is named, and what its server's answers say.

import Testing

@testable import FileStorage

@Suite struct S3BucketTests {
    private let credentials = S3Bucket.Credentials(id: "id", secret: "secret")

    private func bucket(
        _ url: String, _ endpoint: String? = nil, _ region: String = "eu-central-1"
    ) throws(FileStorageError) -> S3Bucket {
        try S3Bucket(url: url, endpoint: endpoint, region: region, credentials: credentials)
    }

    @Test func `folders stand before the names of files, and Amazon's server is the usual one`()
        throws
    {
        let amazon = try bucket("s3://files/csv/made/")
        #expect(amazon.path("7.csv") == "/files/csv/made/7.csv" && amazon.path() == "/files")
        #expect(amazon.authority == "s3.eu-central-1.amazonaws.com" && amazon.scheme == "https")
        let own = try bucket("s3://files", "http://[::1]:9000")
        #expect(own.path("7.csv") == "/files/7.csv" && own.authority == "[::1]:9000")
    }

    @Test(
        "What is no bucket, server or key is refused in a sentence",
        arguments: [
            ("s3://", nil, "r", "s3://bucket/folder"),
            ("s3://a//b", nil, "r", "s3://bucket/folder"),
            ("s3://a b", nil, "r", "s3://bucket/folder"), ("s3://a", nil, "", "the region"),
            ("s3://a", "ftp://h", "r", "the endpoint"),
            ("s3://a", "https://h/x", "r", "the endpoint"),
            ("s3://a", "host", "r", "the endpoint"),
        ] as [(String, String?, String, String)])
    func refusals(url: String, endpoint: String?, region: String, said: String) {
        let error = #expect(throws: FileStorageError.self) { try bucket(url, endpoint, region) }
        #expect(error?.reason == .settings && error?.description.contains(said) == true)
    }

    @Test func `a key without its secret, or with a line break, is refused`() {
        for (id, secret) in [("id", ""), ("", "secret"), ("id", "two\nlines")] {
            let error = #expect(throws: FileStorageError.self) {
                try S3Bucket(
                    url: "s3://a", endpoint: nil, region: "r",
                    credentials: S3Bucket.Credentials(id: id, secret: secret))
            }
            #expect(error?.description == "a key's id and its secret are needed")
        }
    }

    @Test func `values are read out of answers`() {
        let xml = """
            <?xml version="1.0"?><R xmlns="x"><IsTruncated>false</IsTruncated>
            <Contents><Key>a&amp;b</Key></Contents><Contents><Key>&lt;c&gt;</Key></Contents><Key>
            """
        #expect(XMLText.values(of: "Key", in: xml) == ["a&b", "<c>"])
        #expect(XMLText.value(of: "IsTruncated", in: xml) == "false")
        #expect(XMLText.value(of: "Code", in: xml) == nil)
    }
}
