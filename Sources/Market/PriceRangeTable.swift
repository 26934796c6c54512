/// One row of the table of what gold and silver cost: from the first of a month to the next row.
struct PriceRangeEntry: Sendable {
  /// Months since the year 0 at which it begins.
  let firstMonth: Int
  /// Lowest and highest price in dollars an ounce.
  let gold, silver: ClosedRange<Double>

  /// - Parameter month: the first one; 1 for a row of a whole year, 7 where its halves lay far apart.
  init(_ year: Int, _ month: Int = 1, gold: ClosedRange<Double>, silver: ClosedRange<Double>) {
    firstMonth = year * 12 + month - 1
    self.gold = gold
    self.silver = silver
  }

  /// What was paid, rounded outward. From 1960 on these are the lowest and highest monthly averages of the World
  /// Bank's Pink Sheet, widened to the extremes of single days; before, the parities of the dollar (19.39, 20.67 and
  /// 35 to the ounce of gold; 1.29 to that of silver, with the greenback's discount) and yearly averages of silver,
  /// with much room.
  static let all: [PriceRangeEntry] = [
    PriceRangeEntry(1700, gold: 17...23, silver: 1...1.7),
    PriceRangeEntry(1834, gold: 18...23, silver: 1.1...1.6),
    PriceRangeEntry(1862, gold: 18...62, silver: 1.1...3.9),
    PriceRangeEntry(1866, gold: 18...36, silver: 1.05...2.2),
    PriceRangeEntry(1879, gold: 18.9...22, silver: 0.55...1.3),
    PriceRangeEntry(1901, gold: 18.9...22, silver: 0.42...0.8),
    PriceRangeEntry(1916, gold: 18.9...24, silver: 0.5...1.5),
    PriceRangeEntry(1921, gold: 18.9...22, silver: 0.48...0.85),
    PriceRangeEntry(1930, gold: 18.9...22, silver: 0.22...0.55),
    PriceRangeEntry(1933, gold: 18.9...37, silver: 0.22...0.6),
    PriceRangeEntry(1935, gold: 32...38, silver: 0.33...0.95),
    PriceRangeEntry(1946, gold: 32...60, silver: 0.4...1),
    PriceRangeEntry(1960, gold: 33...42, silver: 0.85...1.45),
    PriceRangeEntry(1967, gold: 33...38, silver: 1.15...2.4),
    PriceRangeEntry(1968, gold: 33...46, silver: 1.5...2.8),
    PriceRangeEntry(1970, gold: 33...46, silver: 1.15...2.1),
    PriceRangeEntry(1972, gold: 41...77, silver: 1.25...2.25),
    PriceRangeEntry(1973, gold: 58...139, silver: 1.8...3.6),
    PriceRangeEntry(1974, gold: 104...214, silver: 2.9...7.3),
    PriceRangeEntry(1975, gold: 116...205, silver: 3.6...5.8),
    PriceRangeEntry(1976, gold: 94...155, silver: 3.5...5.6),
    PriceRangeEntry(1977, gold: 118...185, silver: 3.9...5.5),
    PriceRangeEntry(1978, gold: 150...268, silver: 4.4...7),
    PriceRangeEntry(1979, gold: 197...330, silver: 5.4...10),
    PriceRangeEntry(1979, 7, gold: 255...570, silver: 7.5...38),
    PriceRangeEntry(1980, gold: 425...960, silver: 9.5...55),
    PriceRangeEntry(1980, 7, gold: 500...800, silver: 12...27),
    PriceRangeEntry(1981, gold: 355...660, silver: 7...18),
    PriceRangeEntry(1982, gold: 270...540, silver: 4.4...12.5),
    PriceRangeEntry(1983, gold: 340...565, silver: 7.3...16.5),
    PriceRangeEntry(1984, gold: 275...450, silver: 5.6...11.2),
    PriceRangeEntry(1985, gold: 255...380, silver: 5...7.6),
    PriceRangeEntry(1986, gold: 295...490, silver: 4.3...7),
    PriceRangeEntry(1987, gold: 350...555, silver: 4.7...12.5),
    PriceRangeEntry(1988, gold: 350...540, silver: 5.3...9),
    PriceRangeEntry(1989, gold: 320...465, silver: 4.6...7),
    PriceRangeEntry(1990, gold: 310...470, silver: 3.5...6),
    PriceRangeEntry(1991, gold: 310...445, silver: 3.1...5.1),
    PriceRangeEntry(1992, gold: 298...400, silver: 3.2...4.9),
    PriceRangeEntry(1993, gold: 295...455, silver: 3.2...6.1),
    PriceRangeEntry(1994, gold: 335...440, silver: 4.1...6.4),
    PriceRangeEntry(1995, gold: 337...440, silver: 3.9...6.8),
    PriceRangeEntry(1996, gold: 330...460, silver: 4.2...6.5),
    PriceRangeEntry(1997, gold: 255...405, silver: 3.7...7),
    PriceRangeEntry(1998, gold: 246...348, silver: 4.1...8.7),
    PriceRangeEntry(1999, gold: 228...375, silver: 4.3...6.5),
    PriceRangeEntry(2000, gold: 238...355, silver: 4...6.1),
    PriceRangeEntry(2001, gold: 230...325, silver: 3.6...5.5),
    PriceRangeEntry(2002, gold: 250...388, silver: 3.7...5.8),
    PriceRangeEntry(2003, gold: 288...462, silver: 3.9...6.7),
    PriceRangeEntry(2004, gold: 337...505, silver: 4.9...9.4),
    PriceRangeEntry(2005, gold: 373...595, silver: 5.7...10.2),
    PriceRangeEntry(2006, gold: 465...805, silver: 7.8...16.8),
    PriceRangeEntry(2007, gold: 545...930, silver: 9.9...17.9),
    PriceRangeEntry(2008, gold: 615...1_140, silver: 7.6...23.6),
    PriceRangeEntry(2009, gold: 727...1_350, silver: 9.4...21.4),
    PriceRangeEntry(2010, gold: 945...1_400, silver: 13.2...22),
    PriceRangeEntry(2010, 7, gold: 1_040...1_580, silver: 15.7...34.5),
    PriceRangeEntry(2011, gold: 1_180...2_110, silver: 23.5...55),
    PriceRangeEntry(2012, gold: 1_380...1_980, silver: 23.6...41.5),
    PriceRangeEntry(2013, gold: 1_070...1_870, silver: 16.4...36),
    PriceRangeEntry(2014, gold: 1_020...1_535, silver: 12.7...24.6),
    PriceRangeEntry(2015, gold: 945...1_440, silver: 12.3...20.5),
    PriceRangeEntry(2016, gold: 955...1_515, silver: 12.3...23.4),
    PriceRangeEntry(2017, gold: 1_035...1_500, silver: 12.9...20.7),
    PriceRangeEntry(2018, gold: 1_050...1_505, silver: 12.5...19.7),
    PriceRangeEntry(2019, gold: 1_145...1_720, silver: 12.8...21.8),
    PriceRangeEntry(2020, gold: 1_310...1_970, silver: 10.3...20.5),
    PriceRangeEntry(2020, 7, gold: 1_590...2_290, silver: 16...33),
    PriceRangeEntry(2021, gold: 1_510...2_160, silver: 19.2...33.5),
    PriceRangeEntry(2022, gold: 1_455...2_280, silver: 15.8...29.8),
    PriceRangeEntry(2023, gold: 1_625...2_370, silver: 17.9...28.9),
    PriceRangeEntry(2024, gold: 1_790...2_700, silver: 19.8...35.7),
    PriceRangeEntry(2024, 7, gold: 2_060...3_080, silver: 23.8...38.5),
    PriceRangeEntry(2025, gold: 2_350...3_850, silver: 25...41),
    PriceRangeEntry(2025, 7, gold: 2_940...5_000, silver: 32...92),
    PriceRangeEntry(2026, gold: 3_400...6_200, silver: 50...134),
    PriceRangeEntry(lastKnownYear, 7, gold: 2_700...7_500, silver: 35...160),
  ]

  /// The year up to which the table knows.
  static let lastKnownYear = 2026
}
