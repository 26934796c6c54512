import BullionMarket

extension Doctor {
  /// The closings that come next, as the calendar that the configuration makes knows them.
  var calendarFindings: [DoctorFinding] {
    let calendar = configuration.settings.calendar
    let today = NewYorkTime(now).date
    let next = calendar.holidays(from: today, count: 4).map { holiday in
      let hours =
        switch holiday.hours {
        case .closed: "closed"
        case .until(let minute):
          "closes at " + NewYorkTime(date: holiday.date, hour: minute / 60, minute: minute % 60).hourMinute
        }
      return "\(holiday.date.weekdayDate) \(hours) (\(visible(holiday.name)))"
    }
    let state = calendar.closure(at: now).map { closure in
      "closed until \(closure.until.weekdayDate) \(closure.until.hourMinute) UTC"
        + (closure.holiday.map { ", \(visible($0.name))" } ?? "")
    }
    return [
      DoctorFinding("calendar.now", .ok, "the market is \(state ?? "open")"),
      DoctorFinding(
        "calendar.next", .ok,
        next.isEmpty ? "no holidays within two years" : next.joined(separator: "; ") + "; times of New York"),
    ]
  }
}
