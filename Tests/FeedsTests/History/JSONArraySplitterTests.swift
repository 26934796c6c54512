import Testing

@testable import Formats

private func objects(_ text: String, chunk: Int) -> [String] {
  var splitter = JSONArraySplitter()
  let bytes = Array(text.utf8)
  var objects: [String] = []
  for start in stride(from: 0, to: bytes.count, by: chunk) {
    splitter.push(Array(bytes[start..<min(start + chunk, bytes.count)]))
    while let line = splitter.next() {
      let text = line.flaw == .tooLong ? "too long" : String(decoding: line.bytes, as: UTF8.self)
      objects.append("\(line.number) \(text)")
    }
  }
  return objects
}

@Test(arguments: [1, 2, 3, 7, 1000])
func objectsOfAnArrayWhateverTheChunks(chunk: Int) {
  #expect(
    objects(#"[{"d":"a","v":[1,2]}, {"x":{"y":"}"}} , {"z":"\"{"},{}]"#, chunk: chunk) == [
      #"1 {"d":"a","v":[1,2]}"#, #"2 {"x":{"y":"}"}}"#, #"3 {"z":"\"{"}"#, "4 {}",
    ])
  #expect(objects(#"[{"cut":"o"#, chunk: chunk) == [])
  #expect(objects("}}]][[{}", chunk: chunk) == ["1 {}"])
}

@Test func anOverlongObjectIsPassedOver() {
  let long = #"{"a":""# + String(repeating: "9", count: 300_000) + #""}"#
  #expect(
    objects(#"[{"b":1},"# + long + #",{"c":2}]"#, chunk: 65_536) == [
      #"1 {"b":1}"#, "2 too long", #"3 {"c":2}"#,
    ])
}
