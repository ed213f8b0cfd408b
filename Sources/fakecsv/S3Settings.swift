// S3Settings: what the environment says about a bucket for the finished files.

import FileStorage
import Platform

/// Files on an S3-compatible server instead of in a folder.
struct S3Settings {
    static let entries = [
        Settings.Entry(
            name: "FAKECSV_S3_ENDPOINT", standard: "",
            meaning: "https://host of the S3 server, for FAKECSV_MEDIA=s3://…; empty: Amazon's"),
        Settings.Entry(
            name: "FAKECSV_S3_REGION", standard: "us-east-1", meaning: "region of the bucket"),
        Settings.Entry(
            name: "FAKECSV_S3_KEY_ID", standard: "", meaning: "id of the access key"),
        Settings.Entry(
            name: "FAKECSV_S3_SECRET", standard: "", meaning: "secret of the access key"),
        Settings.Entry(
            name: "FAKECSV_S3_SECRET_FILE", standard: "",
            meaning: "file with the secret in its first line, instead of FAKECSV_S3_SECRET"),
        Settings.Entry(
            name: "FAKECSV_S3_CA_FILE", standard: "",
            meaning: "certificates to trust there, in PEM; empty: those of the system"),
    ]

    private let url: String
    private let endpoint: String
    private let region: String
    private let keyID: String
    private let secret: String
    private let secretFile: String
    private let authorities: String

    /// Nil when FAKECSV_MEDIA is a folder.
    init?(_ reader: SettingsReader) throws(SettingsError) {
        url = reader.text("FAKECSV_MEDIA")
        guard url.hasPrefix("s3://") else { return nil }
        endpoint = reader.text("FAKECSV_S3_ENDPOINT")
        region = reader.text("FAKECSV_S3_REGION")
        keyID = reader.text("FAKECSV_S3_KEY_ID")
        secret = reader.text("FAKECSV_S3_SECRET")
        secretFile = reader.text("FAKECSV_S3_SECRET_FILE")
        authorities = reader.text("FAKECSV_S3_CA_FILE")
        guard !keyID.isEmpty, !secret.isEmpty || !secretFile.isEmpty else {
            throw SettingsError(
                description: "FAKECSV_MEDIA=s3://… needs FAKECSV_S3_KEY_ID and FAKECSV_S3_SECRET.")
        }
        guard secret.isEmpty || secretFile.isEmpty else {
            throw SettingsError(
                description: "Set FAKECSV_S3_SECRET or FAKECSV_S3_SECRET_FILE, not both.")
        }
    }

    /// The store; reads the file of the secret, asks nothing of the server.
    func store(largestFile: UInt64) throws -> S3FileStore {
        let credentials = S3Bucket.Credentials(id: keyID, secret: try readSecret())
        do throws(FileStorageError) {
            let bucket = try S3Bucket(
                url: url, endpoint: endpoint.isEmpty ? nil : endpoint, region: region,
                credentials: credentials, authorities: authorities.isEmpty ? nil : authorities)
            return try S3FileStore(bucket, largestFile: Int(largestFile))
        } catch {
            throw SettingsError(
                description: "FAKECSV_MEDIA=s3://… and FAKECSV_S3_ENDPOINT, _REGION, _KEY_ID and "
                    + "_SECRET: \(error).")
        }
    }

    private func readSecret() throws -> String {
        guard !secretFile.isEmpty else { return secret }
        let text = String(decoding: try Files.read(secretFile, limit: 4_096), as: UTF8.self)
        return String(text.prefix { !$0.isNewline })
    }
}
