/// What the countries of the world mine of a metal in one year.
///
/// A country whose production is unknown stays in the table, and what it mines is part of the remainder: the
/// stated world total less what is known by name. Nothing is invented and nothing dropped.
public struct ProductionTable: Sendable, Equatable {
  /// One country's row.
  public struct Producer: Sendable, Equatable {
    /// Its name, as it is printed.
    public var country: String
    /// In the table's unit; nil when unknown.
    public var production: Double?
    /// What a reader should know about this figure.
    public var note: String?

    /// A row as it is given; the table checks it.
    ///
    /// - Parameters:
    ///   - country: its name, by which the table tells rows apart.
    ///   - production: in the table's unit, from zero up; nil when unknown.
    ///   - note: what a reader should know about this figure.
    public init(country: String, production: Double?, note: String? = nil) {
      self.country = country
      self.production = production
      self.note = note
    }
  }

  /// Why rows do not make a table.
  public enum Defect: Error, Equatable, Sendable {
    /// A table without a row.
    case noProducers
    /// Two rows of one country.
    case repeatedCountry(String)
    /// Not finite or below zero.
    case impossibleProduction(String)
    /// Not finite or not above zero.
    case impossibleWorldTotal
  }

  /// In lower case: `silver`.
  public let metal: String
  /// The year in which it was mined.
  public let year: Int
  /// As it is printed: `t`.
  public let unit: String
  /// The stated total, which need not be the sum of the rows; nil when none is stated.
  public let world: Double?
  /// The survey and its edition.
  public let source: String
  /// What a reader should know about the whole; nil for nothing.
  public let note: String?
  /// In the order given.
  public let producers: [Producer]

  /// - Throws: `Defect`.
  public init(
    metal: String, year: Int, unit: String, world: Double?, source: String, note: String? = nil,
    producers: [Producer]
  ) throws(Defect) {
    guard !producers.isEmpty else { throw .noProducers }
    if let world, !(world > 0 && world.isAdmissible) { throw .impossibleWorldTotal }
    var countries: Set<String> = []
    for producer in producers {
      guard countries.insert(producer.country).inserted else { throw .repeatedCountry(producer.country) }
      if let production = producer.production, !(production >= 0 && production.isAdmissible) {
        throw .impossibleProduction(producer.country)
      }
    }
    self.init(
      unchecked: metal, year: year, unit: unit, world: world, source: source, note: note,
      producers: producers)
  }

  /// For tables that are known to be sound.
  init(
    unchecked metal: String, year: Int, unit: String, world: Double?, source: String, note: String?,
    producers: [Producer]
  ) {
    self.metal = metal
    self.year = year
    self.unit = unit
    self.world = world
    self.source = source
    self.note = note
    self.producers = producers
  }

  /// The sum of the productions that are known.
  public var namedTotal: Double { producers.reduce(0) { $0 + ($1.production ?? 0) } }

  /// What the unknown and the unnamed mine together; nil when no total is stated or the rows exceed it.
  public var remainder: Double? {
    guard let world, partsExceedTotal == nil else { return nil }
    return max(0, world - namedTotal)
  }

  /// By how much the rows add up to more than the stated total; nil when they do not.
  ///
  /// An excess of a billionth is rounding and does not count.
  public var partsExceedTotal: Double? {
    guard let world, namedTotal - world > world * 1e-9 else { return nil }
    return namedTotal - world
  }

  /// The countries whose production is unknown, in the order given.
  public var unknown: [String] { producers.filter { $0.production == nil }.map(\.country) }

  /// The share of the stated world total in percent; nil when either is unknown.
  public func share(of production: Double?) -> Double? {
    guard let production, let world else { return nil }
    return 100 * production / world
  }

  /// Largest first, equals in the order given, the unknown last.
  public var ranked: [Producer] {
    producers.enumerated().sorted { left, right in
      let first = left.element.production ?? -1
      let second = right.element.production ?? -1
      return first != second ? first > second : left.offset < right.offset
    }.map(\.element)
  }

  /// What the largest producers mine together.
  public struct Concentration: Sendable, Equatable {
    /// Largest first.
    public var countries: [String]
    /// Their sum, in the table's unit.
    public var production: Double
    /// Of the world, in percent; nil when no total is stated.
    public var share: Double?
  }

  /// - Parameter count: how many of the largest; fewer when fewer are known.
  /// - Returns: nil when no production is known or none asked for.
  public func concentration(ofTop count: Int = 3) -> Concentration? {
    let largest = ranked.filter { $0.production != nil }.prefix(max(0, count))
    guard !largest.isEmpty else { return nil }
    let production = largest.reduce(0) { $0 + ($1.production ?? 0) }
    return Concentration(
      countries: largest.map(\.country), production: production, share: share(of: production))
  }
}
