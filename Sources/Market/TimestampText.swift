/// Moments as text. All of it is UTC; for another zone, shift the moment first.
extension Timestamp {
  /// `2026-01-23T14:00:00Z`, with `.123` behind the seconds only when milliseconds are not zero.
  public var iso8601: String {
    var text = ASCIIText(reserving: 24)
    date.append(to: &text)
    text.append("T" as Unicode.Scalar)
    appendTimeOfDay(to: &text, withSeconds: true)
    let fraction = Int(millisecondsOfDay % 1000)
    if fraction > 0 {
      text.append("." as Unicode.Scalar)
      text.append(fraction, width: 3)
    }
    text.append("Z" as Unicode.Scalar)
    return text.string
  }

  /// `14:00`.
  public var hourMinute: String {
    var text = ASCIIText(reserving: 5)
    appendTimeOfDay(to: &text, withSeconds: false)
    return text.string
  }

  /// `14:00:05`.
  public var hourMinuteSecond: String {
    var text = ASCIIText(reserving: 8)
    appendTimeOfDay(to: &text, withSeconds: true)
    return text.string
  }

  /// `23 Jan`.
  public var dayMonth: String { date.dayMonth }

  /// `Fri 23 Jan 2026`.
  public var weekdayDate: String { date.weekdayDate }

  private func appendTimeOfDay(to text: inout ASCIIText, withSeconds: Bool) {
    let seconds = Int(millisecondsOfDay / 1000)
    text.append(seconds / 3600, width: 2)
    text.append(":" as Unicode.Scalar)
    text.append(seconds / 60 % 60, width: 2)
    guard withSeconds else { return }
    text.append(":" as Unicode.Scalar)
    text.append(seconds % 60, width: 2)
  }
}
