/// What can happen to one alarm. The time of the event is given beside it.
public enum AlarmEvent: Sendable, Hashable {
  /// A new value of the metric. A value that is not finite is no value, and counts as `dataLost`.
  case tick(Double)
  /// The operator has seen the alarm.
  case acknowledge
  /// Releases a latched alarm, once it is acknowledged and its condition is over.
  case reset
  /// The operator silences the alarm for so many milliseconds; evaluation goes on.
  case shelve(for: Int64)
  /// The operator ends a shelving before its time.
  case unshelve
  /// The system silences the alarm; evaluation goes on.
  case suppress(AlarmSuppression)
  /// Lifts these reasons; what was raised meanwhile and still stands is announced when none is left.
  case unsuppress(AlarmSuppression)
  /// Nothing but the passing of time.
  case heartbeat
  /// The owner of the data declares them stale.
  case dataLost
  /// The clock was set forward (backward when negative) by so many milliseconds; the event's time is on the new
  /// clock.
  case clockStep(Int64)
  /// The state was reloaded after the program was down.
  case restart
}
