import BullionMarket
import Testing

@Suite struct SecretTests {
  private struct Holder {
    var name = "oanda"
    var token: Secret?
    var tokens: [String: Secret]
  }

  @Test func nothingThatPrintsItShowsIt() throws {
    let text = "0123abcd-SECRET-token"
    let secret = try Secret(text)
    let holder = Holder(token: secret, tokens: ["a": secret])
    var dumped = ""
    dump(holder, to: &dumped)
    dump(secret, to: &dumped)
    let texts = [
      "\(secret)", String(describing: secret), String(reflecting: secret), "\(holder)",
      String(reflecting: holder), "\([secret])", "\(Optional(secret) as Any)", dumped,
      Mirror(reflecting: secret).children.map { "\($0.value)" }.joined(),
      "\(Mirror(reflecting: secret).descendant("bytes") ?? "none")",
    ]
    for shown in texts { #expect(!shown.contains("SECRET") && !shown.contains("83, 69")) }
    #expect("\(secret)" == "(secret)")
    #expect(Mirror(reflecting: secret).children.isEmpty)
    #expect(secret.withValue { $0 } == text)
  }

  @Test func oneLineBreakAtTheEndIsNotPartOfIt() throws {
    #expect(try Secret("abc\n").withValue { $0 } == "abc")
    #expect(try Secret("abc\r\n") == Secret("abc"))
  }

  @Test(
    "What cannot be a token is refused",
    arguments: [
      ("", .empty), ("\n", .empty), ("a\nb", .controlCharacters), ("a\n\n", .controlCharacters),
      ("a\u{1b}", .controlCharacters), ("a\u{0}", .controlCharacters), ("a b", .foreignCharacters),
      ("é", .foreignCharacters), ("\u{FFFD}", .foreignCharacters),
      (String(repeating: "a", count: 4097), .tooLong),
    ] as [(String, SecretProblem)])
  func refused(_ text: String, _ problem: SecretProblem) {
    #expect(throws: problem) { try Secret(text) }
  }

  @Test func theLongestIsTaken() throws {
    #expect(try Secret(String(repeating: "a", count: 4096) + "\n").withValue { $0.count } == 4096)
  }
}
