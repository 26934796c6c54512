import BullionMarket

/// The waypoints of the 2026 surge: all facts of the demo are here, everything else is drawn between them.
///
/// Sources are the articles that DOMAIN.md names: *Silver Epic Surge* (A), *Silver Producers* (B), *Tandem Rally*
/// (C), and its figures marked "check" (D). Rows without a letter are shape: rounded, chosen so that the facts are
/// reached without a break, and no record of that minute's market. Where the sources disagree:
/// - A has the ratio at "about 110" in 2025; other pages say 101 to 106 (end of April). The demo follows A.
/// - B has silver at 100.29 and gold above 5,000 on 23 January, which is a ratio of 49.9 at 5,000; other pages
///   first see it below 50 on the 26th. Gold at 5,036 satisfies both.
/// - B puts the falls of 5.7 % and 8.4 % in one trading day "before the record / in the correction". Here they are
///   from the highs of 29 January to the low of that day: 5,597 -> 5,277.97 and 121.66 -> 111.44.
/// - C's fall "from $121 to $64 in all" (47 %) is one story of three falls here: 29 and 30 January, 5 February.
enum SurgeTable {
  /// A close of a trade date.
  struct Day: Sendable {
    var date: CalendarDate
    var close: MetalPair

    init(_ year: Int, _ month: Int, _ day: Int, _ gold: Double, _ silver: Double) {
      date = CalendarDate(year: year, month: month, day: day)
      close = MetalPair(gold: gold, silver: silver)
    }
  }

  /// From these closes the daily bars are drawn; the first row is the close before the first bar.
  static let days: [Day] = [
    Day(2024, 10, 31, 2745, 32.70),
    Day(2024, 12, 31, 2625, 28.90),
    Day(2025, 2, 14, 2885, 32.10),
    Day(2025, 3, 27, 3055, 34.40),
    Day(2025, 4, 4, 3040, 29.60),
    Day(2025, 4, 22, 3385, 30.77),  // A: ratio about 110
    Day(2025, 6, 5, 3355, 35.70),
    Day(2025, 7, 22, 3430, 39.30),
    Day(2025, 8, 29, 3448, 39.70),
    Day(2025, 10, 8, 4040, 48.90),
    Day(2025, 10, 16, 4320, 54.10),
    Day(2025, 10, 28, 3950, 47.00),
    Day(2025, 11, 28, 4230, 56.40),
    Day(2025, 12, 12, 4300, 62.00),
    Day(2025, 12, 22, 4285, 66.90),  // A: silver up about 50 % within the month to 23 January
    Day(2025, 12, 24, 4400, 70.57),  // ANALYTICS 3: ratio 62.35
    Day(2025, 12, 31, 4345, 72.20),
    Day(2026, 1, 7, 4460, 78.25),  // ANALYTICS 3: ratio 57
    Day(2026, 1, 14, 4620, 89.00),
    Day(2026, 1, 16, 4640, 90.20),
    Day(2026, 1, 19, 4672, 91.00),
    Day(2026, 1, 20, 4760, 92.80),
    Day(2026, 1, 21, 4828, 94.00),
    Day(2026, 1, 22, 4936, 96.30),
    Day(2026, 1, 23, 5052, 100.55),
    Day(2026, 1, 26, 5062, 107.20),
  ]

  /// Where the rows below begin: the open of trade date 19 January.
  static let start = january(18, 23)
  static let opening = MetalPair(gold: 4640, silver: 90.20)
  /// The first frame of the surge, of the crash, and of the quiet days.
  static let surgeStart = january(23, 14, 24)
  static let crashStart = january(30, 12, 58)
  static let quietStart = january(22, 14, 30)

  /// Never above the highs of 29 January.
  static let records = DemoWalk.Bounds(ceiling: MetalPair(gold: 5597, silver: 121.66))
  /// Silver below its line, the ratio above 50.
  static let beforeHundred = DemoWalk.Bounds(
    ceiling: MetalPair(gold: 5590, silver: 99.995), lowestRatio: 50.05)
  private static let ratioAboveFifty = DemoWalk.Bounds(
    ceiling: MetalPair(gold: 5590, silver: 121.5), lowestRatio: 50.03)
  private static let belowRecords = DemoWalk.Bounds(ceiling: MetalPair(gold: 5590, silver: 121.5))
  private static let afterRecords = DemoWalk.Bounds(
    ceiling: MetalPair(gold: 5597, silver: 121.66), floor: MetalPair(gold: 5277.97, silver: 111.44))
  private static let aboveFlashLow = DemoWalk.Bounds(
    ceiling: MetalPair(gold: 5597, silver: 121.66), floor: MetalPair(gold: 0, silver: 64))

