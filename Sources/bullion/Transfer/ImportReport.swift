import BullionMarket
import Store

/// What was read from a file and what became of it, in words.
struct ImportReport {
  let path: String
  let choices: ImportChoices
  let passes: [ImportPass]
  /// Rows that were refused, each counted once.
  let refused: Int

  /// After storing.
  ///
  /// - Parameter days: what became of the days made of shorter bars; nil where none were made.
  func stored(_ changes: StoreChanges, days: StoreChanges?, in store: String) -> String {
    var bars = "bars: \(words(changes))"
    if let days { bars += "; days: \(words(days))" }
    if choices.keepsQuotes { bars += "; quotes: \(count(changes.newQuotes)) new" }
    var lines = head + [bars]
    if changes.differingBars > 0 {
      lines.append(
        "\(count(changes.differingBars)) differ from what is there: the stored stay; --replace takes the new")
    }
    return text(lines + spans + ["into \(store); bullion export prints it"])
  }

  /// Without storing: also the rows as they would be stored.
  var dryRun: String {
    var lines = head + [choices.unitWords + expectation]
    for pass in passes {
      let last = pass.lastBars.filter { !pass.firstBars.contains($0) }
      lines += pass.firstBars.map { row("first", $0, pass) } + last.map { row("last", $0, pass) }
    }
    return text(lines + spans + ["dry run: nothing was stored"])
  }

  // MARK: Parts

  private var head: [String] {
    var lines: [String] = []
    for pass in passes where !pass.lanes.isEmpty {
      let sources = pass.lanes.map(\.source).joined(separator: ", ")
      if lines.isEmpty || passes[0].reader.shape != pass.reader.shape {
        lines.append("\(path): \(metals(of: pass)): \(pass.reader.shape)")
        lines.append("bars of \(pass.interval.rawValue), source \(sources)")
      }
    }
    return lines + passes.map(rows(of:))
  }

  /// One line for both metals where they were read alike.
  private func metals(of pass: ImportPass) -> String {
    passes.filter { $0.reader.shape == pass.reader.shape }.map(\.reader.instrument.name)
      .joined(separator: " and ")
  }

  private func rows(of pass: ImportPass) -> String {
    let counts = pass.reader.counts
    // A row that is refused for every metal is one refused row.
    let refused = passes.count == 1 ? refused : pass.refused
    var rows = [
      "\(count(pass.taken)) taken", "\(count(pass.reader.widenedCount)) repaired",
      "\(count(refused)) refused",
    ]
    if counts.missing > 0 { rows.append("\(count(counts.missing)) without a price") }
    if counts.doubles > 0 { rows.append("\(count(counts.doubles)) doubles, of which the later counts") }
    if counts.merged > 0 { rows.append("\(count(counts.merged)) of closed days merged into the next") }
    if pass.closedCount > 0 { rows.append("\(count(pass.closedCount)) left out, as the market was closed") }
    if counts.leftOut > 0 { rows.append("\(count(counts.leftOut)) of other instruments left out") }
    let name = passes.count > 1 ? " of \(pass.reader.instrument.name)" : ""
    return "rows\(name): " + rows.joined(separator: ", ")
  }

  private var spans: [String] {
    passes.compactMap { pass in
      guard let first = pass.firstBars.first, let last = pass.lastBars.last else { return nil }
      let name = passes.count > 1 ? "\(pass.reader.instrument.name) " : ""
      return "\(name)from \(first.start.iso8601) to \(last.start.iso8601)"
    }
  }

  /// What the prices were held against.
  private var expectation: String {
    guard choices.isJudging else { return "" }
    return passes.compactMap { pass in
      guard let first = pass.firstBars.first, let last = pass.lastBars.last else { return nil }
      let instrument = pass.reader.instrument
      let range = PriceRange.usual(of: instrument, at: first.start)
        .union(.usual(of: instrument, at: last.start))
      return "; \(instrument.name) cost \(range.words) at both ends"
    }.joined()
  }

  private func row(_ which: String, _ bar: Bar, _ pass: ImportPass) -> String {
    let decimals = pass.reader.instrument.displayDecimals
    let prices = [("open", bar.open), ("high", bar.high), ("low", bar.low), ("close", bar.close)].map {
      "\($0.0) \(NumberText.price($0.1, decimals: max(decimals, 3), grouping: false))"
    }
    return "\(which) \(pass.reader.instrument.name): \(bar.start.iso8601) \(prices.joined(separator: " "))"
  }

  private func words(_ changes: StoreChanges) -> String {
    "\(count(changes.newBars)) new, \(count(changes.changedBars)) changed, "
      + "\(count(changes.keptBars - changes.differingBars)) there already"
  }

  private func text(_ lines: [String]) -> String {
    lines.enumerated().map { visible(($0.offset == 0 ? "" : "  ") + $0.element) + "\n" }.joined()
  }

  private func count(_ number: Int) -> String { NumberText.shortest(Double(number), grouping: true) }
}
