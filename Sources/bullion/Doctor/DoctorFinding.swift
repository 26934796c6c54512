/// What one check has found.
struct DoctorFinding: Sendable, Equatable {
  /// How serious it is.
  enum State: String, Sendable {
    case ok
    /// It works, but not as well as it could.
    case warning
    /// Something does not work.
    case problem
  }

  /// The check's name in JSON, which never changes: `terminal.size`. What is before the point groups them.
  var check: String
  var state: State
  /// In words; foreign text in it need not be safe to print.
  var found: String
  /// What to change; nil when there is nothing to do.
  var advice: String?

  init(_ check: String, _ state: State, _ found: String, advice: String? = nil) {
    self.check = check
    self.state = state
    self.found = found
    self.advice = advice
  }
}
