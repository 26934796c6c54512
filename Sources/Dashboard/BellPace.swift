/// Keeps the bell bearable: never more than one a second and ten a minute, in the time that passes for the listener
/// and not in that of the data.
package struct BellPace: Sendable {
  /// Milliseconds between two bells.
  package static let shortestGap: Int64 = 1_000
  /// Milliseconds in which there are no more than `mostInWindow`.
  package static let window: Int64 = 60_000
  /// Bells in a window.
  package static let mostInWindow = 10

  /// The latest bells, oldest first.
  private var times: [Int64] = []

  package init() {}

  /// Whether the bell may ring now; if so, it counts as rung.
  ///
  /// - Parameter milliseconds: of a clock that never goes back.
  package mutating func mayRing(at milliseconds: Int64) -> Bool {
    times.removeAll { milliseconds - $0 >= Self.window }
    guard times.count < Self.mostInWindow, times.last.map({ milliseconds - $0 >= Self.shortestGap }) ?? true
    else { return false }
    times.append(milliseconds)
    return true
  }
}
