import BullionAnalytics

/// One number for each window that gains are measured over; nil without history that old.
public struct WindowReadings: Sendable, Equatable {
  private var day: Double?
  private var week: Double?
  private var month: Double?
  private var yearToDate: Double?

  init() {}

  /// In percent, or a pure number for elasticities.
  public internal(set) subscript(window: GainWindow) -> Double? {
    get {
      switch window {
      case .day: day
      case .week: week
      case .month: month
      case .yearToDate: yearToDate
      }
    }
    set {
      switch window {
      case .day: day = newValue
      case .week: week = newValue
      case .month: month = newValue
      case .yearToDate: yearToDate = newValue
      }
    }
  }
}
