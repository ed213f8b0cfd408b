// SignatureV4Tests: the examples that Amazon prints, with their signatures.

import Platform
import Testing

@testable import FileStorage

/// Source: Amazon S3 API reference, "Signature calculations: examples" and "query parameters".
@Suite struct SignatureV4Tests {
    private let signature = SignatureV4(
        credentials: S3Bucket.Credentials(
            id: "AKIAIOSFODNN7EXAMPLE", secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
        region: "us-east-1")
    /// The examples are of 2013-05-24T00:00:00Z.
    private let time = Timestamp(secondsSince1970: 1_369_353_600, nanoseconds: 0)
    private let emptyHash = hex(SHA256.hash([]))

    private func request(
        _ path: String, _ query: S3Query = S3Query(), _ more: [String: String] = [:]
    ) -> SignatureV4.Request {
        SignatureV4.Request(
            method: "GET", path: path, query: query,
            headers: more.merging(["host": "examplebucket.s3.amazonaws.com"]) { $1 },
            payloadHash: emptyHash)
    }

    @Test func `header fields carry the printed signatures`() {
        let examples = [
            (
                request("/test.txt", S3Query(), ["range": "bytes=0-9"]),
                "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"
            ),
            (
                request("/", S3Query(["lifecycle": ""])),
                "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543"
            ),
            (
                request("/", S3Query(["prefix": "J", "max-keys": "2"])),
                "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7"
            ),
        ]
        for (request, expected) in examples {
            let headers = signature.signed(request, at: time)
            #expect(headers["authorization"]?.hasSuffix("Signature=\(expected)") == true)
            #expect(headers["x-amz-date"] == "20130524T000000Z")
        }
    }

    @Test func `a link carries the printed signature`() {
        var asked = request("/test.txt")
        asked.payloadHash = SignatureV4.unsignedPayload
        let query = signature.signedQuery(asked, seconds: 86_400, at: time)
        #expect(
            query.encoded
                == "X-Amz-Algorithm=AWS4-HMAC-SHA256"
                + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request"
                + "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400"
                + "&X-Amz-Signature="
                + "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404"
                + "&X-Amz-SignedHeaders=host")
    }

    @Test func `parameters are escaped and in the order of their names`() {
        #expect(
            S3Query(["b": "ä /", "a-b": "~", "a": "x=&"]).encoded
                == "a=x%3D%26&a-b=~&b=%C3%A4%20%2F")
        var query = S3Query(["a": "1"])
        query["a"] = "2"
        #expect(query["a"] == "2" && query.encoded == "a=2")
    }
}
