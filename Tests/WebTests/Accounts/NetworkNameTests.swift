import Testing

@testable import Web

@Suite struct NetworkNameTests {
    @Test(
        "IPv4 addresses stand for themselves, IPv6 addresses for their /64",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"), ("", ""),
            ("2001:db8::1", "2001:db8:0:0::/64"), ("2001:0DB8:0000::2:3", "2001:db8:0:0::/64"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("::1", "0:0:0:0::/64"),
            ("fe80::1:2:3:4", "fe80:0:0:0::/64"), ("2001:db8:1:2::", "2001:db8:1:2::/64"),
        ])
    func names(address: String, name: String) {
        #expect(NetworkName.of(address) == name)
    }
}
