import Testing

@testable import Formats

/// The members as `key=value`, strings in quotes, and what stopped the scanner at the end.
private func scan(_ text: String) -> String {
  var scanner = JSONScanner(Array(text.utf8)[...])
  var members: [String] = []
  do throws(JSONScanner.Problem) {
    while let (key, value) = try scanner.nextMember() {
      let picture =
        switch value {
        case .string(let bytes): "'" + String(decoding: bytes, as: UTF8.self) + "'"
        case .number(let bytes): String(decoding: bytes, as: UTF8.self)
        case .literal(let bytes): "<" + String(decoding: bytes, as: UTF8.self) + ">"
        case .nested(let bytes): "(" + String(decoding: bytes, as: UTF8.self) + ")"
        }
      members.append(String(decoding: key, as: UTF8.self) + "=" + picture)
    }
  } catch {
    members.append("! " + error.words)
  }
  return members.joined(separator: " ")
}

@Test(arguments: [
  (#"{}"#, ""),
  (#" { } "#, ""),
  (#"{"a":1}"#, "a=1"),
  ("\t{ \"a\" : -0.5e+10 ,\r\n\"b\" : \"x\" }\r", "a=-0.5e+10 b='x'"),
  (#"{"a":true,"b":false,"c":null}"#, "a=<true> b=<false> c=<null>"),
  (#"{"a":NaN,"b":-Infinity,"c":inf}"#, "a=<NaN> b=<-Infinity> c=<inf>"),
  (#"{"a":[1,{"b":"]}"}],"c":{"d":[]},"e":2}"#, #"a=([1,{"b":"]}"}]) c=({"d":[]}) e=2"#),
  (#"{"":""}"#, "=''"),
  (#"{"a":1,"a":2}"#, "a=1 a=2"),
])
func objectsAreScanned(text: String, members: String) {
  #expect(scan(text) == members)
}

@Test(arguments: [
  (#"{"\u0061sk":"\"\\\/\b\f\n\r\t"}"#, "ask='\"\\/\u{8}\u{C}\n\r\t'"),
  (#"{"a":"\u00e9\u20AC\ud83e\uDD47"}"#, "a='é€🥇'"),
  (#"{"a":"\ud83ex\udd47\ud83e\u0041"}"#, "a='\u{FFFD}x\u{FFFD}\u{FFFD}A'"),
  (#"{"a":"\x"}"#, "! an escape that is not JSON"),
  (#"{"a":"\u12g4"}"#, "! an escape that is not JSON"),
  (#"{"a":"\u12"}"#, "! an escape that is not JSON"),
])
func escapesAreDecoded(text: String, members: String) {
  #expect(scan(text) == members)
}

@Test(arguments: [
  ("", "! cut off"),
  ("[1]", "! not a JSON object"),
  ("{", "! cut off"),
  (#"{"a"#, "! cut off in a string"),
  (#"{"a\"#, "! cut off in a string"),
  (#"{"a" 1}"#, "! no colon after a name"),
  (#"{"a":"#, "! cut off"),
  (#"{"a":1"#, "a=1 ! cut off"),
  (#"{"a":tru"#, "! cut off"),
  (#"{"a":1 "b":2}"#, "a=1 ! no comma after a value"),
  (#"{"a":1,}"#, "a=1 ! a name without quotes"),
  (#"{,"a":1}"#, "! a name without quotes"),
  (#"{a:1}"#, "! a name without quotes"),
  (#"{"a":1}{"#, "a=1 ! text after the closing brace"),
  (#"{"a":1} x"#, "a=1 ! text after the closing brace"),
  (#"{"a":01}"#, "! a value that is not JSON"),
  (#"{"a":+1}"#, "! a value that is not JSON"),
  (#"{"a":.5}"#, "! a value that is not JSON"),
  (#"{"a":5.}"#, "! a value that is not JSON"),
  (#"{"a":1e}"#, "! a value that is not JSON"),
  (#"{"a":-}"#, "! a value that is not JSON"),
  (#"{"a":0x10}"#, "! a value that is not JSON"),
  (#"{"a":nothing}"#, "! a value that is not JSON"),
  (#"{"a":}"#, "! a value that is not JSON"),
  (#"{"a":'x'}"#, "! a value that is not JSON"),
  (#"{"a":[1}"#, "! brackets that do not match"),
  (#"{"a":[1,"]"#, "! cut off in a string"),
  (#"{"a":[1,"#, "! cut off"),
])
func whatIsNotJSONIsRefused(text: String, members: String) {
  #expect(scan(text) == members)
}

@Test func deepNestingIsRefusedWithoutRecursion() {
  let open = String(repeating: "[", count: 64)
  let close = String(repeating: "]", count: 64)
  #expect(scan(#"{"a":"# + open + close + "}") == "a=(" + open + close + ")")
  for brackets in ["[", "{", #"{"a":"#] {
    let deep = String(repeating: brackets, count: 10_000)
    #expect(scan(#"{"a":"# + deep).hasPrefix("! "))
  }
  #expect(scan(String(repeating: "[", count: 10_000)) == "! not a JSON object")
}

@Test func everyKindOfBracketIsRememberedAtEveryDepth() {
  let mixed = #"[{"a":[[{"b":[{}]}]]}]"#
  #expect(scan(#"{"x":"# + mixed + "}") == "x=(" + mixed + ")")
  #expect(scan(#"{"x":[{"a":[[{"b":[{}]}]}]]}"#) == "! brackets that do not match")
}
