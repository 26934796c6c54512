import BullionMarket

/// The text of the alarm journal: a line for every transition of every alarm, and after each hundredth a snapshot
/// of all that is remembered, which is computed from the lines alone.
///
/// Writing the lines to a file is the owner's task: append each with a line break, and bring them to the disk before
/// the sound is made. To start: `load` the file's lines, cut the file behind the last whole line, then
/// append what `removeRules` gives, call `AlarmBoard.restore`, and go on with `record`.
public struct AlarmJournal: Sendable {
  /// A snapshot follows every transition whose number is a multiple of this.
  public static let transitionsPerSnapshot = 100

  /// Something in the file that could not be used.
  public struct Problem: Sendable, Hashable {
    /// The line's number, from 1.
    public var line: Int
    /// What is wrong, in words.
    public var text: String
    /// Whether it is the file's last line, torn by a crash: the file is to be cut before it.
    public var isLastLine: Bool
  }

  /// The number of the last transition; 0 before the first.
  public private(set) var sequence = 0
  /// A transition that was read or written.
  public struct Past: Sendable, Hashable {
    public var ruleID: String
    public var effect: AlarmEffect
  }

  /// The latest transitions, oldest first: no more than follow a snapshot.
  public private(set) var recent: [Past] = []
  /// What is remembered, in the order in which the rules first appeared.
  private var entries: [JournalLine.Entry] = []

  /// A journal without a line.
  public init() {}

  /// The lines to append for what the board did.
  public mutating func record(_ notices: [AlarmNotice], of board: AlarmBoard) -> [String] {
    var lines: [String] = []
    for notice in notices {
      guard let index = notice.ruleIndex, board.rules.indices.contains(index), let effect = notice.effect,
        effect.isTransition, !isKnown(effect, of: board.rules[index].id, board.ruleHashes[index])
      else { continue }
      lines += append(
        JournalLine.Transition(
          ruleID: board.rules[index].id, ruleHash: board.ruleHashes[index], effect: effect))
      lines += reasons(for: effect, of: index, board)
    }
    return lines
  }

  /// What keeps an alarm that is raised just now from being announced, of which nothing was written while it was normal.
  private mutating func reasons(for effect: AlarmEffect, of index: Int, _ board: AlarmBoard) -> [String] {
    let suppression = board.machines[index].suppression
    guard effect.from == .normal, effect.to != .normal, !suppression.isEmpty else { return [] }
    return append(
      JournalLine.Transition(
        ruleID: board.rules[index].id, ruleHash: board.ruleHashes[index],
        effect: AlarmEffect(
          time: effect.time, kind: .suppressed(suppression), from: effect.to, to: effect.to,
          value: effect.value,
          quality: effect.quality)))
  }

  /// Whether a line would say what every start brings about anew: that a normal alarm is normal.
  private func isKnown(_ effect: AlarmEffect, of id: String, _ hash: UInt64) -> Bool {
    effect.isPassing && effect.from == .normal && effect.to == .normal && entry(of: id)?.ruleHash == hash
  }

  /// All that is remembered, as the first line of a file that is begun anew; nil before the first transition.
  public var summary: String? { sequence > 0 ? snapshot.text : nil }

  /// The lines to append for stored alarms whose rule does not exist any more.
  public mutating func removeRules(missingFrom board: AlarmBoard, at time: Timestamp) -> [String] {
    let gone = entries.filter { board.index(of: $0.ruleID) == nil }
    return gone.flatMap { entry in
      append(
        JournalLine.Transition(
          ruleID: entry.ruleID, ruleHash: entry.ruleHash,
          effect: AlarmEffect(
            time: time, kind: .ruleRemoved, from: entry.memory.state, to: .normal, value: nil,
            quality: .stale)))
    }
  }

