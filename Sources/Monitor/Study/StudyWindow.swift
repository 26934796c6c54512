/// How far a study of daily closes looks back.
public enum StudyWindow: String, Sendable, CaseIterable, Hashable {
  case year
  case fiveYears
  /// All there is.
  case all

  /// Trading days; nil for all of them.
  public var days: Int? {
    switch self {
    case .year: 252
    case .fiveYears: 1260
    case .all: nil
    }
  }

  /// The next one in a circle.
  public var next: StudyWindow {
    switch self {
    case .year: .fiveYears
    case .fiveYears: .all
    case .all: .year
    }
  }
}
