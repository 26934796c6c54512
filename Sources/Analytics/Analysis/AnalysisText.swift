import BullionMarket

/// The rows of `bullion analyze` as CSV or as JSON, one object a line. Numbers read back exactly.
public struct AnalysisText: Sendable {
  /// How a row is written.
  public enum Format: String, Sendable, CaseIterable {
    /// Comma-separated, with a header line; undefined is an empty cell.
    case csv
    /// An object on each line; undefined is `null`.
    case json
  }

  private static let fixedNames = ["time", "gold", "silver", "ratio"]

  private let format: Format
  private let names: [String]
  /// In JSON, what stands before each value.
  private let labels: [[UInt8]]

  /// Text for rows of a table that has these columns, in this order.
  public init(format: Format, columns: [AnalysisColumn]) {
    self.format = format
    names = Self.fixedNames + columns.map(\.name)
    labels = names.enumerated().map { Array("\($0 == 0 ? "{" : ", ")\"\($1)\": ".utf8) }
  }

  /// Appends the line before the first row; JSON has none.
  public func appendHeader(to text: inout [UInt8]) {
    if format == .csv { text.append(contentsOf: (names.joined(separator: ",") + "\n").utf8) }
  }

  /// Appends the newest row of a table that has these columns.
  public func append(_ table: AnalysisTable, gold: Bar, silver: Bar, to text: inout [UInt8]) {
    let isJSON = format == .json
    if isJSON { text.append(contentsOf: labels[0]) }
    if isJSON { text.append(UInt8(ascii: "\"")) }
    text.append(contentsOf: gold.start.iso8601.utf8)
    if isJSON { text.append(UInt8(ascii: "\"")) }
    for (column, bar) in [(1, gold), (2, silver)] {
      appendLabel(of: column, to: &text)
      NumberText.append(bar.close, to: &text)
    }
    append(table.ratio, at: 3, to: &text)
    for (index, value) in table.values.enumerated() {
      append(value, at: Self.fixedNames.count + index, to: &text)
    }
    if isJSON { text.append(UInt8(ascii: "}")) }
    text.append(UInt8(ascii: "\n"))
  }

  private func appendLabel(of column: Int, to text: inout [UInt8]) {
    switch format {
    case .csv: text.append(UInt8(ascii: ","))
    case .json: text.append(contentsOf: labels[column])
    }
  }

  private func append(_ value: Double?, at column: Int, to text: inout [UInt8]) {
    appendLabel(of: column, to: &text)
    if let value, value.isFinite {
      NumberText.append(shortest: value, to: &text)
    } else if format == .json {
      text.append(contentsOf: "null".utf8)
    }
  }
}
