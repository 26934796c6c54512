import BullionMarket
import Formats

/// Turns lines into quotes and bars: NDJSON, or CSV under a header.
///
/// The first line that is understood decides which of the two an input is; lines of the other kind are refused
/// one by one. Blank lines and lines that begin with `#` are skipped silently. A later CSV header (files put
/// together) takes the place of the first.
struct QuoteLineParser: Sendable {
  private enum Shape {
    case unknown
    case objects
    case rows(CSVShape)
  }

  private var shape = Shape.unknown
  private var interpreter = QuoteInterpreter()

  /// The event of a line; nil when it holds none: a blank, a comment, a header.
  mutating func event(of line: LineSplitter.Line) -> FeedEvent? {
    do throws(LineProblem) {
      if let flaw = line.flaw { throw flaw.problem }
      guard let first = line.bytes.first(where: { !$0.isBlank }), first != UInt8(ascii: "#") else {
        return nil
      }
      return first == UInt8(ascii: "{") ? try object(line.bytes) : try row(line.bytes)
    } catch {
      return error.refusal(line: line.number, bytes: line.bytes)
    }
  }

  private mutating func object(_ line: ArraySlice<UInt8>) throws(LineProblem) -> FeedEvent {
    if case .rows = shape { throw LineProblem("a JSON line among CSV rows") }
    var texts = QuoteTexts()
    var scanner = JSONScanner(line)
    do throws(JSONScanner.Problem) {
      while let (key, value) = try scanner.nextMember() {
        if let field = QuoteField(name: key) { texts[field] = value.text }
      }
    } catch {
      throw LineProblem(error.words)
    }
    let event = try interpreter.event(from: texts)
    shape = .objects
    return event
  }

  private mutating func row(_ line: ArraySlice<UInt8>) throws(LineProblem) -> FeedEvent? {
    do throws(LineProblem) {
      guard case .rows(let csv) = shape else { throw Self.problem(ofStray: line) }
      return try interpreter.event(from: csv.texts(of: line))
    } catch {
      // Only what cannot be read as a row is looked at as a header: rows are many, headers few.
      guard let csv = CSVShape(header: line) else { throw error }
      if case .objects = shape { throw LineProblem("a CSV header among JSON lines") }
      shape = .rows(csv)
      if let flaw = csv.flaw { throw LineProblem(flaw) }
      return nil
    }
  }

  /// What to say of a line that is neither JSON nor under a header.
  private static func problem(ofStray line: ArraySlice<UInt8>) -> LineProblem {
    if looksLikeHTML(line) { return LineProblem("HTML: a web page, not quotes") }
    if line.first(where: { !$0.isBlank }) == UInt8(ascii: "[") {
      return LineProblem("a JSON array; quotes are one JSON object a line")
    }
    return LineProblem("not JSON, and no CSV header names its columns")
  }
}
