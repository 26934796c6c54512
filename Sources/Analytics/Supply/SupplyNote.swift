/// A dated statement beside the figures, and who makes it.
///
/// Sources that disagree are several notes of one topic, side by side; nobody decides between them.
public struct SupplyNote: Sendable, Equatable {
  /// When it was said or true, as its source dates it: `early 2026`, `23 Jan 2026`.
  public var date: String
  /// What it is about, in a few words: `Central banks`.
  public var topic: String
  /// The statement.
  public var text: String
  /// Who says so.
  public var source: String

  /// A note as it is given.
  public init(date: String, topic: String, text: String, source: String) {
    self.date = date
    self.topic = topic
    self.text = text
    self.source = source
  }
}

extension SupplyNote {
  private static let articles = "Silver Epic Surge, Tandem Rally, Silver Producers"

  /// What was said of gold and silver around the surge of early 2026.
  public static let surge2026 = [
    SupplyNote(
      date: "Jan-Feb 2026", topic: "Central banks",
      text: "Central banks buy more than 1,000 t of gold a year.",
      source: articles),
    SupplyNote(
      date: "Jan-Feb 2026", topic: "Inventories", text: "Inventories are at their lowest in ten years.",
      source: articles),
    SupplyNote(
      date: "Jan-Feb 2026", topic: "Silver paste",
      text: "Demand for silver paste has grown by 40 %, for high-frequency equipment.", source: articles),
    SupplyNote(
      date: "Jan-Feb 2026", topic: "Export controls",
      text: "Export controls are named among the drivers, without a figure.", source: articles),
    SupplyNote(
      date: "Jan-Feb 2026", topic: "Substitution above $100",
      text: "Above $100 a short squeeze, and copper in the place of silver, begin to matter.",
      source: articles),
    SupplyNote(
      date: "Jan-Feb 2026", topic: "Size of the market",
      text: "The market of silver is a tenth of that of gold.",
      source: articles),
    SupplyNote(
      date: "Jan-Feb 2026", topic: "The three largest", text: "Together they mine over 12,400 t.",
      source: "Silver Producers, in words"),
    SupplyNote(
      date: "Jan-Feb 2026", topic: "The three largest",
      text: "Mexico 6,300 t, China 3,300 t and Peru 3,100 t are 12,700 t: 50.8 % of 25,000 t.",
      source: "Silver Producers, by its table"),
  ]
}
