import Panels
import Screen

/// A wall: its pages turn by themselves, and keys do nothing unless they are allowed.
extension DashboardState {
  /// Where the wall stands; nil for a dashboard that somebody sits before.
  var wallMoment: WallPlan.Moment? {
    wall?.moment(after: wallTime, hasAlarm: !monitor.freshAlarms.isEmpty)
  }

  /// Whether keys reach the dashboard.
  var takesKeys: Bool { wall?.takesKeys ?? true }

  /// Takes the passing of time, in milliseconds since the start.
  mutating func pass(to time: Int64) -> [Effect] {
    guard let wall else { return [] }
    let isRepainted = time / max(1, wall.repaint) != wallTime / max(1, wall.repaint)
    let before = wallMoment
    wallTime = time
    // Nobody presses a key, with which it would go.
    if notice == nil {
      noticeSince = nil
    } else if time - (noticeSince ?? time) > Self.noticeTime {
      (notice, noticeSince) = (nil, nil)
    } else {
      noticeSince = noticeSince ?? time
    }
    let effects: [Effect] = isRepainted ? [.repaint] : []
    guard let page = wallMoment?.page, page != before?.page, page != WallPlan.figures else { return effects }
    pages.show(page)
    return effects + pages.opened(moment)
  }

  /// How long a wall says something of itself, in milliseconds.
  private static let noticeTime: Int64 = 300_000

  /// Draws the wall.
  func drawWall(_ moment: WallPlan.Moment, _ context: PanelContext, into frame: inout Frame) {
    let room = Rect(x: moment.offset.x, y: moment.offset.y, width: size.columns - 1, height: size.rows - 1)
    WallHeader(context, countdown: moment.countdown).draw(into: &frame, in: room.top(1))
    var body = room.droppingTop(1)
    if notice != nil {
      WallNotice(context).draw(into: &frame, in: body)
      body = body.droppingBottom(1)
    }
    if moment.page == WallPlan.figures {
      WallPanel(context).draw(into: &frame, in: body)
    } else {
      pages.open.draw(context, into: &frame, in: body)
    }
  }
}
