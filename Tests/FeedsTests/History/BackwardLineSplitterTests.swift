import Testing

@testable import Chance
@testable import Formats

private func forward(_ bytes: [UInt8]) -> [LineSplitter.Line] {
  var splitter = LineSplitter()
  splitter.push(bytes)
  splitter.finish()
  var lines: [LineSplitter.Line] = []
  while let line = splitter.next() { lines.append(line) }
  return lines
}

private func backward(_ bytes: [UInt8], lineCount: Int, chunk: () -> Int) -> [LineSplitter.Line] {
  var splitter = BackwardLineSplitter(lineCount: lineCount)
  var end = bytes.count
  var lines: [LineSplitter.Line] = []
  while end > 0 {
    let start = max(0, end - max(1, chunk()))
    splitter.push(Array(bytes[start..<end]))
    end = start
    while let line = splitter.next() { lines.append(line) }
  }
  splitter.finish()
  while let line = splitter.next() { lines.append(line) }
  return lines
}

/// The same lines with the same numbers as from the front, whatever the chunks.
@Test func linesFromTheEndAreTheLinesFromTheFront() {
  var random = SplitMix64(seed: 9)
  for round in 0..<400 {
    let length = Int(random.next() % 60) + (round % 2)
    var bytes = (0..<length).map { _ in Array("ab\n\r\n1".utf8)[Int(random.next() % 6)] }
    if round % 5 == 0 { bytes = [0xEF, 0xBB, 0xBF] + bytes }
    if round % 7 == 0 { bytes.append(0) }
    let expected = forward(bytes)
    guard expected.first?.flaw != .looksLikeUTF16 else { continue }
    let lines = backward(bytes, lineCount: expected.count) { Int(random.next() % 9) }
    #expect(lines.map(\.number) == expected.map(\.number).reversed())
    #expect(lines.map { Array($0.bytes) } == expected.map { Array($0.bytes) }.reversed())
    #expect(lines.map(\.flaw) == expected.map(\.flaw).reversed())
  }
}

@Test func anOverlongLineIsNotKept() {
  let long = [UInt8](repeating: 0x39, count: 300_000)
  let bytes = Array("first\n".utf8) + long + Array("\nlast".utf8)
  let lines = backward(bytes, lineCount: 3) { 4096 }
  #expect(lines.map(\.number) == [3, 2, 1])
  #expect(lines.map(\.flaw) == [nil, .tooLong, nil])
  #expect(lines[1].bytes.count <= 512)
  #expect(lines[2].bytes.elementsEqual("first".utf8))
}
