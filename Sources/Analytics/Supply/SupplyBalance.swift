/// A metal's supply less its demand, year by year, as one edition of a survey gives it.
///
/// Editions revise each other, so figures of two are never mixed and the edition is always shown.
public struct SupplyBalance: Sendable, Equatable {
  /// One year of the balance.
  public struct Year: Sendable, Equatable {
    /// Of the calendar.
    public var year: Int
    /// Supply less demand in million troy ounces; negative for a deficit.
    public var millionOunces: Double
    /// Not yet measured when the edition was printed.
    public var isForecast: Bool

    /// A year as it is given; the balance checks it.
    ///
    /// - Parameters:
    ///   - year: of the calendar, 0 to 9999.
    ///   - millionOunces: supply less demand in million troy ounces.
    ///   - isForecast: whether it was not yet measured when the edition was printed.
    public init(year: Int, millionOunces: Double, isForecast: Bool = false) {
      self.year = year
      self.millionOunces = millionOunces
      self.isForecast = isForecast
    }

    /// Whether demand was larger than supply.
    public var isDeficit: Bool { millionOunces < 0 }

    /// The balance in metric tonnes.
    public var tonnes: Double { SupplyBalance.tonnes(ofMillionOunces: millionOunces) }
  }

  /// Troy ounces in a metric tonne.
  public static let ouncesPerTonne = 32_150.7466

  /// Million troy ounces in metric tonnes.
  public static func tonnes(ofMillionOunces ounces: Double) -> Double { ounces * 1_000_000 / ouncesPerTonne }

  /// In lower case: `silver`.
  public let metal: String
  /// The survey and its edition.
  public let edition: String
  /// Ascending.
  public let years: [Year]

  /// - Returns: nil without a year, with a year named twice or outside 0...9999, and for balances
  ///   that are not finite.
  public init?(metal: String, edition: String, years: [Year]) {
    guard !years.isEmpty, Set(years.map(\.year)).count == years.count,
      years.allSatisfy({ (0...9999).contains($0.year) && $0.millionOunces.isAdmissible })
    else { return nil }
    self.init(unchecked: metal, edition: edition, years: years)
  }

  private init(unchecked metal: String, edition: String, years: [Year]) {
    self.metal = metal
    self.edition = edition
    self.years = years.sorted { $0.year < $1.year }
  }

  /// The sum over some years, in million troy ounces.
  public static func total(of years: [Year]) -> Double { years.reduce(0) { $0 + $1.millionOunces } }

  /// The run of deficits that the newest year ends, ascending; empty when that year is none.
  ///
  /// A year that is missing ends the run.
  ///
  /// - Parameter includingForecasts: whether forecast years count.
  public func consecutiveDeficits(includingForecasts: Bool = false) -> [Year] {
    var run: [Year] = []
    for year in years.reversed() where includingForecasts || !year.isForecast {
      guard year.isDeficit, run.last.map({ $0.year - 1 == year.year }) ?? true else { break }
      run.append(year)
    }
    return run.reversed()
  }

  /// The silver market since 2021.
  public static let silver = SupplyBalance(
    unchecked: "silver", edition: "World Silver Survey 2026",
    years: [
      Year(year: 2021, millionOunces: -83.7),
      Year(year: 2022, millionOunces: -254.0),
      Year(year: 2023, millionOunces: -200.1),
      Year(year: 2024, millionOunces: -137.9),
      Year(year: 2025, millionOunces: -40.3),
      Year(year: 2026, millionOunces: -46.3, isForecast: true),
    ])
}