  /// Takes over a journal from its lines: the last whole snapshot and all that follows it.
  ///
  /// - Parameter lines: the file's lines without their breaks; empty ones are passed over.
  /// - Returns: what could not be used. An unreadable line is left out and the rest is still applied, since each
  ///   line names the state it leads to.
  /// - Complexity: O(lines after the last snapshot).
  public mutating func load(_ lines: [String]) -> [Problem] {
    self = AlarmJournal()
    let last = lines.lastIndex { !$0.isEmpty }
    let start = lines.lastIndex { line in
      // Only a snapshot has no rule right behind its number; the search passes over a hundred lines at most.
      guard line.contains("\"snapshot\":["), case .snapshot? = JournalLine(line) else { return false }
      return true
    }
    var problems: [Problem] = []
    for index in (start ?? 0)..<lines.count where !lines[index].isEmpty {
      func report(_ text: String) {
        problems.append(Problem(line: index + 1, text: text, isLastLine: index == last))
      }
      guard let line = JournalLine(lines[index]) else {
        report(index == last ? "the last line is torn or damaged" : "a damaged line was left out")
        continue
      }
      if case .transition(let number, _) = line, number != sequence &+ 1, index != start {
        report("transition \(number) follows \(sequence)")
      }
      apply(line)
    }
    return problems
  }

  /// Reads a journal line by line and writes it again from what was understood, snapshots computed anew.
  ///
  /// A sound journal comes out byte for byte as it went in.
  public static func rewritten(_ lines: [String]) -> [String] {
    var journal = AlarmJournal()
    return lines.compactMap { text in
      guard let line = JournalLine(text) else { return nil }
      if case .snapshot(let number, _) = line, number == journal.sequence, number > 0 {
        return journal.snapshot.text
      }
      journal.apply(line)
      return line.text
    }
  }

  /// What is remembered of a rule, and the fingerprint of the rule it belongs to.
  func entry(of ruleID: String) -> JournalLine.Entry? { entries.first { $0.ruleID == ruleID } }

  private var snapshot: JournalLine { .snapshot(sequence: sequence, entries) }

  private mutating func append(_ transition: JournalLine.Transition) -> [String] {
    let line = JournalLine.transition(sequence: sequence &+ 1, transition)
    apply(line)
    return sequence.isMultiple(of: Self.transitionsPerSnapshot) ? [line.text, snapshot.text] : [line.text]
  }

  private mutating func apply(_ line: JournalLine) {
    switch line {
    case .snapshot(let number, let stored):
      sequence = max(sequence, number)
      entries = stored
    case .transition(let number, let transition):
      sequence = max(sequence, number)
      let past = Past(ruleID: transition.ruleID, effect: transition.effect)
      recent.append(past, keeping: Self.transitionsPerSnapshot)
      let index = entries.firstIndex { $0.ruleID == transition.ruleID }
      if transition.effect.kind == .ruleRemoved {
        if let index { entries.remove(at: index) }
        return
      }
      var entry =
        index.map { entries[$0] }
        ?? JournalLine.Entry(ruleID: transition.ruleID, ruleHash: 0, memory: AlarmMemory())
      entry.ruleHash = transition.ruleHash
      entry.memory.apply(transition.effect)
      // Whether the reasons of a normal alarm have gone is not written down.
      if entry.memory.state == .normal { entry.memory.suppression = [] }
      if let index { entries[index] = entry } else { entries.append(entry) }
    }
  }
}

extension AlarmBoard {
  /// Takes over stored alarms at the start of the program. Raised ones stay raised and are not announced again;
  /// delays that were running start from zero; a rule that is not the stored one starts as normal.
  ///
  /// Reasons of suppression are taken over where an alarm stands: the owner then says by `suppress` and `unsuppress` which hold
  /// now. The windows of floods and chattering start empty.
  public mutating func restore(from journal: AlarmJournal, at time: Timestamp) {
    advance(to: time)
    for index in rules.indices {
      guard let entry = journal.entry(of: rules[index].id) else { continue }
      if entry.ruleHash == ruleHashes[index] {
        restore(entry.memory, of: index, at: time)
      } else {
        refuse(entry.memory, of: index, at: time)
      }
    }
    inhibit(Array(rules.indices), at: time)
  }
}
