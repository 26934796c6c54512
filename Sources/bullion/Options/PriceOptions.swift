import ArgumentParser
import BullionMarket
import HistoryFiles

/// What the prices of history files are for: the same options for every command that reads them.
struct PriceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What the prices are for: ounce, gram, kilogram, tola or 10-gram; they are turned into dollars an ounce.",
      discussion: "An ounce is 31.1034768 g, a tola 3/8 of an ounce.", valueName: "unit"))
  var unit: PriceUnit?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What to multiply the prices with, such as 0.01 for cents and points; goes with --unit.",
      valueName: "factor"))
  var scale: PriceFactor?

  @Flag(name: .customLong("as-is"), help: "Take the prices even where they cannot be dollars an ounce.")
  var asIs = false

  /// Puts what was said into the options of a reader.
  func apply(to options: inout HistoryOptions) {
    options.factor = (unit ?? .ounce).perOunce.times(scale ?? .one)
    options.judgesPrices = !asIs
    options.asIs = asIs
  }

  /// What the prices were taken for and why, for the report of a file.
  var words: String {
    var words =
      asIs ? "prices taken as they are, as --as-is says" : "prices in dollars \((unit ?? .ounce).words)"
    if let unit { words += ", as --unit \(unit.rawValue) says" }
    if let scale { words += ", times \(NumberText.shortest(scale.value)) (--scale)" }
    if unit == nil, scale == nil, !asIs { words += ", as they lie where those of their dates did" }
    return words
  }
}

extension PriceUnit: ExpressibleByArgument {}

extension PriceFactor: ExpressibleByArgument {
  public init?(argument: String) { self.init(decimal: argument) }
}
