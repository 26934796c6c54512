import BullionMarket

/// Why the prices of a file cannot be dollars an ounce of its metal, and what they may be.
package struct UnitVerdict: Sendable, Hashable, CustomStringConvertible {
  /// What prices may be in place of dollars an ounce.
  package enum Guess: Sendable, Hashable {
    /// Dollars for another weight.
    case unit(PriceUnit)
    /// Cents, points or thousands: to be multiplied with this.
    case scale(String)
    /// Dollars an ounce of the other metal.
    case otherMetal
    /// Ounces a dollar.
    case inverse

    /// What such a price is in dollars an ounce.
    package func dollars(_ price: Double) -> Double {
      switch self {
      case .unit(let unit): price * unit.perOunce.value
      case .scale(let factor): price * (PriceFactor(decimal: factor)?.value ?? 1)
      case .otherMetal: price
      case .inverse: 1 / price
      }
    }

    fileprivate func words(_ instrument: Instrument) -> String {
      switch self {
      case .unit(let unit): "they look like dollars \(unit.words) (--unit \(unit.rawValue))"
      case .scale("0.01"): "they look like cents or points (--scale 0.01)"
      case .scale(let factor): "they look like dollars times a power of ten (--scale \(factor))"
      case .otherMetal: "they look like \(instrument.other.name) (--metal \(instrument.other.name))"
      case .inverse: "they look turned over, \(instrument.name) for a dollar"
      }
    }
  }

  /// The metal that they were taken for.
  package var instrument: Instrument
  /// The median of the closes.
  package var median: Price
  /// What an ounce cost at the dates of the file.
  package var expected: PriceRange
  /// What would explain the prices; nil where nothing known does.
  package var guess: Guess?
  /// Rows with a price.
  package var rows: Int
  /// Rows whose prices were not possible.
  package var impossible: Int
  /// The row from which on prices are not possible, where the others are right.
  package var firstImpossible: Int?

  /// In words, without the path, in a line.
  package var description: String {
    let whole =
      firstImpossible.map {
        "\(impossible) of its \(rows) prices, from line \($0) on, cannot be US dollars an ounce of \(instrument.name)"
      } ?? "its prices cannot be US dollars an ounce of \(instrument.name)"
    return "\(whole): their median is \(NumberText.shortest(median.dollars, grouping: true)), where "
      + "\(expected.words) was to be expected; "
      + (guess.map { $0.words(instrument) } ?? "no known unit explains them: perhaps another currency")
  }

  /// What to do about it.
  package static let advice =
    "say what they are with --unit \(PriceUnit.allCases.map(\.rawValue).joined(separator: "|")), --scale FACTOR or "
    + "--metal, or take them as they are with --as-is"
}
