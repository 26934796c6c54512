/// Why the system keeps alarms from being announced; several reasons can hold at once.
public struct AlarmSuppression: OptionSet, Sendable, Hashable, Codable {
  /// One bit for each reason: 1, 2, 4 and 8.
  public var rawValue: UInt8

  /// The reasons of these bits; others are kept and mean nothing.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Nobody trades.
  public static let marketClosed = AlarmSuppression(rawValue: 1)
  /// The indicator is not defined yet.
  public static let warmUp = AlarmSuppression(rawValue: 2)
  /// The operator works on the system.
  public static let maintenance = AlarmSuppression(rawValue: 4)
  /// Another alarm explains this one: the feed it depends on is lost.
  public static let inhibited = AlarmSuppression(rawValue: 8)
  /// Every reason there is.
  public static let all: AlarmSuppression = [.marketClosed, .warmUp, .maintenance, .inhibited]

  private static let names: [(AlarmSuppression, String)] = [
    (.marketClosed, "closed"), (.warmUp, "warm_up"), (.maintenance, "maintenance"), (.inhibited, "inhibited"),
  ]

  /// The reasons joined by `+`, such as `closed+inhibited`; empty for none.
  public var name: String {
    Self.names.filter { contains($0.0) }.map(\.1).joined(separator: "+")
  }

  /// Reads what `name` writes; nil for anything else.
  public init?(name: some StringProtocol) {
    self = []
    for part in name.split(separator: "+") {
      guard let reason = Self.names.first(where: { $0.1 == part })?.0 else { return nil }
      insert(reason)
    }
    guard self.name == name else { return nil }
  }
}
