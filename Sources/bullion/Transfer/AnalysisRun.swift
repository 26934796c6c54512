import ArgumentParser
import BullionAnalytics
import BullionMarket
import BullionMonitor
import HistoryFiles

/// Reads two histories to their end, prints what comes of them, and reports what was refused.
struct AnalysisRun {
  private static let flushLength = 1 << 16
  /// Refused lines of one file that are told one by one.
  private static let mostLines = 20

  private var pair: HistoryPair
  private let from: Timestamp
  private let to: Timestamp
  private var refused: [Instrument: Int] = [:]
  /// The first and the last bar that both have, and how many of them were asked for.
  private var common: (first: Timestamp, last: Timestamp)?
  private var wantedCount = 0
  private var output: [UInt8] = []

  init(_ pair: HistoryPair, from: Timestamp?, to: Timestamp?) {
    self.pair = pair
    self.from = from ?? Timestamp(milliseconds: .min)
    self.to = to ?? Timestamp(milliseconds: .max)
    output.reserveCapacity(Self.flushLength + 1024)
  }

  mutating func printColumns(_ columns: [AnalysisColumn], format: AnalysisText.Format) throws {
    var table = AnalysisTable(columns: columns)
    let text = AnalysisText(format: format, columns: columns)
    text.appendHeader(to: &output)
    try read { gold, silver, isWanted, output in
      guard let gold, let silver else { return }
      table.add(gold: gold, silver: silver)
      if isWanted { text.append(table, gold: gold, silver: silver, to: &output) }
    }
  }

  mutating func printAlarms() throws {
    guard let interval = pair.gold.interval, interval == pair.silver.interval else {
      throw NoUsualInterval()
    }
    var history = AlarmHistory(interval: interval)
    try read { gold, silver, isWanted, output in
      let lines = history.add(gold: gold, silver: silver)
      guard isWanted else { return }
      for line in lines {
        output.append(contentsOf: line.utf8)
        output.append(UInt8(ascii: "\n"))
      }
    }
  }

  /// Reads both to their end, or up to the last bar that was asked for.
  ///
  /// - Parameter row: takes the bars of a moment, whether they were asked for, and what to print to.
  private mutating func read(_ row: (Bar?, Bar?, Bool, inout [UInt8]) -> Void) throws {
    let to = to
    // The first bar that was not asked for is read, too: it can be the only one.
    let ahead = ReadAhead((pair: pair, isOver: false)) { source -> HistoryPair.Item? in
      guard !source.isOver, let item = source.pair.next() else { return nil }
      source.isOver = item.start.map { $0 >= to } ?? false
      return item
    }
    do {
      while let batch = ahead.nextBatch() { try take(batch, row) }
    } catch {
      pair = ahead.finish().pair
      throw error
    }
    pair = ahead.finish().pair
    try flush()
    try finish()
  }

  private mutating func take(
    _ items: [HistoryPair.Item], _ row: (Bar?, Bar?, Bool, inout [UInt8]) -> Void
  ) throws {
    for item in items {
      switch item {
      case .both(let gold, let silver):
        note(gold.start)
        if gold.start < to { row(gold, silver, gold.start >= from, &output) }
      case .single(let instrument, let bar) where bar.start < to:
        row(instrument == .gold ? bar : nil, instrument == .silver ? bar : nil, bar.start >= from, &output)
      case .single: break
      case .refused(let instrument, let line): report(line, of: instrument)
      }
      if output.count >= Self.flushLength { try flush() }
    }
  }

  private mutating func note(_ start: Timestamp) {
    common = (common?.first ?? start, start)
    if start >= from, start < to { wantedCount += 1 }
  }

  private mutating func flush() throws {
    defer { output.removeAll(keepingCapacity: true) }
    guard output.withUnsafeBufferPointer({ write($0, to: 1) }) else { throw ExitCode.failure }
  }

  // MARK: Standard error

