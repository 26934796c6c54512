import Testing

@testable import Formats

/// The elements of an array, each as its text, and what stopped the reader.
private func elements(_ text: String) -> [String] {
  var reader = JSONReader(Array(text.utf8)[...])
  var found: [String] = []
  do throws(LineProblem) {
    while let value = try reader.nextElement() { found.append(value.words) }
  } catch {
    found.append("! " + error.words)
  }
  return found
}

@Test(arguments: [
  ("[]", []),
  (" [ ] ", []),
  ("[1]", ["1"]),
  (#"[1,"a",null,[2,[3]],{"b":[4]}]"#, ["1", "a", "null", "[2,[3]]", #"{"b":[4]}"#]),
  ("[1 , 2]", ["1", "2"]),
  ("", ["! cut off"]),
  ("{}", ["! not a JSON array"]),
  ("[1", ["1", "! cut off"]),
  ("[1,", ["1", "! cut off"]),
  ("[1 2]", ["1", "! no comma after a value"]),
  ("[1,]", ["1", "! a value that is not JSON"]),
  ("[,1]", ["! a value that is not JSON"]),
  ("[1]]", ["1", "! text after the closing bracket"]),
  ("[1}", ["1", "! no comma after a value"]),
])
func arraysAreRead(text: String, found: [String]) {
  #expect(elements(text) == found)
}

@Test func readersStayAtTheEnd() throws {
  var reader = JSONReader(Array("[1]".utf8)[...])
  _ = try reader.nextElement()
  #expect(try reader.nextElement() == nil)
  #expect(try reader.nextElement() == nil)
}

@Test func membersAreFoundByNameTheLastOneCounting() throws {
  let text = Array(#"{"a":1,"b":{"a":2},"a":3}"#.utf8)[...]
  #expect(try JSONReader.member("a", of: text)?.integer == 3)
  #expect(try JSONReader.member("c", of: text) == nil)
  let inner = try JSONReader.member("b", of: text)
  var reader = try JSONReader(inner, "b")
  #expect(try reader.nextMember()?.value.integer == 2)
  #expect(throws: LineProblem("no c")) { try JSONReader(nil, "c") }
  #expect(throws: LineProblem.self) { try JSONReader.member("a", of: text.dropLast()) }
}

@Test(
  arguments: [
    (#"{"a":12}"#, 12), (#"{"a":"-12"}"#, -12), (#"{"a":1.5}"#, nil), (#"{"a":null}"#, nil),
    (#"{"a":[1]}"#, nil),
    (#"{"a":99999999999999999999}"#, nil), (#"{"a":9223372036854775807}"#, .max),
  ] as [(String, Int64?)])
func integersAreReadFromNumbersAndText(text: String, integer: Int64?) throws {
  #expect(try JSONReader.member("a", of: Array(text.utf8)[...])?.integer == integer)
}
