import BullionMarket

/// What comes out of a file of history.
public enum HistoryItem: Sendable, Hashable {
  /// A bar, later than the one before; of a file of ticks, a bar of one price, not earlier than the one before.
  case bar(Bar)
  /// A row that cannot be used, with its number and why.
  case refused(RefusedLine)
}

/// Reads the history of one metal from a file that someone else's program has written, oldest first.
///
/// How the file is written is found out from its first lines (`shape`). A file that has its newest row first is
/// read from its end. Memory does not grow with the file.
public struct HistoryReader: Sendable {
  /// The file as the user named it.
  public let path: String
  public let shape: HistoryShape
  /// Whose prices are taken.
  public let instrument: Instrument

  private var lines: HistoryLines
  private var parser: HistoryRowParser
  /// A header that comes again, where files were put together, is no row.
  private let header: [UInt8]
  private var hasFailed = false
  private var refusedCount = 0

  /// - Parameters:
  ///   - path: a regular file.
  ///   - instrument: whose prices to take where a file holds those of both metals.
  ///   - options: what is known about it beyond what stands in it.
  public init(
    path: String, instrument: Instrument, options: HistoryOptions = HistoryOptions()
  ) throws(FeedError) {
    let file = try InputDescriptor(
      path: path, contents: "prices", pipeAdvice: "write it to a file first, since it is read twice")
    self.path = path
    self.instrument = instrument
    do throws(LineProblem) {
      let isArray = try Self.isArray(file)
      let head = try Self.head(isArray ? HistoryLines(arrayIn: file) : HistoryLines(file))
      let found = try HistorySniffer(head: head, instrument: instrument, zone: options.zone).shape(
        isArray: isArray)
      shape = found
      header = head.first { $0.number == found.firstRow - 1 }.map { Array($0.bytes) } ?? []
      if isArray {
        guard !found.isDescending else { throw LineProblem("a JSON array with the newest first") }
        lines = HistoryLines(arrayIn: file)
      } else {
        lines = found.isDescending ? try HistoryLines(backward: file) : HistoryLines(file)
      }
    } catch {
      throw FeedError(
        path, "cannot be read as history: \(error.words)", "see bullion analyze --help for what can")
    }
    parser = HistoryRowParser(shape: shape, instrument: instrument, options: options)
  }

  /// Bars whose high or low was widened so far, to hold their open and close.
  public var widenedCount: Int { parser.widenedCount }

  /// Bytes of the file that were read so far, for showing how far it is.
  public var bytesRead: Int64 { lines.bytesRead }

  /// Rows so far that did not become bars.
  public var counts: HistoryCounts {
    var counts = parser.counts
    counts.refused = refusedCount
    return counts
  }

  /// Why the prices read so far, taken together, cannot be dollars an ounce; nil when they can, and where prices are
  /// not judged.
  public var verdict: UnitVerdict? { parser.judge?.verdict }

  /// Who the last row said it is from, safe to print; nil where rows do not say.
  public var source: String? { parser.source }

  /// The last tick as a quote; nil before the first one and in a file of bars.
  ///
  /// - Parameter bar: the tick as `next` gave it.
  public func quote(of bar: Bar) -> Quote? {
    guard shape.kind == .ticks else { return nil }
    guard !parser.isSinglePrice, let bid = parser.bid, let ask = parser.ask else {
      return Quote(instrument: instrument, time: bar.start, price: bar.close)
    }
    return Quote(instrument: instrument, time: bar.start, bid: bid, ask: ask)
  }

  /// The next bar or refused row; nil at the end.
  public mutating func next() -> HistoryItem? {
    while !hasFailed {
      switch lines.next() {
      case .end: return nil
      case .failed(let words):
        hasFailed = true
        refusedCount += 1
        return .refused(
          RefusedLine(line: nil, reason: .malformed, text: "", detail: "reading stopped: \(words)"))
      case .line(let line):
        guard isRow(line) else { continue }
        do throws(LineProblem) {
          if let bar = try parser.bar(of: line) { return .bar(bar) }
        } catch {
          refusedCount += 1
          return .refused(error.refused(line: line.number, bytes: line.bytes))
        }
      }
    }
    return nil
  }

  private func isRow(_ line: LineSplitter.Line) -> Bool {
    guard line.number >= shape.firstRow else { return false }
    if line.flaw != nil { return true }
    guard let first = line.bytes.first(where: { !$0.isBlank }), first != UInt8(ascii: "#") else {
      return false
    }
    return first.isASCIIDigit || header.isEmpty || !line.bytes.elementsEqual(header)
  }

  private static func isArray(_ file: InputDescriptor) throws(LineProblem) -> Bool {
    guard case .bytes(let chunk) = file.read(at: 0) else { throw LineProblem("it cannot be read") }
    let text = chunk.starts(with: [0xEF, 0xBB, 0xBF]) ? chunk.dropFirst(3) : chunk[...]
    return text.first { !$0.isBlank && $0 != UInt8(ascii: "\n") } == UInt8(ascii: "[")
  }

  private static func head(_ lines: HistoryLines) throws(LineProblem) -> [LineSplitter.Line] {
    var lines = lines
    var head: [LineSplitter.Line] = []
    while head.count < HistorySniffer.mostLines, case .line(let line) = lines.next() {
      if line.flaw == .looksLikeUTF16 { throw LineSplitter.Flaw.looksLikeUTF16.problem }
      head.append(line)
    }
    return head
  }
}
