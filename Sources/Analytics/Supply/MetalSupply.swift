/// What is known of a metal's supply that no price tells: who mines it, whether it is enough, and dated notes.
public struct MetalSupply: Sendable, Equatable {
  /// Who mines it.
  public var production: ProductionTable
  /// The same countries a year earlier; nil without a second year.
  public var previous: ProductionTable?
  /// What each country could still mine, in the table's unit; only those that are known.
  public var reserves: [String: Double] = [:]
  /// Supply less demand, year by year; nil when it is not known.
  public var balance: SupplyBalance?
  /// In the order in which they are shown; notes of one topic stand together.
  public var notes: [SupplyNote] = []

  /// Production alone, or with a balance.
  public init(production: ProductionTable, balance: SupplyBalance? = nil, notes: [SupplyNote] = []) {
    self.production = production
    self.balance = balance
    self.notes = notes
  }

  /// In lower case: `silver`.
  public var metal: String { production.metal }

  /// A country's change on the year before, in percent; nil when either year is unknown, and for a start from nothing.
  public func change(of country: String) -> Double? {
    guard let now = production.producers.first(where: { $0.country == country })?.production,
      let before = previous?.producers.first(where: { $0.country == country })?.production
    else { return nil }
    return PriceMove(from: before, to: now)?.percent
  }

  /// The notes by topic, each with all that is said of it.
  public var topics: [(topic: String, notes: [SupplyNote])] {
    var topics: [(topic: String, notes: [SupplyNote])] = []
    for note in notes {
      if let place = topics.firstIndex(where: { $0.topic == note.topic }) {
        topics[place].notes.append(note)
      } else {
        topics.append((note.topic, [note]))
      }
    }
    return topics
  }

  /// The figures for silver that come with the program.
  public static let silver = MetalSupply(
    production: .silver2024, balance: .silver, notes: SupplyNote.surge2026)
}
