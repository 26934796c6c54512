#if Live
  import NIOCore

  /// A page where JSON was due.
  private let page =
    "<!DOCTYPE html>\n<html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"

  /// Longer than anything that is taken.
  private let oversizedText = String(repeating: "9", count: 5 << 20)

  extension LoopbackFault {
    /// Whether one message at a time is enough.
    var takesItsTime: Bool {
      switch self {
      case .oversized, .cutMidFrame, .halfClose, .slowDrip: true
      default: false
      }
    }

    /// A text as it is sent; nil where the fault is not in the text.
    fileprivate func spoilt(_ text: String) -> String? {
      switch self {
      case .malformed:
        guard let colon = text.firstIndex(of: ":") else { return "{,}" }
        return text[..<colon] + "=" + text[text.index(after: colon)...]
      case .truncated: return String(text.prefix(text.count / 2))
      case .html: return page
      default: return nil
      }
    }
  }

  extension LoopbackPeer {
    /// Milliseconds between two bytes that drip.
    static let dripPause: Int64 = 10

    /// Sends a message: a text frame, or a line in a chunk.
    func say(_ text: String, isStream: Bool) { sendRaw(Self.bytes(text, isStream: isStream)) }

    private static func bytes(_ text: String, isStream: Bool) -> [UInt8] {
      guard isStream else { return frame(opcode: 1, Array(text.utf8)) }
      return Array("\(String(text.utf8.count + 1, radix: 16))\r\n\(text)\n\r\n".utf8)
    }

    /// Sends a message with what is wrong.
    func say(_ text: String, isStream: Bool, spoiltBy fault: LoopbackFault) {
      guard isOpen else { return }
      let bytes = Self.bytes(fault.spoilt(text) ?? text, isStream: isStream)
      switch fault {
      case .delay(let milliseconds):
        channel.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) { sendRaw(bytes) }
      case .cutMidFrame:
        sendRaw(Array(bytes.prefix(bytes.count / 2)))
        close()
      case .halfClose:
        sendRaw(Array(bytes.prefix(bytes.count / 2)))
        halfClose()
      case .oversized:
        sendRaw(Self.bytes(oversizedText, isStream: isStream))
      case .binary where isStream:
        sendRaw(Array("5\r\n".utf8) + [0, 0xFF, 0xFE, 0x80, 0x0A] + Array("\r\n".utf8))
      case .binary: sendFrame(opcode: 2, Array(text.utf8))
      case .duplicated: sendRaw(bytes + bytes)
      case .slowDrip: drip(bytes)
      case .silence, .hang, .status: break
      default: sendRaw(bytes)
      }
    }

    /// Sends a byte at a time.
    func drip(_ bytes: [UInt8]) {
      for (number, byte) in bytes.enumerated() {
        channel.eventLoop.scheduleTask(in: .milliseconds(Int64(number) * Self.dripPause)) { sendRaw([byte]) }
      }
    }
  }

  extension VenueScript {
    /// An answer with what is wrong.
    func spoilt(_ body: String, _ headers: [String: String], by fault: LoopbackFault) -> LoopbackAnswer {
      var headers = headers
      headers["content-type"] = fault == .html ? "text/html; charset=utf-8" : "application/json"
      let content = Array((fault.spoilt(body) ?? body).utf8)
      let bytes = LoopbackAnswer.bytes(status: 200, reason: "OK", headers: headers, body: content)
      switch fault {
      case .delay(let milliseconds):
        return .act { peer in
          peer.channel.eventLoop.scheduleTask(in: .milliseconds(milliseconds)) { peer.sendRaw(bytes) }
        }
      case .cutMidFrame, .halfClose:
        return .act { peer in
          peer.sendRaw(Array(bytes.dropLast(max(1, content.count / 2))))
          if fault == .halfClose { peer.halfClose() } else { peer.close() }
        }
      case .oversized:
        return .answer(status: 200, headers: headers, body: Array(repeating: 0x39, count: 17 << 20))
      case .binary:
        headers["content-type"] = "application/octet-stream"
        return .answer(status: 200, headers: headers, body: (0...255).map { UInt8($0) })
      case .slowDrip: return .act { peer in peer.drip(bytes) }
      default: return .answer(status: 200, headers: headers, body: content)
      }
    }
  }
#endif
