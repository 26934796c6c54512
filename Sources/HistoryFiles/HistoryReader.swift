import BullionMarket
import Files
import Formats

/// What comes out of a file of history.
package enum HistoryItem: Sendable, Hashable {
  /// A bar, later than the one before; of a file of ticks, a bar of one price, not earlier than the one before.
  case bar(Bar)
  /// A row that cannot be used, with its number and why.
  case refused(RefusedLine)
}

/// Reads the history of one metal from a file that someone else's program has written, oldest first.
///
/// How the file is written is found out first (`shape`), from its first lines and from a look through all of them. A
/// file that has its newest row first is read from its end; one that follows no order is put into order in memory.
/// Memory does not grow with any other file.
package struct HistoryReader: Sendable {
  /// The file as the user named it.
  package let path: String
  package let shape: HistoryShape
  /// Whose prices are taken.
  package let instrument: Instrument

  private let input: HistoryInput
  private let takesAll: Bool
  private var lines: HistoryLines
  private var parser: HistoryRowParser
  private var sequence: HistorySequence
  /// A header that comes again, where files were put together, is no row.
  private let header: [UInt8]
  private var hasEnded = false
  private var refusedCount = 0
  /// Refusals that came behind the bar that is held back, then what is to be handed out.
  private var waiting: [HistoryItem] = []
  private var ready: [HistoryItem] = []
  /// Refusals that may wait.
  private static let mostWaiting = 256

  /// - Parameters:
  ///   - path: a regular file.
  ///   - instrument: whose prices to take where a file holds those of both metals.
  ///   - options: what is known about it beyond what stands in it.
  package init(
    path: String, instrument: Instrument, options: HistoryOptions = HistoryOptions()
  ) throws(FeedError) {
    let input = try HistoryInput(path: path, instrument: instrument, options: options)
    self.path = path
    self.input = input
    takesAll = options.asIs
    self.instrument = instrument
    do throws(LineProblem) {
      let head = Self.head(input.lines)
      let look = try HistoryLook(input, head: head, instrument: instrument, options: options)
      shape = look.shape
      if !options.asIs { try Self.checkName(path, shape) }
      header = head.first { $0.number == look.shape.firstRow - 1 }.map { Array($0.bytes) } ?? []
      let isBackward = shape.isDescending && !shape.isDisordered && input.layout != .objectArray
      lines = isBackward ? try HistoryLines(backward: input.file) : input.lines
    } catch {
      throw FeedError.history(path, error)
    }
    parser = HistoryRowParser(shape: shape, instrument: instrument, options: options)
    sequence = HistorySequence(rowWord: shape.rowWord)
    if shape.isDisordered { readInOrder() }
  }

  /// Bars whose high or low was widened so far, to hold their open and close.
  package var widenedCount: Int { parser.widenedCount }

  /// Bytes of the file that were read so far, for showing how far it is.
  package var bytesRead: Int64 { lines.bytesRead }

  /// Rows so far that did not become bars.
  package var counts: HistoryCounts {
    var counts = HistoryCounts()
    counts.missing = parser.missingCount
    counts.leftOut = parser.leftOutCount
    counts.doubles = sequence.doubleCount
    counts.merged = sequence.mergedCount
    counts.refused = refusedCount
    return counts
  }

  /// Why the prices read so far, taken together, cannot be dollars an ounce; nil when they can, and where prices are
  /// not judged.
  package var verdict: UnitVerdict? { parser.judge?.verdict }

  /// Why the rows read so far, taken together, are not what they were taken for; nil while they can be.
  package var doubt: LineProblem? {
    if parser.wholeCount >= 5, PriceOrder.areMany(parser.misfitCount, of: parser.wholeCount) {
      return LineProblem(
        "open or close lie outside of high and low in \(parser.misfitCount) of \(parser.wholeCount) rows:"
          + " its columns hold something else than their names say",
        advice: "put the names of the columns right, or name the one price to take with --column")
    }
    let series = seriesProblem
    if shape.clockColumn == nil, let series { return series }
    guard sequence.dayCount >= 2, sequence.differingDayCount * 2 > sequence.dayCount else { return series }
    let column = shape.clockColumn.map { "; is it in the column \($0)?" } ?? ""
    return LineProblem(
      "\(sequence.differingDayCount) of \(sequence.dayCount) days come several times with different prices:"
        + " their time of day was not found\(column)",
      advice: "call the column of the times of day Time, with times such as 09:30")
  }

  /// Why they cannot be one series of prices; nil when they can.
  private var seriesProblem: LineProblem? {
    guard !takesAll, shape.kind != .ticks else { return nil }
    return sequence.series.problem(shape, header: header, lines: input.lines)
  }

  /// Who the last row said it is from, safe to print; nil where rows do not say.
  package var source: String? { shape.kind == .ticks ? parser.source : sequence.source }

  /// The last tick as a quote; nil before the first one and in a file of bars.
  ///
  /// - Parameter bar: the tick as `next` gave it.
  package func quote(of bar: Bar) -> Quote? {
    guard shape.kind == .ticks else { return nil }
    guard !parser.isSinglePrice, let bid = parser.bid, let ask = parser.ask else {
      return Quote(instrument: instrument, time: bar.start, price: bar.close)
    }
    return Quote(instrument: instrument, time: bar.start, bid: bid, ask: ask)
  }

  /// The next bar or refused row; nil at the end.
  package mutating func next() -> HistoryItem? {
    while true {
      if let item = ready.popLast() { return item }
      guard !hasEnded else { return nil }
      if let item = step() { return item }
    }
  }

  /// Reads a line; what comes of it, if that is not to wait.
  private mutating func step() -> HistoryItem? {
    switch lines.next() {
    case .end:
      hasEnded = true
      return finishHeld()
    case .failed(let words):
      hasEnded = true
      refusedCount += 1
      waiting.append(
        .refused(RefusedLine(line: nil, reason: .malformed, text: "", detail: "reading stopped: \(words)")))
      return finishHeld()
    case .line(let line):
      guard isRow(line) else { return nil }
      do throws(LineProblem) {
        guard let row = try parser.row(of: line) else { return nil }
        return take(row)
      } catch {
        return refuse(error.refused(line: line.number, bytes: line.bytes))
      }
    }
  }

  private mutating func take(_ row: HistorySequence.Row) -> HistoryItem? {
    if shape.kind == .ticks {
      guard let item = sequence.takeTick(row) else { return nil }
      if case .refused = item { refusedCount += 1 }
      return item
    }
    switch sequence.add(row) {
    case .bar(let bar):
      releaseWaiting()
      return .bar(bar)
    case .refused(let line): return refuse(line)
    case nil: return nil
    }
  }

  /// A refusal waits for the bar before it.
  private mutating func refuse(_ line: RefusedLine) -> HistoryItem? {
    refusedCount += 1
    guard sequence.isHolding else { return .refused(line) }
    waiting.append(.refused(line))
    return waiting.count > Self.mostWaiting ? finishHeld() : nil
  }

  private mutating func finishHeld() -> HistoryItem? {
    let bar = sequence.finish()
    releaseWaiting()
    return bar.map { .bar($0) }
  }

  private mutating func releaseWaiting() {
    guard !waiting.isEmpty else { return }
    ready = waiting.reversed()
    waiting.removeAll()
  }

  /// Reads all rows and hands them out in the order of their times; of one time in the order of the file.
  private mutating func readInOrder() {
    var rows: [HistorySequence.Row] = []
    var refusals: [HistoryItem] = []
    reading: while true {
      switch lines.next() {
      case .end: break reading
      case .failed(let words):
        refusals.append(
          .refused(RefusedLine(line: nil, reason: .malformed, text: "", detail: "reading stopped: \(words)")))
        break reading
      case .line(let line):
        guard isRow(line) else { continue }
        do throws(LineProblem) {
          guard var row = try parser.row(of: line) else { continue }
          row.line.bytes = []
          rows.append(row)
        } catch {
          refusals.append(.refused(error.refused(line: line.number, bytes: line.bytes)))
        }
      }
    }
    refusedCount = refusals.count
    if shape.isDescending { rows.reverse() }
    // The sort of the standard library keeps the order of equals.
    rows.sort { $0.key < $1.key }
    var bars: [HistoryItem] = []
    for row in rows { if let item = sequence.add(row) { bars.append(item) } }
    if let bar = sequence.finish() { bars.append(.bar(bar)) }
    ready = bars.reversed() + refusals.reversed()
    hasEnded = true
  }

  private func isRow(_ line: LineSplitter.Line) -> Bool {
    guard line.number >= shape.firstRow else { return false }
    if line.flaw != nil { return true }
    guard let first = line.bytes.first(where: { !$0.isBlank }), first != UInt8(ascii: "#") else {
      return false
    }
    return first.isASCIIDigit || header.isEmpty || !line.bytes.elementsEqual(header)
  }

  /// What the name of a file says, where its rows say nothing. A weight is for whoever judges the prices.
  private static func checkName(_ path: String, _ shape: HistoryShape) throws(LineProblem) {
    switch SymbolMeaning(fileName: path).other {
    case nil, .weight, .turnedOver: return
    case .currency where shape.isInDollars: return
    case .currency(let metal, let code):
      throw LineProblem(
        "its name says \(OtherInstrument.currency(metal, code))",
        advice: "rename the file if it holds dollars an ounce")
    case let other?:
      guard shape.metals.isEmpty else { return }
      throw LineProblem("its name says \(other)", advice: "rename the file if it holds dollars an ounce")
    }
  }

  private static func head(_ lines: HistoryLines) -> [LineSplitter.Line] {
    var lines = lines
    var head: [LineSplitter.Line] = []
    while head.count < HistorySniffer.mostLines, case .line(let line) = lines.next() { head.append(line) }
    return head
  }
}

extension HistoryShape {
  /// What its rows are counted in.
  package var rowWord: String { layout == .objectArray || layout == .document ? "object" : "line" }
}
