import BullionMarket
import Formats

/// Counts the times that have several rows of different prices: contracts, sides or sources that stand in one file are
/// no doubles.
struct SeriesCount: Sendable {
  /// Differences beyond a thousandth are clear: a file joined of two parts has the same prices twice.
  private static let clearShare: Int64 = 1000
  private static let fewestTimes = 2
  private static let mostExamples = 16

  /// Times with a row, and those of them with rows of different and of clearly different prices.
  private var timeCount = 0
  private var differingCount = 0
  private var clearCount = 0
  private var isDiffering = false
  private var isClear = false
  /// Numbers of rows of one time.
  private var examples: [(first: Int, second: Int)] = []

  /// Two rows of one time.
  mutating func noteDouble(_ first: HistorySequence.Row, _ second: HistorySequence.Row) {
    let distance = (second.bar.close.ticks - first.bar.close.ticks).magnitude
    guard distance > 0 else { return }
    isDiffering = true
    isClear = isClear || distance > first.bar.close.ticks.magnitude / UInt64(Self.clearShare)
    if examples.count < Self.mostExamples { examples.append((first.line.number, second.line.number)) }
  }

  /// The rows of a time are over.
  mutating func endTime() {
    timeCount += 1
    if isDiffering { differingCount += 1 }
    if isClear { clearCount += 1 }
    (isDiffering, isClear) = (false, false)
  }

  /// Why the rows are several series: most times have rows of clearly different prices, or a column that is named for
  /// it tells rows of different prices apart.
  ///
  /// - Parameters:
  ///   - header: the line of names; empty where there is none.
  ///   - lines: all lines of the file.
  func problem(_ shape: HistoryShape, header: [UInt8], lines: HistoryLines) -> LineProblem? {
    guard differingCount >= Self.fewestTimes, differingCount * 2 > timeCount else { return nil }
    let column = SeriesColumn(shape, header: header, rows: exampleRows(lines))
    guard clearCount * 2 > timeCount || column?.isNamedForIt ?? false else { return nil }
    let whole = "\(differingCount) of its \(timeCount) times stand in it more than once with different prices"
    guard let column else {
      return LineProblem(
        "it holds several series: \(whole)", advice: "leave only the rows of one series in the file")
    }
    return LineProblem(
      "it holds several series, which the column \(column.name) tells apart (\(column.first), \(column.second)): \(whole)",
      advice: "leave only the rows of one \(column.name) in the file")
  }

  private func exampleRows(_ lines: HistoryLines) -> [(ArraySlice<UInt8>, ArraySlice<UInt8>)] {
    var lines = lines
    let wanted = Set(examples.flatMap { [$0.first, $0.second] })
    var rows: [Int: ArraySlice<UInt8>] = [:]
    while rows.count < wanted.count, case .line(let line) = lines.next() {
      if wanted.contains(line.number) { rows[line.number] = line.bytes }
    }
    return examples.compactMap { example in
      guard let first = rows[example.first], let second = rows[example.second] else { return nil }
      return (first, second)
    }
  }
}

/// The column that tells apart rows of one time.
struct SeriesColumn {
  /// Safe to print, as are two of its texts.
  private(set) var name: String
  private(set) var first: String
  private(set) var second: String
  /// Whether its name says that it tells series apart.
  private(set) var isNamedForIt: Bool

  /// - Parameter rows: pairs of rows of one time.
  /// - Returns: nil where none tells all pairs apart.
  init?(_ shape: HistoryShape, header: [UInt8], rows: [(ArraySlice<UInt8>, ArraySlice<UInt8>)]) {
    guard let pair = rows.first else { return nil }
    let all = rows.map { (Self.cells(of: $0.0, shape, header), Self.cells(of: $0.1, shape, header)) }
    let candidates = Self.cells(of: pair.0, shape, header).map(\.name).filter { name in
      all.allSatisfy { first, second in
        guard let left = first.first(where: { $0.name == name }),
          let right = second.first(where: { $0.name == name })
        else { return false }
        return !left.text.elementsEqual(right.text)
      }
    }
    let cells = all[0]
    func text(_ name: String, _ cells: [(name: String, text: ArraySlice<UInt8>)]) -> ArraySlice<UInt8> {
      cells.first { $0.name == name }?.text ?? []
    }
    let named = candidates.first(where: Self.isNamedForIt)
    let worded = candidates.first { name in
      [text(name, cells.0), text(name, cells.1)].allSatisfy {
        HistoryNumber.price($0, mark: .point) == nil && HistoryNumber.price($0, mark: .comma) == nil
          && !DateReader.isDate($0) && !$0.isEmpty
      }
    }
    guard let name = named ?? worded else { return nil }
    self.name = name
    first = LineProblem.quoted(text(name, cells.0))
    second = LineProblem.quoted(text(name, cells.1))
    isNamedForIt = named != nil
  }

  private static func isNamedForIt(_ name: String) -> Bool {
    let folded = FoldedWord.fold(name)
    return words.contains { folded.hasPrefix($0) || folded.hasSuffix($0) }
  }

  private static let words = [
    "contract", "side", "symbol", "ticker", "instrument", "expir", "maturity", "delivery", "name", "product",
    "venue", "exchange", "market", "broker", "dealer", "series", "type", "currency", "unit", "purity",
    "karat",
    "carat", "city", "country", "fixing", "session", "tenor", "kontrakt", "contrat", "contrato",
    "vencimiento",
  ]

  /// The texts of a row that are neither times nor prices that are taken, by the name of their column.
  private static func cells(
    of line: ArraySlice<UInt8>, _ shape: HistoryShape, _ header: [UInt8]
  ) -> [(name: String, text: ArraySlice<UInt8>)] {
    guard case .columns(let delimiter, let fields) = shape.layout else { return members(of: line) }
    let names = CSVFields.all(of: header[...], delimiter: delimiter) ?? []
    return (CSVFields.all(of: line, delimiter: delimiter) ?? []).enumerated().compactMap { index, text in
      guard index < fields.count, !isUsed(fields[index]) else { return nil }
      let isNamed = names.count == fields.count && !names[index].isEmpty
      return (isNamed ? LineProblem.quoted(names[index]) : "\(index + 1)", text)
    }
  }

  private static func members(of object: ArraySlice<UInt8>) -> [(name: String, text: ArraySlice<UInt8>)] {
    var cells: [(name: String, text: ArraySlice<UInt8>)] = []
    var scanner = JSONScanner(object)
    while let member = try? scanner.nextMember() {
      guard !isUsed(HistoryField.field(ofMember: member.key)), let text = member.value.text else { continue }
      if case .nested = member.value { continue }
      cells.append((LineProblem.quoted(member.key), text))
    }
    return cells
  }

  private static func isUsed(_ field: HistoryField?) -> Bool {
    guard let field else { return false }
    return field == .time || field == .timeOfDay || field.isPrice
  }
}
