import BullionMarket
import Glibc
import Settings
import Store

extension Doctor {
  /// The history on the disk: whether it is there, can be read and written, and how large it is.
  func storeFindings() -> [DoctorFinding] {
    guard configuration.store.isEnabled else {
      return [DoctorFinding("store.file", .ok, "switched off: no history is kept")]
    }
    if let problem = surroundings.store {
      return [
        DoctorFinding(
          "store.file", .problem, problem,
          advice: "name another place with store: path, or set store: enabled: false")
      ]
    }
    guard let path = configuration.store.file(in: directories) else { return [] }
    var status = stat()
    guard stat(path, &status) == 0 else {
      return [DoctorFinding("store.file", .ok, "\(path), not there yet: the first live feed makes it")]
    }
    var findings = [storeSize(path, Int64(status.st_size)), storeContents(path)]
    if status.st_mode & 0o022 != 0 {
      findings.append(
        DoctorFinding(
          "store.permissions", .warning, "others than you may change \(path)",
          advice: "run: chmod go-w \(SecretFile.shellWord(path))"))
    }
    return findings
  }

  /// Opens it for reading only and says how far its bars reach.
  private func storeContents(_ path: String) -> DoctorFinding {
    do {
      let store = try HistoryStore(
        path: path, settings: StoreSettings(configuration.store), writing: false, now: .now)
      let examination = store.examine()
      guard examination.isSound else {
        var found = examination.faults
        if examination.brokenRows > 0 { found.insert("\(examination.brokenRows) rows do not add up", at: 0) }
        return DoctorFinding(
          "store.contents", .problem,
          "damaged: \(found.joined(separator: "; ")); \(examination.rows) rows are sound",
          advice: "save them with bullion export, move \(path) away, and bullion import what was saved")
      }
      let newest = try store.spans().max { $0.last < $1.last }
      guard let newest else { return DoctorFinding("store.contents", .ok, "no bars yet") }
      return DoctorFinding(
        "store.contents", .ok,
        "newest bar \(newest.last.iso8601), \(newest.series.instrument.name) of \(newest.series.source); "
          + "\(examination.rows) rows, all sound")
    } catch {
      switch error.kind {
      case .missing:
        return DoctorFinding("store.contents", .ok, "no bars yet: it was begun and never filled")
      case .damaged:
        return DoctorFinding(
          "store.contents", .problem, "\(error)", advice: "the next live feed sets a damaged file aside")
      default:
        return DoctorFinding("store.contents", .problem, "\(error)", advice: "name another with store: path")
      }
    }
  }

  private func storeSize(_ path: String, _ size: Int64) -> DoctorFinding {
    let limit = configuration.store.size
    let text =
      "\(path), \(ByteSizeText.rounded(bytes: size)) of at most \(ByteSizeText.text(bytes: limit))"
    guard size > limit + limit / 10 else { return DoctorFinding("store.file", .ok, text) }
    return DoctorFinding(
      "store.file", .warning, text, advice: "raise store: size, or let bullion record drop what is too old")
  }
}
