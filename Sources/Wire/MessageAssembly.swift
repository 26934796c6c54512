import Venues

/// Puts the frames of one web socket together to messages and refuses what RFC 6455 does not allow.
struct MessageAssembly: Sendable {
  /// One frame, its mask already taken off.
  struct Frame: Sendable, Hashable {
    var isFinal = true
    /// As on the wire: 0 continuation, 1 text, 2 binary, 8 close, 9 ping, 10 pong.
    var opcode: UInt8
    /// Whether any of the three reserved bits is set.
    var hasReservedBits = false
    var isMasked = false
    var payload: [UInt8] = []
  }

  /// What frames amount to.
  enum Message: Sendable, Hashable {
    case text([UInt8])
    case binary([UInt8])
    case ping([UInt8])
    case pong
    case close(code: Int?, words: String)
  }

  /// Bytes that a message may have, all its fragments together.
  let limit: Int
  private var isText = false
  private var isInside = false
  private var fragments: [UInt8] = []

  init(limit: Int) { self.limit = limit }

  /// Takes the next frame; a message where it completes one.
  ///
  /// - Throws: `tooLong` or `protocolError`; nothing that follows is to be read then.
  mutating func take(_ frame: Frame) throws(WireFailure) -> Message? {
    guard !frame.hasReservedBits else {
      throw .protocolError("a frame of an extension that was not agreed on")
    }
    guard !frame.isMasked else { throw .protocolError("a masked frame from the server") }
    switch frame.opcode {
    case 0: return try takeContinuation(frame)
    case 1, 2: return try takeFirst(frame)
    case 8...10: return try takeControl(frame)
    default: throw .protocolError("a frame of unknown kind \(frame.opcode)")
    }
  }

  private mutating func takeFirst(_ frame: Frame) throws(WireFailure) -> Message? {
    guard !isInside else { throw .protocolError("a new message inside another") }
    guard frame.payload.count <= limit else { throw .tooLong(limit: limit) }
    isText = frame.opcode == 1
    if frame.isFinal { return try message(frame.payload) }
    isInside = true
    fragments = frame.payload
    return nil
  }

  private mutating func takeContinuation(_ frame: Frame) throws(WireFailure) -> Message? {
    guard isInside else { throw .protocolError("a continuation of nothing") }
    guard fragments.count + frame.payload.count <= limit else { throw .tooLong(limit: limit) }
    fragments += frame.payload
    guard frame.isFinal else { return nil }
    isInside = false
    defer { fragments = [] }
    return try message(fragments)
  }

  private func message(_ bytes: [UInt8]) throws(WireFailure) -> Message {
    guard isText else { return .binary(bytes) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw .protocolError("text that is not UTF-8")
    }
    return .text(bytes)
  }

  private func takeControl(_ frame: Frame) throws(WireFailure) -> Message {
    guard frame.isFinal, frame.payload.count <= 125 else {
      throw .protocolError("a control frame that is cut or too long")
    }
    switch frame.opcode {
    case 9: return .ping(frame.payload)
    case 10: return .pong
    default: return try close(frame.payload)
    }
  }

  private func close(_ payload: [UInt8]) throws(WireFailure) -> Message {
    if payload.isEmpty { return .close(code: nil, words: "") }
    guard payload.count >= 2, let words = String(validating: payload.dropFirst(2), as: UTF8.self) else {
      throw .protocolError("a close frame that cannot be read")
    }
    return .close(code: Int(payload[0]) << 8 | Int(payload[1]), words: words)
  }
}