  /// The days that are history in every scenario.
  static let prologue: [DemoLeg] = [
    DemoLeg(until: january(19, 22), gold: 4672, silver: 91.00, .lapse, bounds: beforeHundred),
    DemoLeg(until: january(20, 22), gold: 4760, silver: 92.80, .lapse, bounds: beforeHundred),
    DemoLeg(until: january(21, 22), gold: 4828, silver: 94.00, .lapse, bounds: beforeHundred),
    DemoLeg(until: quietStart, gold: 4905, silver: 95.40, .lapse, bounds: beforeHundred),
  ]

  static let surge: [DemoLeg] = [
    DemoLeg(until: january(22, 22), gold: 4936, silver: 96.30, .lapse, bounds: beforeHundred),
    DemoLeg(until: january(23, 8), gold: 4958, silver: 97.30, .lapse, bounds: beforeHundred),
    DemoLeg(until: january(23, 14, 10), gold: 4981, silver: 98.66, .lapse, bounds: beforeHundred),
    DemoLeg(until: surgeStart, gold: 4984, silver: 98.62, .lapse, bounds: beforeHundred),
    // B: gold above 5,000; silver's first price above 100 is 100.29.
    DemoLeg(
      until: january(23, 14, 30), gold: 4999.4, silver: 99.15, .brisk, wall: 12_000, shown: 6_000,
      bounds: beforeHundred,
      headline: "Silver approaches $100"),
    DemoLeg(
      until: january(23, 14, 38), gold: 5036, silver: 99.995, .brisk, wall: 16_000, shown: 8_000,
      bounds: beforeHundred,
      flaws: [.crossed, .malformed], headline: "Gold passes 5,000"),
    DemoLeg(
      until: january(23, 14, 44), gold: 5043, silver: 100.46, .brisk, wall: 16_000, shown: 6_000,
      opening: MetalPair(gold: 5036, silver: 100.29), bounds: ratioAboveFifty,
      headline: "Silver crosses $100 for the first time: 100.29"),
    DemoLeg(
      until: january(23, 22), gold: 5052, silver: 100.55, .lapse, wall: 6_000, shown: 2_500,
      bounds: ratioAboveFifty,
      headline: "Friday afternoon, in time-lapse"),
    DemoLeg(
      until: january(25, 23), gold: 5052, silver: 100.55, .lapse, wall: 2_300, shown: 1_500,
      headline: "Weekend: the market is closed"),
    DemoLeg(
      until: january(26, 8, 50), gold: 5084, silver: 101.40, .lapse, wall: 11_000, shown: 3_000,
      opening: MetalPair(gold: 5071, silver: 100.70), bounds: ratioAboveFifty,
      headline: "Sunday evening: the market opens higher"),
    // A and ANALYTICS 3: below 50 on 26 January, gold about 5,100 and silver about 110 during the day.
    DemoLeg(
      until: january(26, 8, 56), gold: 5090, silver: 102.60, .brisk, wall: 12_000, shown: 5_000,
      bounds: belowRecords,
      headline: "Gold-silver ratio falls below 50"),
    DemoLeg(
      until: january(26, 16, 28), gold: 5098, silver: 109.40, .lapse, wall: 2_200, shown: 1_500,
      bounds: belowRecords,
      headline: "Monday 26 January, in time-lapse"),
    DemoLeg(
      until: january(26, 16, 30), gold: 5100, silver: 110, .brisk, wall: 4_000, shown: 2_500,
      bounds: belowRecords,
      headline: "Silver toward 110, ratio near 46"),
    DemoLeg(
      until: january(26, 22), gold: 5062, silver: 107.20, .lapse, wall: 900, bounds: belowRecords,
      headline: "On to 29 January, in time-lapse"),
    DemoLeg(
      until: january(27, 22), gold: 5180, silver: 112.10, .lapse, wall: 2_300, shown: 1_200,
      bounds: belowRecords),
    DemoLeg(
      until: january(28, 22), gold: 5415, silver: 116.80, .lapse, wall: 2_200, shown: 1_200,
      bounds: belowRecords),
    DemoLeg(
      until: january(29, 14, 36), gold: 5548, silver: 119.60, .lapse, wall: 1_800, shown: 1_000,
      regime: .tense,
      bounds: belowRecords),
    // D: the highs.
    DemoLeg(
      until: january(29, 14, 40), gold: 5597, silver: 121.66, .busy, wall: 9_000, shown: 5_000,
      regime: .tense,
      headline: "To the record highs: gold 5,597, silver 121.66"),
    // B: -5.7 % and -8.4 % in one trading day.
    DemoLeg(
      until: january(29, 14, 46), gold: 5277.97, silver: 111.44, .frantic, wall: 14_000, shown: 9_000,
      regime: .crash,
      bounds: afterRecords, headline: "Down from the highs: gold to -5.7 %, silver to -8.4 % within the day"),
    DemoLeg(
      until: january(29, 22), gold: 5318.40, silver: 114.04, .lapse, wall: 2_500, regime: .tense,
      bounds: afterRecords, headline: "On into 30 January, in time-lapse"),  // D: close, ratio 46.6
    DemoLeg(until: crashStart, gold: 5090, silver: 106, .lapse, wall: 3_000, regime: .tense),
    DemoLeg(
      until: january(30, 13, 3), gold: 4975, silver: 98.90, .frantic, wall: 10_000, regime: .tense,
      headline: "Gold falls through 5,000"),
    DemoLeg(
      until: january(30, 15, 24), gold: 4945, silver: 98.20, .lapse, wall: 1_500, regime: .tense,
      headline: "Friday 30 January, in time-lapse"),
    DemoLeg(
      until: january(30, 15, 30), gold: 4868, silver: 90.10, .frantic, wall: 12_000, regime: .crash,
      headline: "The fall goes on: silver toward 90"),
    DemoLeg(
      until: january(30, 21, 56), gold: 4770, silver: 81.60, .lapse, wall: 2_000, regime: .crash,
      headline: "On to the close, in time-lapse"),
    DemoLeg(
      until: january(30, 22), gold: 4713.90, silver: 78.29, .frantic, wall: 7_500, regime: .crash,
      headline: "Ratio back toward 60 into the close"),  // D: close, ratio 60.2
    DemoLeg(
      until: february(1, 23), gold: 4713.90, silver: 78.29, .lapse, wall: 2_300,
      headline: "Weekend: the market is closed"),
    DemoLeg(
      until: february(2, 12), gold: 4560, silver: 72.50, .lapse, wall: 1_800, regime: .crash,
      opening: MetalPair(gold: 4690, silver: 76.50), bounds: aboveFlashLow,
      headline: "February opens lower"),
    DemoLeg(
      until: february(2, 22), gold: 4655, silver: 77.20, .lapse, wall: 1_200, regime: .tense,
      bounds: aboveFlashLow, headline: "On to 5 February, in time-lapse"),
    DemoLeg(
      until: february(3, 22), gold: 4935, silver: 84.60, .lapse, wall: 2_200, regime: .tense,
      bounds: aboveFlashLow),
    DemoLeg(
      until: february(4, 22), gold: 4965, silver: 86.90, .lapse, wall: 2_200, regime: .tense,
      bounds: aboveFlashLow),
    DemoLeg(
      until: february(5, 14, 50), gold: 4850, silver: 70.60, .lapse, wall: 1_900, regime: .tense,
      bounds: aboveFlashLow),
    // C: the flash crash to 64 in early February; the day and the hour are ours.
    DemoLeg(
      until: february(5, 14, 56), gold: 4690, silver: 64, .frantic, wall: 13_000, regime: .crash,
      bounds: aboveFlashLow, headline: "Flash crash: silver toward 64"),
    DemoLeg(
      until: february(5, 15, 1), gold: 4760, silver: 68.90, .frantic, wall: 10_000, regime: .tense,
      bounds: aboveFlashLow, headline: "Silver rebounds from 64"),
    DemoLeg(
      until: february(5, 22), gold: 4830, silver: 71.50, .lapse, wall: 1_200, regime: .tense,
      bounds: aboveFlashLow, headline: "On to 6 February, in time-lapse"),
    DemoLeg(
      until: february(6, 14, 30), gold: 4900, silver: 74.20, .lapse, wall: 1_800, bounds: aboveFlashLow),
    DemoLeg(
      until: february(6, 14, 35), gold: 4930, silver: 75.60, .busy, wall: 10_000, bounds: aboveFlashLow,
      headline: "After the crash: ratio near 65"),
  ]

  static func january(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Timestamp {
    Timestamp(2026, 1, day, hour, minute)
  }

  private static func february(_ day: Int, _ hour: Int, _ minute: Int = 0) -> Timestamp {
    Timestamp(2026, 2, day, hour, minute)
  }
}
