import Testing
import Venues

@testable import Wire

private typealias Frame = MessageAssembly.Frame

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

private func failure(_ frames: [Frame], limit: Int = 100) -> WireFailure? {
  var assembly = MessageAssembly(limit: limit)
  do {
    for frame in frames { _ = try assembly.take(frame) }
    return nil
  } catch {
    return error
  }
}

@Test func fragmentsBecomeOneMessage() throws {
  var assembly = MessageAssembly(limit: 100)
  #expect(try assembly.take(Frame(opcode: 1, payload: bytes("whole"))) == .text(bytes("whole")))
  // The ö is cut in two; a ping may come in between.
  #expect(try assembly.take(Frame(isFinal: false, opcode: 1, payload: [0x67, 0xC3])) == nil)
  #expect(try assembly.take(Frame(opcode: 9, payload: [1])) == .ping([1]))
  #expect(try assembly.take(Frame(isFinal: false, opcode: 0)) == nil)
  #expect(try assembly.take(Frame(opcode: 0, payload: [0xB6, 0x64])) == .text(bytes("göd")))
  #expect(try assembly.take(Frame(isFinal: false, opcode: 2, payload: [0xFF])) == nil)
  #expect(try assembly.take(Frame(opcode: 0, payload: [0xFE])) == .binary([0xFF, 0xFE]))
  #expect(try assembly.take(Frame(opcode: 10)) == .pong)
}

@Test func closeFramesAreRead() throws {
  var assembly = MessageAssembly(limit: 100)
  #expect(try assembly.take(Frame(opcode: 8)) == .close(code: nil, words: ""))
  #expect(
    try assembly.take(Frame(opcode: 8, payload: [3, 232] + bytes("bye"))) == .close(code: 1000, words: "bye"))
}

@Test func theLimitHoldsForAllFragmentsTogether() {
  let part = Frame(isFinal: false, opcode: 0, payload: Array(repeating: 0, count: 40))
  var first = part
  first.opcode = 2
  #expect(failure([first, part]) == nil)
  #expect(failure([first, part, part]) == .tooLong(limit: 100))
  #expect(failure([Frame(opcode: 2, payload: Array(repeating: 0, count: 101))]) == .tooLong(limit: 100))
}

@Test func whatTheProtocolForbidsIsRefused() {
  let forbidden: [[Frame]] = [
    [Frame(opcode: 1, hasReservedBits: true)],
    [Frame(opcode: 1, isMasked: true)],
    [Frame(opcode: 0)],
    [Frame(isFinal: false, opcode: 1), Frame(opcode: 1)],
    [Frame(opcode: 3)],
    [Frame(opcode: 11)],
    [Frame(isFinal: false, opcode: 9)],
    [Frame(opcode: 9, payload: Array(repeating: 0, count: 126))],
    [Frame(opcode: 8, payload: [3])],
    [Frame(opcode: 8, payload: [3, 232, 0xFF])],
    [Frame(opcode: 1, payload: [0xC3])],
    [Frame(isFinal: false, opcode: 1, payload: [0xC3]), Frame(opcode: 0, payload: [0x28])],
  ]
  for frames in forbidden {
    guard case .protocolError = failure(frames) else {
      Issue.record("allowed: \(frames)")
      continue
    }
  }
}
