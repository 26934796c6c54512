import Testing

@testable import Formats

/// Lines as text, a flawed one as its flaw.
private func lines(_ chunks: [[UInt8]]) -> [String] {
  var splitter = LineSplitter()
  var result: [String] = []
  func pull() {
    while let line = splitter.next() {
      let text = line.flaw.map { "<\($0)>" } ?? String(decoding: line.bytes, as: UTF8.self)
      result.append("\(line.number):\(text)")
    }
  }
  for chunk in chunks {
    splitter.push(chunk)
    pull()
  }
  splitter.finish()
  pull()
  return result
}

private func lines(_ text: String) -> [String] { lines([Array(text.utf8)]) }

@Test func linesEndWithNewlineOrReturnAndNewline() {
  #expect(lines("a\nb\r\nc\n") == ["1:a", "2:b", "3:c"])
}

@Test func theLastLineNeedsNoEnd() {
  #expect(lines("a\nb") == ["1:a", "2:b"])
  #expect(lines("a\nb\r") == ["1:a", "2:b"])
  #expect(lines("") == [])
}

@Test func blankLinesCount() {
  #expect(lines("\n\na\n\r\nb") == ["1:", "2:", "3:a", "4:", "5:b"])
}

@Test func aReturnAloneEndsALineToo() {
  #expect(lines("a\rb\rc") == ["1:a", "2:b", "3:c"])
  #expect(lines("a\r\nb\rc\nd\r\r\ne") == ["1:a", "2:b", "3:c", "4:d", "5:e"])
}

@Test func byteOrderMarksAreSkippedAtTheStartOnly() {
  #expect(lines("\u{FEFF}\u{FEFF}a\n\u{FEFF}b\n") == ["1:a", "2:\u{FEFF}b"])
  #expect(lines("\u{FEFF}a\n\u{FEFF}b\n") == ["1:a", "2:\u{FEFF}b"])
  #expect(lines("\u{FEFF}") == ["1:"])
}

@Test(
  arguments: [
    [0xFF, 0xFE, 0x7B, 0x00, 0x0A, 0x00, 0x7B, 0x00, 0x0A, 0x00],
    [0xFE, 0xFF, 0x00, 0x7B, 0x00, 0x0A, 0x00, 0x7B],
    [0x7B, 0x00, 0x22, 0x00, 0x0A, 0x00, 0x7B, 0x00],
    [0x00, 0x7B, 0x00, 0x22, 0x00, 0x0A, 0x00, 0x7B],
  ] as [[UInt8]])
func utf16IsSaidOnce(bytes: [UInt8]) {
  #expect(lines([bytes]) == ["1:<looksLikeUTF16>"])
  #expect(lines([bytes, bytes, bytes]) == ["1:<looksLikeUTF16>"])
}

@Test func aNulByteFlawsItsLineOnly() {
  #expect(lines("ab\u{0}c\nd\n\u{0}\ne") == ["1:<nulByte>", "2:d", "3:<nulByte>", "4:e"])
}

@Test func aLineOf64KiBIsTakenAndALongerOneRefused() {
  let longest = [UInt8](repeating: 0x61, count: 65_536)
  #expect(lines([longest + [0x0A], Array("b".utf8)]).map(\.utf8.count) == [65_538, 3])
  #expect(lines([longest + [0x61, 0x0A], Array("b".utf8)]) == ["1:<tooLong>", "2:b"])
  #expect(lines([longest, longest, longest, Array("\nb".utf8)]) == ["1:<tooLong>", "2:b"])
  #expect(lines([longest + [0x61]]) == ["1:<tooLong>"])
}

@Test func aLongLineKeepsItsBeginningOnly() {
  var splitter = LineSplitter()
  splitter.push([UInt8](repeating: 0x61, count: 200_000))
  let line = splitter.next()
  #expect(line?.flaw == .tooLong)
  #expect(line?.bytes.count == 512)
  #expect(splitter.next() == nil)
}

@Test func chunksMakeNoDifference() {
  let long = String(repeating: "x", count: 70_000)
  let text = "\u{FEFF}one\r\ntwo\n\n\(long)\nthr\u{0}ee\r\nfour\r"
  let bytes = Array(text.utf8)
  let whole = lines([bytes])
  #expect(whole == ["1:one", "2:two", "3:", "4:<tooLong>", "5:<nulByte>", "6:four"])
  #expect(lines(bytes.map { [$0] }) == whole)
  for size in [2, 3, 7, 4096, 65_535, 65_536, 65_537] {
    let chunks = stride(from: 0, to: bytes.count, by: size).map {
      Array(bytes[$0..<min($0 + size, bytes.count)])
    }
    #expect(lines(chunks) == whole, "chunks of \(size)")
  }
}

@Test func severalChunksMayWaitToBePulled() {
  var splitter = LineSplitter()
  for text in ["a", "b\nc", "", "d\n"] { splitter.push(Array(text.utf8)) }
  #expect(splitter.next()?.bytes.elementsEqual("ab".utf8) == true)
  splitter.push(Array("e\n".utf8))
  #expect(splitter.next()?.bytes.elementsEqual("cd".utf8) == true)
  #expect(splitter.next()?.bytes.elementsEqual("e".utf8) == true)
  #expect(splitter.next() == nil)
}
