import Testing

@testable import Settings

@Suite struct PathTextTests {
  private let variables = ["HOME": "/home/me", "X": "a/b", "EMPTY": "", "AGAIN": "${X}"]

  @Test(
    "What paths mean",
    arguments: [
      ("", ""), ("/a/b", "/a/b"), ("~", "/home/me"), ("~/x y", "/home/me/x y"), ("${HOME}/x", "/home/me/x"),
      ("/p/${X}/q${X}", "/p/a/b/qa/b"), ("a~b", "a~b"), ("a$b", "a$b"), ("a/$1", "a/$1"), ("$", "$"),
      ("b$/c", "b$/c"),
      ("~/${X}", "/home/me/a/b"),
      // What a variable holds is not read again.
      ("${AGAIN}", "${X}"), ("~root/x", "/root/x"),
    ])
  func meaning(_ text: String, _ path: String) throws {
    #expect(try PathText.expanded(text, variable: { variables[$0] }) == path)
  }

  @Test(
    "What cannot be told is said",
    arguments: [
      ("${NOPE}/x", "${NOPE} is not set"), ("${EMPTY}", "${EMPTY} is not set"), ("a/${X", "has ${ without }"),
      ("$HOME/x", "$HOME: write ${HOME}"), ("/a/$NOPE/x", "$NOPE: write ${NOPE}"), ("a$X", "$X: write ${X}"),
      ("${X}/$X", "$X: write ${X}"), ("/a/$$X", "$X: write ${X}"),
      ("${}", "${} is no variable's name"), ("${A B}", "${A B} is no variable's name"),
      ("${\u{1b}[2J}", "${\\e[2J} is no variable's name"),
      ("~nobody-of-that-name/x", "~nobody-of-that-name is no user here"),
    ])
  func problem(_ text: String, _ words: String) {
    #expect(throws: PathText.Problem(description: words)) {
      try PathText.expanded(text, variable: { variables[$0] })
    }
  }

  @Test func aHomeThatIsNotThereIsSaid() {
    #expect(throws: PathText.Problem.self) { try PathText.expanded("~/x", variable: { _ in nil }) }
  }

  @Test(
    "Every key that names a file says which variable is not set, with its line",
    arguments: [
      ("theme: ${NOPE}/x.yaml", "line 1: theme: ${NOPE} is not set"),
      ("supply: ${NOPE}/x.csv", "line 1: supply: ${NOPE} is not set"),
      ("store:\n  path: ${NOPE}/h.sqlite", "line 2: store: path: ${NOPE} is not set"),
      ("log:\n  path: \"~\"", "line 2: log: path: begins with ~, and HOME names no directory"),
      ("secrets:\n  oanda-token-file: ${NOPE}/t", "line 2: secrets: oanda-token-file: ${NOPE} is not set"),
      ("feed: [demo, \"file:${NOPE}/q.csv\"]", "line 1: feed: ${NOPE} is not set"),
    ])
  func keys(_ yaml: String, _ words: String) { #expect(problems(yaml) == [words]) }

  @Test func variablesAndFlagsAreExpandedToo() throws {
    let environment = [
      "HOME": "/h", "BULLION_STORE_PATH": "${HOME}/a.sqlite", "BULLION_FEED": "file:~/q.csv?speed=2",
    ]
    let read = try ConfigurationFile.load(.none) { environment[$0] }
    #expect(read.store.path == "/h/a.sqlite")
    #expect(read.feed.specs == ["file:/h/q.csv?speed=2"])
    #expect(ConfigurationFile.choice(flag: "${HOME}/c.yaml") { environment[$0] } == .named("/h/c.yaml"))
    #expect(
      ConfigurationFile.choice(flag: nil) { ["BULLION_CONFIG": "~/c", "HOME": "/h"][$0] } == .named("/h/c"))
    #expect {
      try ConfigurationFile.load(ConfigurationFile.choice(flag: "${NOPE}/c") { environment[$0] }) {
        environment[$0]
      }
    } throws: { "\($0)" == "${NOPE}/c: ${NOPE} is not set" }
    #expect {
      try ConfigurationFile.load(.none) { $0 == "BULLION_LOG_PATH" ? "${NOPE}/l" : nil }
    } throws: { "\($0)".hasPrefix("BULLION_LOG_PATH: ") && "\($0)".contains("${NOPE} is not set") }
  }
}
