import Testing
import Venues

@testable import bullion

private let demos = ["surge", "crash"]

@Test(
  arguments: [
    ("demo", .demo(name: nil)),
    ("demo:crash", .demo(name: "crash")),
    ("-", .standardInput),
    ("file:quotes.csv", .file(path: "quotes.csv", speed: nil)),
    ("file:/a b/q.csv?speed=1", .file(path: "/a b/q.csv", speed: 1)),
    ("file:q?speed=0.5", .file(path: "q", speed: 0.5)),
    ("file:q?speed=1e3", .file(path: "q", speed: 1000)),
    ("file:what?.csv", .file(path: "what?.csv", speed: nil)),
    ("file:a?b=c/d", .file(path: "a?b=c/d", speed: nil)),
    ("file:a?b?speed=2", .file(path: "a?b", speed: 2)),
    ("file:-", .file(path: "-", speed: nil)),
  ] as [(String, FeedSpec)])
func specsAreUnderstood(text: String, spec: FeedSpec) throws {
  #expect(try FeedSpec(text, demoNames: demos) == spec)
}

@Test(arguments: [
  ("demo:", "there is no demo \"\"; there is: surge, crash"),
  ("demo:srge", "there is no demo \"srge\"; there is: surge, crash"),
  ("file:", "file: without a path; write file:PATH"),
  ("file:?speed=2", "file: without a path; write file:PATH"),
  ("file:q?pace=2", "file: has no option \"pace\"; there is: speed, as in file:PATH?speed=60"),
  ("file:q?speed=", "speed= is not a number above 0; write file:PATH?speed=60"),
  ("file:q?speed=0", "speed=0 is not a number above 0; write file:PATH?speed=60"),
  ("file:q?speed=-2", "speed=-2 is not a number above 0; write file:PATH?speed=60"),
  ("file:q?speed=nan", "speed=nan is not a number above 0; write file:PATH?speed=60"),
  ("file:q?speed=inf", "speed=inf is not a number above 0; write file:PATH?speed=60"),
  ("file:q?speed=1e999", "speed=1e999 is not a number above 0; write file:PATH?speed=60"),
  ("file:q?speed=0x10", "speed=0x10 is not a number above 0; write file:PATH?speed=60"),
  ("file:q?speed=60x", "speed=60x is not a number above 0; write file:PATH?speed=60"),
])
func specsThatCannotBeSayWhy(text: String, words: String) {
  #expect(throws: FeedSpecError(words)) { try FeedSpec(text, demoNames: demos) }
}

@Test(arguments: [
  "", "dmo", "Demo", "file", "/dev/stdin", "quotes.csv", "oanda:x", "\u{1B}[2J",
])
func whatIsNoFeedIsToldWhatThereIs(text: String) {
  let error = #expect(throws: FeedSpecError.self) { try FeedSpec(text, demoNames: demos) }
  let words = error?.description ?? ""
  for name in ["demo", "demo:NAME", "file:PATH", "speed=N", "-"] { #expect(words.contains(name)) }
  #expect(!words.contains("\u{1B}"))
}

@Test func liveSourcesAreReadByName() throws {
  #expect(try FeedSpec("live", demoNames: demos) == .live)
  for name in VenueCatalog.names { #expect(try FeedSpec(name, demoNames: demos) == .venue(name)) }
}

@Test func liveFeedsAndBarePathsGetAHint() {
  func words(_ text: String) -> String? {
    #expect(throws: FeedSpecError.self) { try FeedSpec(text, demoNames: demos) }?.description
  }
  #expect(words("bybit")?.contains("not in this version; nearest to it: binance") == true)
  #expect(words("Live") == "\"Live\" is not a feed; write live")
  #expect(words("Binance") == "\"Binance\" is not a feed; write binance")
  #expect(words("./quotes.csv")?.contains("write file:./quotes.csv") == true)
}
