import BullionMarket

/// Finds the clock of a file whose times name no zone by the hour in which its rows rest every day: the market does
/// from 17:00 to 18:00 New York, summer and winter.
struct DailyRest: Sendable {
  /// Half hours, or hours, in which there are rows, as the clock showed them, in the order of the file.
  private var slots: [Int64] = []
  private var last: Int64?
  private let slotLength: Int64
  /// Slots that are kept of the beginning, and as many of the end.
  private static let mostSlots = 4000
  private var ending: [Int64] = []
  private var oldest = 0
  /// Milliseconds that hourly rows are stamped behind the full hour, where all are by as much; nil elsewhere.
  private var lag: Int64?

  /// - Parameter step: milliseconds between the rows; nil when they are longer than the rest, so that it cannot show.
  init?(step: Int64?) {
    guard let step, step <= 3_600_000 else { return nil }
    slotLength = step <= 1_800_000 ? 1_800_000 : 3_600_000
  }

  /// Takes the time of a row as its clock showed it, held as if it were UTC.
  mutating func note(_ shown: Timestamp) {
    let slot = shown.milliseconds.roundedDown(toMultipleOf: slotLength)
    if slot == last { return }
    let behind = shown.milliseconds - slot
    if last == nil { lag = behind } else if behind != lag { lag = nil }
    last = slot
    if slots.count < Self.mostSlots {
      slots.append(slot)
    } else if ending.count < Self.mostSlots {
      ending.append(slot)
    } else {
      ending[oldest] = slot
      oldest = (oldest + 1) % Self.mostSlots
    }
  }

  /// The zone in which the rows rest as the market does; nil where none or several that differ do.
  ///
  /// - Parameter habit: the zone that such files usually have: it is meant where it is among several.
  func zone(habit: HistoryZone?) -> HistoryZone? {
    let all = slots + ending
    guard showsHabit(all) else { return nil }
    // Hours that begin at half past are those of a zone that is so far from the full hour.
    if let lag, lag % 900_000 == 0, lag > 0, slotLength == 3_600_000 {
      let minutes = Int(lag / 60_000)
      let stamps = all.map { $0 + lag }
      let zones = Self.broken.filter { ($0 % 60 + 60) % 60 == minutes }.map {
        HistoryZone.offset(minutes: $0)
      }
      if let zone = only(of: zones, stamps, habit: habit) { return zone }
    }
    let near = (habit.map { [$0] } ?? []) + Self.zones(slotLength)
    if let zone = only(of: near, all, habit: habit) { return zone }
    guard habit == nil, zone(among: near) == nil else { return nil }
    return only(of: Self.farZones, all, habit: nil)
  }

  /// The first of some zones in which the rows rest as the market does; nil where they do in none.
  func zone(among zones: [HistoryZone]) -> HistoryZone? {
    let all = slots + ending
    guard showsHabit(all) else { return nil }
    return zones.first { fit(all, $0) != nil }
  }

  /// The hour of its own clock in which the rows rest every day, from Tuesday to Thursday, while there are rows in all
  /// others; nil where there is no such hour.
  var hour: Int? {
    let all = slots + ending
    guard showsHabit(all) else { return nil }
    var counts = Array(repeating: 0, count: 24)
    for slot in all {
      let shown = Timestamp(milliseconds: slot)
      if (1...3).contains(shown.date.weekday) { counts[Int(shown.millisecondsOfDay / 3_600_000)] += 1 }
    }
    let most = counts.max() ?? 0
    let resting = counts.indices.filter { counts[$0] * 20 <= most }
    guard resting.count == 1, counts.count(where: { $0 * 2 >= most }) == 23, most >= 2 else { return nil }
    return resting.first
  }

  /// Whether there are enough rows: two days show no habit.
  private func showsHabit(_ all: [Int64]) -> Bool { all.count * Int(slotLength / 1_800_000) > 60 }

  /// The one zone of some in which the rows rest as the market does; nil where none or several that differ do.
  private func only(of zones: [HistoryZone], _ all: [Int64], habit: HistoryZone?) -> HistoryZone? {
    var found: [(zone: HistoryZone, moments: Int)] = []
    for zone in zones {
      guard let moments = fit(all, zone) else { continue }
      if let first = found.first, first.moments != moments { return habit == first.zone ? habit : nil }
      found.append((zone, moments))
    }
    return found.first?.zone
  }

  /// The zones that are tried: those of bullion itself and of Europe, then offsets that stay the same.
  private static func zones(_ slotLength: Int64) -> [HistoryZone] {
    let named: [HistoryZone] = [.utc, .newYork, .metaTrader, .london, .centralEurope, .athens]
    let halves = slotLength == 1_800_000 ? [330, 210, 570, 345] : []
    return named + (Array(-11...14).filter { $0 != 0 }.map { $0 * 60 } + halves).map { .offset(minutes: $0) }
  }

  /// Zones with daylight saving that are tried where none of the others fits.
  private static let farZones: [HistoryZone] = [.chicago, .denver, .losAngeles, .sydney, .auckland]
  /// Minutes that zones off the full hour are ahead of UTC.
  private static let broken = [330, 210, 570, 270, 390, 345, -210]

  /// Something that is the same for zones that read all rows alike; nil where the rows do not rest as the market does.
  private func fit(_ slots: [Int64], _ zone: HistoryZone) -> Int? {
    var (before, within, behind) = (0, 0, 0)
    var clock = HistoryClock(zone: zone)
    var hasher = Hasher()
    for slot in slots {
      guard let moment = clock.moment(showing: Timestamp(milliseconds: slot), after: nil) else { continue }
      hasher.combine(moment)
      let local = NewYorkTime(moment)
      guard (15..<20).contains(local.minuteOfDay / 60), local.date.weekday <= 3 else { continue }
      switch local.minuteOfDay / 60 {
      case 16: before += 1
      case 17: within += 1
      case 18: behind += 1
      default: break
      }
    }
    let perHour = Int(3_600_000 / slotLength)
    guard min(before, behind) >= 2 * perHour, within * 20 <= before,
      min(before, behind) * 2 >= max(before, behind)
    else { return nil }
    return hasher.finalize()
  }
}
