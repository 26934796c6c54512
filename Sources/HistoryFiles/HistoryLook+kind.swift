import Algorithms
import BullionMarket
import Formats

/// What the rows are, of which moments, and on whose clock.
extension HistoryLook {
  mutating func findKind(_ rows: [HistoryTexts]) {
    var reader = DateReader(order: shape.dateOrder, clock: shape.clockForm)
    let times = rows.compactMap { row in
      row.time.flatMap { reader.read($0, timeOfDay: row.timeOfDay) }
    }
    shape.kind = kind(of: rows, times)
    shape.metals.formUnion(
      rows.compactMap {
        $0.symbol.flatMap { SymbolMeaning(symbol: String(decoding: $0, as: UTF8.self)).instrument }
      })
    let said = rows.compactMap(\.symbol) + rows.compactMap(\.currency) + rows.compactMap(\.unit)
    if Set(said.prefix(64).map { String(decoding: $0, as: UTF8.self) }).contains(where: Self.isInDollars) {
      shape.isInDollars = true
    }
    shape.namedInterval = rows.lazy.compactMap(\.interval).first.flatMap {
      BarInterval(rawValue: String(decoding: $0, as: UTF8.self))
    }
    chooseZone(times)
    let steps = times.adjacentPairs().map { $1.time.milliseconds(since: $0.time) }
    shape.isDescending = steps.count { $0 < 0 } > steps.count { $0 > 0 }
    shape.hasOneMoment = times.count > 1 && steps.allSatisfy { $0 == 0 }
    if shape.kind != .ticks { shape.step = mostFrequent(steps.map { Int64($0.magnitude) }.filter { $0 > 0 }) }
  }

  private func kind(of rows: [HistoryTexts], _ times: [DateReader.Reading]) -> HistoryShape.Kind {
    // A symbol beside one price a day does not make ticks of it.
    let days = Set(times.map(\.time)).count
    let areDays =
      !times.isEmpty
      && times.allSatisfy { $0.time.advanced(byMilliseconds: $0.offset).millisecondsOfDay == 0 }
      && (days > 1 || days == 1 && times.count == 1)
    let hasBars = rows.contains { row in
      [row.open, row.high, row.low].contains { $0.map { !HistoryNumber.isMissing($0) } ?? false }
    }
    if case .columns(_, let fields) = shape.layout {
      if fields.contains(.open) && fields.contains(.close) && (hasBars || !fields.contains(.price)) {
        return hasBars || rows.isEmpty ? .bars : .closes
      }
      let isQuote = fields.contains(.bid) && fields.contains(.ask) || fields.contains(.price)
      return isQuote && !areDays ? .ticks : .closes
    }
    if rows.contains(where: { $0.open != nil }) { return .bars }
    let isQuote = rows.contains { $0.bid != nil && $0.ask != nil || $0.price != nil && $0.symbol != nil }
    return isQuote && !areDays ? .ticks : .closes
  }

  private mutating func chooseZone(_ times: [DateReader.Reading]) {
    shape.hasWallEpochs = shape.hasWallEpochs && times.contains { $0.isEpoch }
    let needsZone = shape.hasWallEpochs || times.contains { !$0.hasZone }
    if !needsZone {
      shape.zoneSource = .stamps
    } else if let zone = options.zone {
      shape.zone = zone
      shape.zoneSource = .option
    } else if let zone = shape.headerZones.first, times.contains(where: { $0.time.millisecondsOfDay != 0 }) {
      (shape.zone, shape.zoneSource) = (zone, .header)
    } else {
      switch shape.origin {
      case .metaTrader: (shape.zone, shape.zoneSource) = (.metaTrader, .origin)
      case .histData: (shape.zone, shape.zoneSource) = (.easternStandard, .origin)
      case .dukascopy, .binance: (shape.zone, shape.zoneSource) = (.utc, .origin)
      case .yfinance, .lbma, .plain: (shape.zone, shape.zoneSource) = (.utc, .assumption)
      }
    }
  }

  /// The smaller of two that are equally frequent.
  private func mostFrequent(_ steps: [Int64]) -> Int64? {
    var counts: [Int64: Int] = [:]
    for step in steps { counts[step, default: 0] += 1 }
    return counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
