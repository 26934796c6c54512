import BullionMarket
import Testing

@Test(arguments: [
  "http://example.com", "HTTP://example.com/v3", "ws://10.0.0.1:8080", "http://127.0.0.1.example.com",
  "http://localhost.example.com", "http://127.0.0.1@example.com", "http://[::2]:80", "http://127.1",
  "http://",
  "ws://0177.0.0.1", "http://2130706433",
])
func plainAddressesOfOtherMachinesCanBeReadOnTheWay(url: String) {
  #expect(isReadableOnTheWay(url))
}

@Test(arguments: [
  "https://example.com", "wss://example.com:9443", "http://localhost", "http://LOCALHOST:8080/x",
  "ws://127.0.0.1:1",
  "http://127.9.8.7", "http://[::1]:8080", "example.com", "",
])
func encryptedAddressesAndThisMachineCannot(url: String) {
  #expect(!isReadableOnTheWay(url))
}
