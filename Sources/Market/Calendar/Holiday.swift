/// A trade date on which the market is closed or closes early.
public struct Holiday: Sendable, Hashable {
  /// What there is of a session.
  public enum Hours: Sendable, Hashable {
    /// None, the evening before included.
    case closed
    /// One that ends so many minutes after New York's midnight, before 17:00.
    case until(minute: Int)
  }

  /// The trade date, in New York.
  public var date: CalendarDate
  /// What there is of its session.
  public var hours: Hours
  /// What it is called: `Good Friday`.
  public var name: String

  /// What is given, put together.
  public init(_ date: CalendarDate, _ hours: Hours, name: String) {
    self.date = date
    self.hours = hours
    self.name = name
  }
}
