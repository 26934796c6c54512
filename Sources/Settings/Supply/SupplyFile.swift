import BullionAnalytics
import BullionMarket

/// What a supply file says: of one metal, or of several.
package struct SupplyFile: Sendable, Equatable {
  package var first: MetalSupply
  package var others: [MetalSupply]

  package init(first: MetalSupply, others: [MetalSupply] = []) {
    self.first = first
    self.others = others
  }

  /// The figures that come with the program.
  package static let builtIn = SupplyFile(first: .silver)

  /// What a reader of the figures should know: parts that add up to more than their total.
  package var remarks: [String] {
    ([first] + others).flatMap { [$0.production, $0.previous] }.compactMap { table in
      guard let table, let world = table.world, let excess = table.partsExceedTotal else { return nil }
      func number(_ value: Double) -> String { NumberText.shortest(value, grouping: true) }
      return "the countries of \(table.year) add up to \(number(table.namedTotal)) \(table.unit), "
        + "\(number(excess)) more than the stated world total of \(number(world))"
    }
  }
}

extension MetalSupply {
  /// With what it lacks taken from figures of the same metal.
  func completed(by other: MetalSupply) -> MetalSupply {
    guard metal == other.metal else { return self }
    var complete = self
    complete.balance = balance ?? other.balance
    if notes.isEmpty { complete.notes = other.notes }
    return complete
  }
}
