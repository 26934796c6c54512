import BullionMarket
import Files
import Formats

/// A file of history, opened: text of UTF-8 in lines, or JSON objects.
struct HistoryInput: Sendable {
  let file: InputDescriptor
  /// Nil for lines whose columns are still to be found.
  let layout: HistoryShape.Layout?
  /// What the head of a JSON document says it holds.
  var symbols: [String] = []
  var currency: String?

  /// - Throws: where it cannot be read at all.
  init(path: String) throws(FeedError) {
    let opened = try TextFile.open(
      path, contents: "prices", pipeAdvice: "write it to a file first, since it is read twice")
    do throws(LineProblem) {
      guard case .bytes(let head) = opened.read(at: 0) else { throw LineProblem("it cannot be read") }
      let text = head[...].withoutByteOrderMarks.drop { $0.isBlank || $0.isLineEnd }
      switch text.first {
      case UInt8(ascii: "[") where Self.isListOfRows(text): (file, layout) = (opened, .objectArray)
      case UInt8(ascii: "{") where Self.isLineOfRow(text): (file, layout) = (opened, .objectLines)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        let document = try JSONDocument(Self.whole(opened)[...].withoutByteOrderMarks)
        var spool = try SpoolFile()
        try spool.append(document.lines)
        (file, layout) = (spool.input(), .document)
        symbols = document.symbols
        currency = document.currency
      default: (file, layout) = (opened, nil)
      }
    } catch {
      throw FeedError.history(path, error)
    }
  }

  /// The lines or objects, from the first to the last.
  var lines: HistoryLines { layout == .objectArray ? HistoryLines(arrayIn: file) : HistoryLines(file) }

  /// Whether the objects of a list are rows themselves.
  private static func isListOfRows(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.dropFirst().first(where: { !$0.isBlank && !$0.isLineEnd }) == UInt8(ascii: "{") else {
      return false
    }
    var splitter = JSONArraySplitter()
    splitter.push(Array(text))
    return splitter.next().map { isRow($0.bytes) } ?? false
  }

  /// Whether the first line is a row, or one object among others of its kind.
  private static func isLineOfRow(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { !$0.isLineEnd }
    if isRow(line) { return true }
    guard (try? JSONScanner.isObject(line)) ?? false else { return false }
    return text.dropFirst(line.count).drop { $0.isLineEnd || $0.isBlank }.first == UInt8(ascii: "{")
  }

  private static func isRow(_ object: ArraySlice<UInt8>) -> Bool {
    guard let texts = try? HistoryShape(layout: .objectLines).texts(of: object), texts.time != nil else {
      return false
    }
    return !texts.prices.isEmpty
  }

  private static func whole(_ file: InputDescriptor) throws(LineProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      switch file.read(at: Int64(bytes.count)) {
      case .bytes(let chunk):
        bytes += chunk
        guard bytes.count <= JSONDocument.largestSize else {
          throw LineProblem(
            "a JSON document of more than \(JSONDocument.largestSize >> 20) MiB",
            advice: "write it as a JSON object a line")
        }
      case .end, .nothingYet: return bytes
      case .failed(let words): throw LineProblem(words)
      }
    }
  }
}

extension FeedError {
  /// Why a file of history cannot be read.
  package static func history(_ path: String, _ problem: LineProblem) -> FeedError {
    FeedError(
      path, "cannot be read as history: \(problem.words)",
      problem.advice ?? "see bullion analyze --help for what can")
  }
}
