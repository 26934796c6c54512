import BullionMarket
import Glibc

/// How far a long file is, on a line of the terminal that standard error is; nothing where it is none.
struct ImportProgress {
  private static let step = Duration.milliseconds(250)

  private let path: String
  private let size: Int64
  private let begin = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var isOnScreen = false
  private let isTerminal = isatty(STDERR_FILENO) == 1

  init(path: String) {
    self.path = path
    var status = stat()
    size = stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  mutating func show(_ bytes: Int64, rows: Int) {
    let now = ContinuousClock.now
    guard isTerminal, size > 0, now - shown >= Self.step else { return }
    shown = now
    isOnScreen = true
    let seconds = begin.duration(to: now) / .seconds(1)
    let percent = min(100, bytes * 100 / size)
    let rate = NumberText.shortest((Double(rows) / seconds).rounded(), grouping: true)
    write("\r\u{1B}[K\(visible(path)): \(percent) %, \(rate) rows a second", to: STDERR_FILENO)
  }

  mutating func clear() {
    if isOnScreen { write("\r\u{1B}[K", to: STDERR_FILENO) }
    isOnScreen = false
  }
}
