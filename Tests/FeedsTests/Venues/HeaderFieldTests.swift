import Testing

@testable import Venues

@Test func valuesOfSecretHeadersAreNeverPrinted() {
  let header = HeaderField("Authorization", "Bearer tok-3n", isSecret: true)
  var text = "\(header) \([header]) \(String(reflecting: header)) "
  dump(header, to: &text)
  dump(["x": header], to: &text)
  #expect(!text.contains("tok-3n"))
  #expect(text.contains("Authorization: (secret)"))
}

@Test func ordinaryHeadersAreShown() {
  #expect("\(HeaderField("Accept", "text/plain"))" == "Accept: text/plain")
}
