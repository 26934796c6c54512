import Settings
import Testing

@testable import bullion

@Suite struct LogRedactorTests {
  @Test(
    "What nobody told of is found",
    arguments: [
      ("wss://me:pass@host/x", "wss://(secret)@host/x"),
      ("http://me@host http://host/a@b", "http://(secret)@host http://host/a@b"),
      ("proxy http://u:p%40s@[::1]:80.", "proxy http://(secret)@[::1]:80."),
      ("http://a:b@c@host", "http://(secret)@host"),
      ("https://h/v3?token=abc&x=1", "https://h/v3?token=(secret)&x=1"),
      ("?API_KEY=abc#x", "?API_KEY=(secret)#x"),
      ("Authorization: Bearer abc-def", "Authorization: Bearer (secret)"),
      ("authorization:Basic eA==; next", "authorization:Basic (secret); next"),
      ("Authorization: abc", "Authorization: (secret)"),
      ("{\"access_token\": \"abc\", \"a\": 1}", "{\"access_token\": \"(secret)\", \"a\": 1}"),
      ("sent Bearer 0123456789", "sent Bearer (secret)"),
      ("password='abc'", "password='(secret)'"),
      ("X-Api-Key: abc", "X-Api-Key: (secret)"),
    ])
  func credentials(_ text: String, _ clean: String) {
    #expect(Redactor()(text) == clean)
    // Twice changes nothing.
    #expect(Redactor()(clean) == clean)
  }

  @Test(
    "What is none stays",
    arguments: [
      "", "switched from=binance", "tokens=3", "token: it is empty", "basic checks passed", "a://",
      "http://host:80/?q=1",
      "://", "mail me@host", "bearer", "key=Ctrl-Q", "authorization", "token=",
    ])
  func harmless(_ text: String) {
    #expect(Redactor()(text) == text)
  }

  @Test func knownOnesAreFoundEverywhere() throws {
    let redact = Redactor([try Secret("abc"), try Secret("abcdef"), try Secret("héllo".filter(\.isASCII))])
    #expect(redact("xabcx abcdef abab abc") == "x(secret)x (secret) abab (secret)")
    #expect(redact("hllo") == "(secret)")
    #expect(redact("ab") == "ab")
    #expect(redact("aabc") == "a(secret)")
  }

  @Test func namesOfSecretsHideTheirValues() {
    #expect(Redactor()("abc", of: "oanda_token") == "(secret)")
    #expect(Redactor()("abc", of: "Authorization") == "(secret)")
    #expect(Redactor()("", of: "token") == "")
    #expect(Redactor()("abc", of: "reason") == "abc")
  }
}
