#if Live
  import Glibc
  import NIOCore

  /// The other end of a connection to a loopback server. Usable from any thread.
  public struct LoopbackPeer: Sendable {
    let channel: any Channel
    /// What it asked for.
    public let request: LoopbackRequest

    /// Whether the connection still stands.
    public var isOpen: Bool { channel.isActive }
    /// Whether it takes what is sent to it.
    public var isWritable: Bool { channel.isWritable }

    /// Sends a text frame.
    public func send(_ text: String) { sendFrame(opcode: 1, Array(text.utf8)) }

    /// Sends a frame as it is said, allowed or not.
    public func sendFrame(opcode: UInt8, _ payload: [UInt8], isFinal: Bool = true) {
      sendRaw(Self.frame(opcode: opcode, payload, isFinal: isFinal))
    }

    /// Sends a close frame.
    public func sendClose(code: Int, words: String) {
      sendFrame(opcode: 8, [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(words.utf8))
    }

    /// Sends a piece of a stream.
    public func sendChunk(_ text: String) {
      sendRaw(Array("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n".utf8))
    }

    /// Ends a stream as it should.
    public func endChunks() { sendRaw(Array("0\r\n\r\n".utf8)) }

    /// Sends bytes as they are.
    public func sendRaw(_ bytes: [UInt8]) {
      channel.writeAndFlush(channel.allocator.buffer(bytes: bytes), promise: nil)
    }

    /// Takes nothing any more, or again.
    public func setReading(_ isReading: Bool) {
      channel.setOption(.autoRead, value: isReading).whenFailure { _ in }
    }

    /// Closes in order.
    public func close() { channel.close(promise: nil) }

    /// Sends nothing more, but listens on.
    public func halfClose() { channel.close(mode: .output, promise: nil) }

    /// Breaks the connection, so that the other side sees a reset.
    public func reset() {
      let channel = channel
      (channel as? any SocketOptionProvider)?.setSoLinger(linger(l_onoff: 1, l_linger: 0))
        .whenComplete { _ in channel.close(promise: nil) }
    }

    /// A frame without a mask, as servers send them.
    public static func frame(opcode: UInt8, _ payload: [UInt8], isFinal: Bool = true) -> [UInt8] {
      let first = (isFinal ? 0x80 : 0) | opcode
      switch payload.count {
      case ..<126: return [first, UInt8(payload.count)] + payload
      case ..<65_536: return [first, 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)] + payload
      default:
        let size = UInt64(payload.count)
        return [first, 127] + (0..<8).map { UInt8(truncatingIfNeeded: size >> (56 - 8 * $0)) } + payload
      }
    }
  }
#endif
