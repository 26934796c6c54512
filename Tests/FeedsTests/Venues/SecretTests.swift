import Testing

@testable import Feeds

@Test func secretsAreNeverPrinted() {
  let secret = Secret("tok-3n")
  let header = HeaderField("Authorization", "Bearer tok-3n", isSecret: true)
  var text = "\(secret) \(header) \([secret]) \([header]) \(String(reflecting: secret)) "
  dump(secret, to: &text)
  dump(header, to: &text)
  dump(["x": secret], to: &text)
  #expect(!text.contains("tok-3n"))
  #expect(text.contains("(secret)") && text.contains("Authorization"))
  #expect(secret.value == "tok-3n")
}

@Test func ordinaryHeadersAreShown() {
  #expect("\(HeaderField("Accept", "text/plain"))" == "Accept: text/plain")
}
