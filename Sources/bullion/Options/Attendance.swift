import Dashboard
import Glibc
import Settings

/// Who is before the screen: somebody who may do everything, somebody who may look, or nobody.
struct Attendance {
  /// How the screen goes on by itself; nil where somebody sits before it.
  var wall: WallPlan?
  var isReadOnly = false
  var night = NightChoices()
  /// The service manager that has started the program; nil where nobody has asked for notices.
  let manager = ServiceManager()

  /// Whether the theme of the night is to be shown now, by this machine's clock.
  var isNight: Bool {
    guard wall != nil else { return false }
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return night.contains(minuteOfDay: Int(parts.tm_hour) * 60 + Int(parts.tm_min))
  }
}
