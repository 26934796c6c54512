import BullionMarket

/// A bar that a price or a moment has finished.
struct ClosedBar: Sendable, Equatable {
  var interval: BarInterval
  var bar: Bar
}

/// The bars of all lengths of one metal.
struct BarLadder: Sendable, Equatable {
  private var tracks: [IntervalTrack]
  /// When the first of the bars in the making ends, on the clock of the prices.
  private(set) var firstEnd = Timestamp.never

  init(settings: MonitorSettings) {
    tracks = BarInterval.allCases.map { IntervalTrack(interval: $0, settings: settings) }
  }

  subscript(interval: BarInterval) -> IntervalTrack { tracks[interval.position] }

  /// Milliseconds that a bar is held open past its end.
  var grace: Int64 { tracks[0].grace }

  /// - Parameter closed: bars that this price finished are appended; likewise below.
  mutating func add(_ price: Price, at time: Timestamp, closed: inout [ClosedBar]) {
    var first = Timestamp.never
    for index in tracks.indices {
      if let bar = tracks[index].add(price, at: time) {
        closed.append(ClosedBar(interval: tracks[index].interval, bar: bar))
      }
      first = min(first, tracks[index].currentEnd)
    }
    firstEnd = first
  }

  /// Takes a ready-made bar, which becomes part of the longer ones.
  mutating func append(_ bar: Bar, interval: BarInterval, closed: inout [ClosedBar]) {
    let position = interval.position
    for index in 0...position { close(index, endedBy: bar.start, &closed) }
    tracks[position].append(bar)
    closed.append(ClosedBar(interval: interval, bar: bar))
    for index in tracks.indices.dropFirst(position + 1) {
      guard let longer = tracks[index].aggregate(bar) else { continue }
      closed.append(ClosedBar(interval: tracks[index].interval, bar: longer))
    }
    noteFirstEnd()
  }

  /// Goes on with a one-minute bar in the making.
  mutating func resume(_ bar: Bar, closed: inout [ClosedBar]) {
    var bar = bar
    for index in tracks.indices {
      if let finished = tracks[index].aggregate(bar) {
        closed.append(ClosedBar(interval: tracks[index].interval, bar: finished))
      }
      // What a longer bar lacks is less than a minute.
      bar.isPartial = false
    }
    noteFirstEnd()
  }

  mutating func restore(_ memory: IndicatorMemory) { tracks[memory.interval.position].restore(memory) }

  mutating func shift(by offset: Price) {
    for index in tracks.indices { tracks[index].shift(by: offset) }
  }

  /// Closes the bars that end first.
  mutating func closeFirst(closed: inout [ClosedBar]) {
    let end = firstEnd
    for index in tracks.indices { close(index, endedBy: end, &closed) }
    noteFirstEnd()
  }

  /// Says that prices have been missed for so many milliseconds: bars no longer than that are followed by one
  /// without a true open, high and low.
  mutating func interrupt(after silence: Int64) {
    for index in tracks.indices where tracks[index].interval.milliseconds <= silence {
      tracks[index].interrupt()
    }
  }

  private mutating func close(_ index: Int, endedBy time: Timestamp, _ closed: inout [ClosedBar]) {
    guard let bar = tracks[index].close(endedBy: time) else { return }
    closed.append(ClosedBar(interval: tracks[index].interval, bar: bar))
  }

  private mutating func noteFirstEnd() {
    firstEnd = tracks.reduce(.never) { min($0, $1.currentEnd) }
  }
}
