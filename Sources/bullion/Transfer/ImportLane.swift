import BullionMarket
import HistoryFiles
import Store

/// The bars of one source on their way from a file into the store: brought to the grid of the live bars, and made into
/// days beside.
struct ImportLane {
  let source: String
  let series: StoreSeries
  /// Bars of a day, made of shorter ones where need be.
  private(set) var days: [Bar] = []
  private let calendar: SessionCalendar
  /// Nil for bars that were stored before: they are on the grid.
  private var aggregator: BarAggregator?
  private var dayMaker: DayBars?
  private var bars: [Bar] = []

  /// - Parameter interval: of the bars to be stored.
  init(
    _ shape: HistoryShape, _ instrument: Instrument, _ interval: BarInterval, source: String,
    calendar: SessionCalendar
  ) {
    self.source = source
    self.calendar = calendar
    series = StoreSeries(instrument, source: source, interval: interval)
    if shape.namedInterval != interval {
      let step = shape.kind == .ticks ? nil : shape.namedInterval?.milliseconds ?? shape.step
      aggregator = BarAggregator(to: interval, from: step, calendar: calendar)
    }
    if interval != .oneDay { dayMaker = DayBars(from: interval, calendar: calendar) }
  }

  /// Takes a bar of the file; returns how many bars that finished.
  mutating func add(_ bar: Bar) -> Int {
    guard aggregator != nil else { return keep(snapped(bar)) }
    return aggregator?.add(bar).map { keep($0) } ?? 0
  }

  /// The last bars, once nothing comes any more.
  mutating func finish() -> Int {
    let count = aggregator?.finish().map { keep($0) } ?? 0
    if let day = dayMaker?.finish() { days.append(day) }
    return count
  }

  /// Hands over what was finished since the last call.
  mutating func takeBars() -> [Bar] {
    defer { bars.removeAll(keepingCapacity: true) }
    return bars
  }

  private mutating func keep(_ bar: Bar) -> Int {
    bars.append(bar)
    if series.interval == .oneDay {
      days.append(bar)
    } else if let day = dayMaker?.add(bar) {
      days.append(day)
    }
    return 1
  }

  private func snapped(_ bar: Bar) -> Bar {
    var bar = bar
    guard series.interval != .oneDay else {
      bar.start = calendar.opening(of: calendar.tradeDate(ofDayFrom: bar.start))
      return bar
    }
    let step = series.interval.milliseconds
    let beyond = bar.start.milliseconds % step
    bar.start = bar.start.advanced(byMilliseconds: beyond < 0 ? -beyond - step : -beyond)
    return bar
  }

  /// The length in which the bars of a file are kept: its own where that is a usual one, else the next longer one that
  /// can be made of them.
  static func interval(of reader: HistoryReader, wanted: BarInterval?) throws(ImportProblem) -> BarInterval {
    let shape = reader.shape
    func refuse(_ words: String, _ advice: String) -> ImportProblem {
      ImportProblem(path: reader.path, words: words, advice: advice)
    }
    let step = shape.namedInterval?.milliseconds ?? shape.step
    if let wanted {
      if let step, shape.kind != .ticks, step > wanted.milliseconds,
        wanted != .oneDay || step > BarInterval.dayLengths.upperBound
      {
        throw refuse(
          "its bars are \(length(step)) apart",
          "bars of \(wanted.rawValue) cannot be made of longer ones")
      }
      return wanted
    }
    if let named = shape.namedInterval { return named }
    if shape.kind == .ticks { return .oneMinute }
    if let problem = shape.rowProblem {
      throw refuse(
        "its rows do not have the columns of its header: \(problem)",
        "a comma within a number needs quotes around it")
    }
    guard shape.hasRows else {
      throw refuse("there is no row that can be read below its header", "see that the file is whole")
    }
    guard !shape.hasOneMoment || step != nil else {
      throw refuse(
        "all its rows are of one time, so that how long its bars are cannot be told",
        "say it with --interval, or call the column of the times of day Time")
    }
    guard let step else {
      throw refuse("how long its bars are cannot be told from a single row", "say it with --interval")
    }
    if BarInterval.dayLengths.contains(step) { return .oneDay }
    if let usual = BarInterval.allCases.first(where: { $0.milliseconds % step == 0 }) { return usual }
    throw refuse(
      "its bars are \(length(step)) apart",
      "only bars that make up \(BarInterval.allCases.map(\.rawValue).joined(separator: ", ")) can be kept")
  }

  /// How far bars lie apart, with the word for lengths that are longer than any that is kept.
  private static func length(_ step: Int64) -> String {
    let words = NumberText.duration(milliseconds: step)
    switch step / Timestamp.millisecondsPerDay {
    case 7: return "\(words) (a week)"
    case 28...31: return "\(words) (a month)"
    case 89...92: return "\(words) (a quarter of a year)"
    case 365...366: return "\(words) (a year)"
    default: return words
    }
  }
}
