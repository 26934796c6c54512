import Testing

@testable import Dashboard

@Suite struct WallPlanTests {
  private var plan: WallPlan {
    var plan = WallPlan()
    plan.pages = ["wall", "chart", "risk"]
    return plan
  }

  @Test func pagesTurnAndCountDown() {
    let moments = [0, 1, 29_999, 30_000, 60_000, 90_000].map { plan.moment(after: $0, hasAlarm: false) }
    #expect(moments.map(\.page) == ["wall", "wall", "wall", "chart", "risk", "wall"])
    #expect(moments.map(\.countdown) == [30, 30, 1, 30, 30, 30])
  }

  @Test func anAlarmHoldsTheFigures() {
    let moment = plan.moment(after: 30_000, hasAlarm: true)
    #expect(moment.page == WallPlan.figures && moment.countdown == nil)
    var one = plan
    one.pages = ["chart"]
    #expect(one.moment(after: 1, hasAlarm: false).page == "chart")
    #expect(one.moment(after: 1, hasAlarm: false).countdown == nil)
    one.pages = []
    #expect(one.moment(after: 1, hasAlarm: false).page == WallPlan.figures)
  }

  @Test("The picture moves by one cell every few minutes and never stands for longer than twenty")
  func thePictureMoves() {
    let offsets = (0..<8).map { plan.moment(after: Int64($0) * plan.shift, hasAlarm: false).offset }
    #expect(offsets.map(\.x) == [0, 1, 1, 0, 0, 1, 1, 0] && offsets.map(\.y) == [0, 0, 1, 1, 0, 0, 1, 1])
    #expect(plan.shift <= 20 * 60_000)
    #expect(plan.moment(after: -5, hasAlarm: false).offset == (0, 0))
  }
}
