import TestRandomness
import Testing

@testable import Wire

private func lines(_ chunks: [[UInt8]], limit: Int = 100) throws -> [String] {
  var cutter = LineCutter(limit: limit)
  var found: [String] = []
  for chunk in chunks { try cutter.take(chunk) { found.append(String(decoding: $0, as: UTF8.self)) } }
  return found
}

@Test func linesAreTheSameWhereverChunksEnd() throws {
  let text = Array("one\r\ntwo\n\r\nthr\ree\nfour\r\nrest".utf8)
  let expected = ["one", "two", "", "thr\ree", "four"]
  #expect(try lines([text]) == expected)
  #expect(try lines(text.map { [$0] }) == expected)
  var random = SplitMix64(seed: 7)
  for _ in 0..<200 {
    var chunks: [[UInt8]] = []
    var rest = text[...]
    while !rest.isEmpty {
      let count = Int.random(in: 0...5, using: &random)
      chunks.append(Array(rest.prefix(count)))
      rest = rest.dropFirst(count)
    }
    #expect(try lines(chunks) == expected)
  }
}

@Test func linesHaveALimit() throws {
  #expect(try lines([Array("abcd\r\n".utf8)], limit: 4) == ["abcd"])
  #expect(try lines([Array("abcd\r".utf8), Array("\n".utf8)], limit: 4) == ["abcd"])
  #expect(throws: LineCutter.TooLong.self) { try lines([Array("abcde\n".utf8)], limit: 4) }
  #expect(throws: LineCutter.TooLong.self) { try lines([Array("abc".utf8), Array("def".utf8)], limit: 4) }
}
