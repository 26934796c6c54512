import BullionMarket
import Files
import Formats

/// A file of history, opened: text of UTF-8 in lines, or JSON objects.
struct HistoryInput: Sendable {
  let file: InputDescriptor
  /// Nil for lines whose columns are still to be found.
  let layout: HistoryShape.Layout?
  /// What the head of a JSON document says.
  var head = JSONHead()
  /// What the columns of a document hold, where they were chosen by their names.
  var table: HistoryTable?

  /// - Parameters:
  ///   - instrument: whose prices are wanted, where the names of members are of metals.
  ///   - options: what is known of the file.
  /// - Throws: where it cannot be read at all.
  init(path: String, instrument: Instrument, options: HistoryOptions) throws(FeedError) {
    let opened = try TextFile.open(
      path, contents: "prices", pipeAdvice: "write it to a file first, since it is read twice")
    do throws(LineProblem) {
      guard case .bytes(let head) = opened.read(at: 0) else { throw LineProblem("it cannot be read") }
      let text = head[...].withoutByteOrderMarks.drop { $0.isBlank || $0.isLineEnd }
      switch text.first {
      case UInt8(ascii: "[") where Self.isListOfRows(text): (file, layout) = (opened, .objectArray)
      case UInt8(ascii: "{") where Self.isLineOfRow(text): (file, layout) = (opened, .objectLines)
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        let whole = try Self.whole(opened)[...].withoutByteOrderMarks
        let isLines = Self.isLineOfObject(text)
        let document = try JSONDocument(isLines ? Self.list(ofLines: whole) : whole, instrument, options)
        var spool = try SpoolFile()
        try spool.append(document.lines)
        (file, layout) = (spool.input(), .document)
        self.head = document.head
        table = document.table
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

  /// Whether rows stand among the first lines of objects.
  private static func isLineOfRow(_ text: ArraySlice<UInt8>) -> Bool {
    let lines = text.split(maxSplits: 16) { $0.isLineEnd }.prefix(16)
    guard let first = lines.first else { return false }
    return isRow(first) || isLineOfObject(text) && lines.contains(where: isRow)
  }

  /// Whether the first line is one object among others.
  private static func isLineOfObject(_ text: ArraySlice<UInt8>) -> Bool {
    let line = text.prefix { !$0.isLineEnd }
    guard (try? JSONScanner.isObject(line)) ?? false else { return false }
    return text.dropFirst(line.count).drop { $0.isLineEnd || $0.isBlank }.first == UInt8(ascii: "{")
  }

  /// Objects in lines as one list.
  private static func list(ofLines text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let lines = text.split { $0.isLineEnd }.filter { $0.contains { !$0.isBlank } }
    return ([UInt8(ascii: "[")] + lines.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")])[...]
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
