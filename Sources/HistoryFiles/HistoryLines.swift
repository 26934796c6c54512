import BullionMarket
import Files
import Formats

/// The lines of a file, or the objects of a JSON array, from the first to the last or the other way round.
struct HistoryLines: Sendable {
  enum Next {
    case line(LineSplitter.Line)
    case end
    /// The system's words for what went wrong.
    case failed(String)
  }

  private enum Way {
    case forward, backward, array
  }

  private let file: InputDescriptor
  private let way: Way
  private var forward = LineSplitter()
  private var backward = BackwardLineSplitter(lineCount: 0)
  private var array = JSONArraySplitter()
  /// Forward, where to read next; backward, what lies at it and behind was read.
  private var offset: Int64 = 0
  private var isRead = false
  /// Of a file that is read backward.
  private var size: Int64 = 0

  /// Bytes that were read so far.
  var bytesRead: Int64 { way == .backward ? size - offset : offset }

  init(_ file: InputDescriptor) {
    self.file = file
    way = .forward
  }

  init(arrayIn file: InputDescriptor) {
    self.file = file
    way = .array
  }

  /// Reads the file once to count its lines, so that they keep their numbers.
  ///
  /// - Throws: the system's words.
  init(backward file: InputDescriptor) throws(LineProblem) {
    self.file = file
    way = .backward
    var counter = LineCounter()
    counting: while true {
      switch file.read(at: offset) {
      case .bytes(let chunk):
        offset += Int64(chunk.count)
        counter.add(chunk)
      case .end, .nothingYet: break counting
      case .failed(let words): throw LineProblem(words)
      }
    }
    size = offset
    backward = BackwardLineSplitter(lineCount: counter.count)
  }

  mutating func next() -> Next {
    while true {
      if let line = nextRead() { return .line(line) }
      if isRead { return .end }
      if let words = way == .backward ? readBefore() : readBehind() {
        isRead = true
        return .failed(words)
      }
    }
  }

  private mutating func nextRead() -> LineSplitter.Line? {
    switch way {
    case .forward: forward.next()
    case .backward: backward.next()
    case .array: array.next()
    }
  }

  private mutating func readBehind() -> String? {
    switch file.read(at: offset) {
    case .bytes(let chunk):
      offset += Int64(chunk.count)
      if way == .array { array.push(chunk) } else { forward.push(chunk) }
    case .end, .nothingYet:
      isRead = true
      forward.finish()
      if way == .array, !array.isClosed {
        return "its JSON is cut off: the download did not end; fetch it again"
      }
    case .failed(let words): return words
    }
    return nil
  }

  private mutating func readBefore() -> String? {
    guard offset > 0 else {
      isRead = true
      backward.finish()
      return nil
    }
    let start = max(0, offset - Int64(InputDescriptor.chunkSize))
    switch file.read(at: start) {
    case .bytes(let chunk) where chunk.count >= Int(offset - start):
      backward.push(Array(chunk.prefix(Int(offset - start))))
      offset = start
    case .failed(let words): return words
    case .bytes, .end, .nothingYet: return "the file became shorter while it was read"
    }
    return nil
  }
}
