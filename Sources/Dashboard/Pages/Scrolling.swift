import Panels
import Screen

/// How far a page is scrolled, and the keys for it.
struct Scrolling: Sendable, Equatable {
  static let commands = [
    PageCommand("scroll-down", keys: [.down, .character("j")], meaning: "scroll down", hint: "scroll"),
    PageCommand("scroll-up", keys: [.up, .character("k")], meaning: "scroll up"),
    PageCommand("page-down", keys: [.pageDown], meaning: "scroll down by a screen"),
    PageCommand("page-up", keys: [.pageUp], meaning: "scroll up by a screen"),
    PageCommand("scroll-to-top", keys: [.home], meaning: "scroll to the beginning"),
    PageCommand("scroll-to-end", keys: [.end], meaning: "scroll to the end"),
  ]

  private(set) var firstRow = 0

  /// Takes one of its commands.
  ///
  /// - Parameters:
  ///   - contentHeight: the rows of all that can be seen.
  ///   - room: the rows that are seen at once.
  mutating func receive(_ command: PageCommand, contentHeight: Int, room: Int) {
    let last = max(0, contentHeight - room)
    // The room may have grown since the last time.
    let now = min(firstRow, last)
    // A row of what was seen stays in sight.
    let screen = max(1, room - 1)
    let wanted =
      switch command.name {
      case "scroll-down": now + 1
      case "scroll-up": now - 1
      case "page-down": now + screen
      case "page-up": now - screen
      case "scroll-to-top": 0
      case "scroll-to-end": last
      default: now
      }
    firstRow = min(max(wanted, 0), last)
  }

  mutating func reset() { firstRow = 0 }

  /// Brings a row to the top, as far as there are rows below it.
  mutating func show(_ row: Int, contentHeight: Int, room: Int) {
    firstRow = min(max(row, 0), max(0, contentHeight - room))
  }
}
