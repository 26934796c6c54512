import Screen

/// Where the parts of the page of alarms go.
struct AlarmsLayout {
  /// What is seen beside or below the list.
  enum Part: CaseIterable {
    case why, journal, figures, list

    var next: Part { Self.allCases[((Self.allCases.firstIndex(of: self) ?? 0) + 1) % Self.allCases.count] }
  }

  /// The room of the list, its frame included.
  let listRoom: Rect
  let others: [(part: Part, rect: Rect)]
  let isFramed: Bool

  /// The rows of the list.
  var list: Rect { isFramed ? listRoom.inset(horizontal: 2, vertical: 1) : listRoom }

  /// - Parameter part: what is seen where there is no room for all of it.
  init(_ body: Rect, _ part: Part) {
    switch (body.width, body.height) {
    case (130..., 32...):
      let rows = body.rows(.share(1), .fixed(min(16, body.height / 3)))
      let top = rows[0].columns(.share(5), .share(4))
      let bottom = rows[1].columns(.share(5), .share(4))
      listRoom = top[0]
      others = [(.why, top[1]), (.journal, bottom[0]), (.figures, bottom[1])]
      isFramed = true
    case (76..., 18...):
      let rows = body.rows(.share(1), .fixed(part == .list ? 0 : min(12, body.height / 2)))
      listRoom = rows[0]
      others = [(part, rows[1])]
      isFramed = true
    default:
      let room = body.inset(horizontal: 1)
      let below: Extent = part == .why ? .fixed(4) : part == .list ? .fixed(0) : .share(1)
      let rows = room.rows(part == .why || part == .list ? .share(1) : .fixed(0), below)
      listRoom = rows[0]
      others = [(part, rows[1])]
      isFramed = false
    }
  }
}
