import Panels
import Screen

/// What fills the screen between the header and the status line: a page, its own state, its keys and its drawing.
///
/// A new page is a type of its own, and an entry in `Pages.standard`.
package protocol Page: Sendable, Equatable {
  /// What opens it, in arguments and in users' files.
  static var name: PageName { get }
  /// As the header names it.
  static var title: String { get }
  /// As the header names it where there is little room.
  static var shortTitle: String { get }
  /// What the list of keys says of the key that opens it.
  static var meaning: String { get }
  /// As it is when the program starts.
  init()

  /// Its own keys, by what it shows now.
  var commands: [PageCommand] { get }
  /// Takes one of its commands.
  ///
  /// - Returns: what is to be done about it, in order.
  mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect]
  /// Whether something is being typed, so that every key comes to the page as it is and asks for nothing else.
  var isTyping: Bool { get }
  /// Takes a key while something is being typed.
  mutating func receive(_ key: Key, _ moment: PageMoment) -> [Effect]
  /// Takes a click or the wheel in its room. Nil where it is for nothing: the wheel then does what the arrows do.
  mutating func receive(_ click: Click, _ moment: PageMoment) -> [Effect]?
  /// Takes being opened, or while it is open another history than the one before: the time to ask for bars.
  mutating func opened(_ moment: PageMoment) -> [Effect]
  /// Takes bars that it has asked for, perhaps some that it no longer wants; bars that another page has asked for do
  /// not come here.
  mutating func receive(_ bars: BarsAnswer, _ moment: PageMoment) -> [Effect]
  /// Takes the passing of time, once a minute of data or more rarely while it is open.
  mutating func passed(_ moment: PageMoment) -> [Effect]
  /// What it remembers from one run to the next, by words of its own: `interval`.
  var memory: [String: String] { get }
  /// Takes over what it has remembered; what it does not know is passed over.
  mutating func recall(_ memory: [String: String])
  func draw(_ context: PanelContext, into frame: inout Frame, in body: Rect)
}

extension Page {
  package static var shortTitle: String { String(title.prefix(3)) }
  package var commands: [PageCommand] { [] }
  package mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] { [] }
  package var memory: [String: String] { [:] }
  package mutating func recall(_ memory: [String: String]) {}
  package var isTyping: Bool { false }
  package mutating func receive(_ key: Key, _ moment: PageMoment) -> [Effect] { [] }
  package mutating func receive(_ click: Click, _ moment: PageMoment) -> [Effect]? { nil }
  package mutating func opened(_ moment: PageMoment) -> [Effect] { [] }
  package mutating func receive(_ bars: BarsAnswer, _ moment: PageMoment) -> [Effect] { [] }
  package mutating func passed(_ moment: PageMoment) -> [Effect] { [] }

  func isEqual(to other: any Page) -> Bool { (other as? Self).map { $0 == self } ?? false }
}

/// The name of a page: `feeds`.
package struct PageName: Sendable, Hashable, ExpressibleByStringLiteral {
  package let text: String

  package init(stringLiteral text: String) { self.text = text }
  package init(_ text: String) { self.text = text }
}
