import BullionMarket
import HistoryFiles
import Store

/// Reads one file to its end, stores what comes of all its metals or nothing of it, and says in words what it was.
struct ImportRun {
  /// What came of a file.
  struct Result {
    /// Several lines.
    var report: String
    /// False when not one bar of the file is in the store as the file has it.
    var isDone: Bool
  }

  private let path: String
  private let choices: ImportChoices
  private let store: HistoryStore?
  private let writes: Bool
  private let calendar: SessionCalendar
  private var passes: [ImportPass] = []
  private var refusals = ImportRefusals()

  /// Stores what is read.
  init(_ path: String, _ choices: ImportChoices, into store: HistoryStore) {
    self.path = path
    self.choices = choices
    self.store = store
    writes = true
    calendar = store.calendar
  }

  /// Only says what would be stored.
  ///
  /// - Parameter store: what the prices are held against; nil where there is no history.
  init(dryRun path: String, _ choices: ImportChoices, beside store: HistoryStore?, calendar: SessionCalendar)
  {
    self.path = path
    self.choices = choices
    self.store = store
    writes = false
    self.calendar = calendar
  }

  /// - Throws: when nothing of the file was stored, and why.
  mutating func run() throws -> Result {
    let metals = try choices.metals(of: path)
    let writer = writes ? store.map { BulkWriter($0, merge: choices.merge) } : nil
    do {
      try read(metals, writer)
      try judge()
    } catch {
      // The thread of the writer is ended whatever happens.
      writer?.abandon()
      throw error
    }
    let changes = try writer?.finish()
    let report = ImportReport(path: path, choices: choices, passes: passes, refused: refusals.count)
    guard let changes, let store else { return Result(report: report.dryRun, isDone: true) }
    let days = try storeDays(store)
    let isThere = changes.newBars + changes.changedBars + changes.keptBars - changes.differingBars > 0
    return Result(report: report.stored(changes, days: days, in: store.path), isDone: isThere)
  }

  private mutating func read(_ metals: [Instrument], _ writer: BulkWriter?) throws {
    var progress = ImportProgress(path: path)
    defer { progress.clear() }
    for metal in metals {
      var pass = try ImportPass(path, metal, choices, calendar: calendar)
      try pass.read(&refusals, &progress) { try writer?.submit($0) }
      passes.append(pass)
      if let doubt = pass.reader.doubt {
        throw ImportProblem(
          path: path, words: doubt.words, advice: "nothing was stored; \(doubt.advice ?? "see the file")")
      }
      if let verdict = pass.reader.verdict {
        throw ImportProblem(
          path: path, words: "\(verdict)", advice: "nothing was stored; \(UnitVerdict.advice)")
      }
    }
    progress.clear()
    refusals.finish(path)
  }

  // MARK: The file as a whole

  private func judge() throws {
    let taken = passes.reduce(0) { $0 + $1.taken }
    let metals = passes.map(\.reader.instrument.name).joined(separator: " or ")
    guard taken > 0 else {
      throw ImportProblem(
        path: path, words: "not one usable row of \(metals)",
        advice: "nothing was stored; see above what was refused, or say the metal with --metal")
    }
    guard refusals.count <= taken else {
      throw ImportProblem(
        path: path,
        words:
          "\(refusals.count) of \(refusals.count + taken) rows with a price were refused, more than half of them",
        advice: "nothing was stored; see above what cannot be read")
    }
    // Who replaces what is there does not take it for right.
    guard let store, choices.isJudging, choices.merge == .better else { return }
    for pass in passes {
      guard let factor = try StoredCloses(store, pass.reader.instrument).steadyFactor(of: pass.dailyCloses)
      else {
        continue
      }
      throw ImportProblem(
        path: path,
        words:
          "its prices of \(pass.reader.instrument.name) are steadily \(NumberText.fixed(factor, decimals: 2)) times those"
          + " that the history has for the same days: another currency or unit",
        advice:
          "nothing was stored; say --unit or --scale, --as-is to take them as they are, or --replace where the history "
          + "is wrong")
    }
  }

  /// Whole days as they were made on the way; the others anew from all that the store has of them.
  private func storeDays(_ store: HistoryStore) throws -> StoreChanges? {
    var all: StoreChanges?
    for pass in passes where pass.interval != .oneDay {
      var changes = all ?? StoreChanges()
      for lane in pass.lanes {
        var batch = StoreBatch()
        let days = StoreSeries(pass.reader.instrument, source: lane.source, interval: .oneDay)
        batch.bars[days] = lane.days.filter { !$0.isPartial }
        changes += try store.write(batch, merge: choices.merge)
        for run in lane.days.split(whereSeparator: { !$0.isPartial }) {
          guard let first = run.first, let last = run.last else { continue }
          changes += try store.makeDays(
            of: lane.series, from: first.start, through: last.start, merge: choices.merge)
        }
      }
      all = changes
    }
    return all
  }
}

extension ImportChoices {
  /// The metals that are to be read from a file: what was said, else what its rows, its header or its name say.
  func metals(of path: String) throws -> [Instrument] {
    if let metal { return [metal] }
    let shape: HistoryShape
    do {
      shape = try HistoryReader(path: path, instrument: .gold, options: options).shape
    } catch {
      // A file of silver alone may have no column that could be gold.
      guard let silver = try? HistoryReader(path: path, instrument: .silver, options: options) else {
        throw error
      }
      shape = silver.shape
    }
    if !shape.metals.isEmpty { return Instrument.allCases.filter(shape.metals.contains) }
    let meaning = SymbolMeaning(fileName: path)
    if let other = meaning.other {
      throw ImportProblem(
        path: path, words: "its name says \(other)",
        advice: "if it is dollars an ounce, say the metal with --metal")
    }
    guard let named = meaning.instrument else {
      throw ImportProblem(
        path: path, words: "neither its rows nor its name say which metal it holds",
        advice: "say it with --metal")
    }
    return [named]
  }
}

/// Why a file cannot be imported.
struct ImportProblem: Error, CustomStringConvertible {
  var path: String
  var words: String
  var advice: String

  var description: String { visible("\(path): \(words); \(advice)") }
}
