import Formats

/// Opens a file of text, whatever its encoding: what comes out is UTF-8.
///
/// A file that is UTF-8 already is read where it lies; one that is packed or of another encoding is decoded once into a
/// file without a name.
package enum TextFile {
  /// - Parameters:
  ///   - contents: what is expected in it, in words.
  ///   - pipeAdvice: what to do about a pipe.
  package static func open(_ path: String, contents: String, pipeAdvice: String) throws(FeedError)
    -> InputDescriptor
  {
    let file = try InputDescriptor(path: path, contents: contents, pipeAdvice: pipeAdvice)
    guard case .bytes(let head) = file.read(at: 0) else { return file }
    do throws(LineProblem) {
      if head.starts(with: [0x1F, 0x8B]) { return try unpacked(file, path) }
      try refuseForeign(head)
      let encoding = TextDecoder.Encoding(head: head[...])
      return encoding == .utf8 ? file : try decoded(file, encoding)
    } catch {
      throw FeedError(path, error.words, error.advice ?? "name a file of \(contents)")
    }
  }

  private static func refuseForeign(_ head: [UInt8]) throws(LineProblem) {
    guard let format = ForeignFormat(head: head[...]) else { return }
    throw LineProblem("is \(format.name), not text", advice: format.advice)
  }

  private static func decoded(
    _ file: InputDescriptor, _ encoding: TextDecoder.Encoding
  ) throws(LineProblem) -> InputDescriptor {
    var spool = try SpoolFile()
    var decoder = TextDecoder(encoding)
    try forEachChunk(of: file) { chunk throws(LineProblem) in try spool.append(decoder.decode(chunk)) }
    return spool.input()
  }

  private static func unpacked(_ file: InputDescriptor, _ path: String) throws(LineProblem) -> InputDescriptor
  {
    var spool = try SpoolFile()
    var unpacker = try GzipUnpacker()
    var decoder: TextDecoder?
    try forEachChunk(of: file) { chunk throws(LineProblem) in
      try unpacker.unpack(chunk) { piece throws(LineProblem) in
        if decoder == nil {
          try refuseForeign(piece)
          decoder = TextDecoder(TextDecoder.Encoding(head: piece[...]))
        }
        if let text = decoder?.decode(piece) { try spool.append(text) }
      }
    }
    try unpacker.finish()
    return spool.input()
  }

  private static func forEachChunk(
    of file: InputDescriptor, _ body: ([UInt8]) throws(LineProblem) -> Void
  ) throws(LineProblem) {
    var offset: Int64 = 0
    while true {
      switch file.read(at: offset) {
      case .bytes(let chunk):
        offset += Int64(chunk.count)
        try body(chunk)
      case .end, .nothingYet: return
      case .failed(let words): throw LineProblem(words)
      }
    }
  }
}