  private func bars(of instrument: Instrument) -> HistoryBars {
    instrument == .gold ? pair.gold : pair.silver
  }

  private mutating func report(_ line: RefusedLine, of instrument: Instrument) {
    refused[instrument, default: 0] += 1
    guard refused[instrument, default: 0] <= Self.mostLines else { return }
    bars(of: instrument).reader.tell(line)
  }

  private func finish() throws {
    for instrument in Instrument.allCases {
      let bars = bars(of: instrument)
      let path = bars.reader.path
      if let count = refused[instrument] { printToStandardError("\(path): refused \(count) in all") }
      if bars.reader.widenedCount > 0 {
        printToStandardError("\(path): \(bars.reader.widenedCount) bars widened to hold their open and close")
      }
      if bars.outsideCount > 0 {
        printToStandardError("\(path): \(bars.outsideCount) left out, as the market was closed then")
      }
    }
    tellPairing()
    for bars in [pair.gold, pair.silver] {
      if let problem = bars.reader.seriesProblem {
        printToStandardError("\(bars.reader.path): \(problem.words); \(problem.advice ?? "")")
      }
      guard let verdict = bars.reader.verdict else { continue }
      printToStandardError("\(bars.reader.path): \(verdict); \(UnitVerdict.advice)")
    }
    guard let common else { throw NoCommonBar(isEmpty: pair.goldOnlyCount + pair.silverOnlyCount == 0) }
    guard wantedCount > 0 else {
      throw NoWantedBar(from: from, to: to, first: common.first, last: common.last)
    }
  }

  private func tellPairing() {
    guard pair.goldOnlyCount + pair.silverOnlyCount > 0 else { return }
    printToStandardError(
      "bars in both files: \(pair.commonCount); in gold only: \(pair.goldOnlyCount); in silver only: \(pair.silverOnlyCount)"
    )
    for (bars, alone, other) in [
      (pair.gold, pair.goldOnlyCount, pair.silver), (pair.silver, pair.silverOnlyCount, pair.gold),
    ] where alone > pair.commonCount {
      printToStandardError(
        "\(bars.reader.path): most of its bars, \(alone) of \(alone + pair.commonCount), found no partner in "
          + "\(other.reader.path); see above how their times were read")
    }
  }
}

extension HistoryReader {
  /// Tells on standard error about a row that was refused.
  func tell(_ line: RefusedLine) {
    let place = line.line.map { "\(shape.rowWord) \($0): " } ?? ""
    let what = line.reason == .implausible ? "not a price" : "not a bar"
    printToStandardError("\(path): \(place)\(what): \(line.detail): \(line.text)")
  }
}

/// Why there is nothing to analyze.
struct NoCommonBar: Error, CustomStringConvertible {
  /// Whether neither file had any.
  var isEmpty: Bool

  var description: String {
    isEmpty
      ? "neither file has a bar that can be used; see above what was refused"
      : "no bar starts at the same time in both files; see above how their times were read, and try --interval 1d or --time-zone"
  }
}

/// Why nothing was printed although both files have bars in common.
struct NoWantedBar: Error, CustomStringConvertible {
  var from: Timestamp
  var to: Timestamp
  var first: Timestamp
  var last: Timestamp

  var description: String {
    let lower = from.milliseconds == .min ? "" : " from \(from.iso8601) on"
    let upper = to.milliseconds == .max ? "" : " before \(to.iso8601)"
    let end = last < to ? " and the last at \(last.iso8601)" : ""
    return "no bar of both files lies\(lower)\(upper): the first one is at \(first.iso8601)\(end)"
  }
}

/// Why a history cannot be run through the alarm rules.
struct NoUsualInterval: Error, CustomStringConvertible {
  var description: String {
    "--alarms needs bars of the same length in both files, one of "
      + "\(BarInterval.allCases.map(\.rawValue).joined(separator: ", ")); --interval makes them of shorter ones"
  }
}
