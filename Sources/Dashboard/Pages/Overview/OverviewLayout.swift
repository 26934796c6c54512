import Screen

/// Where the panels of the overview go.
enum OverviewLayout {
  struct Place: Equatable {
    let panel: OverviewPanel
    let rect: Rect

    init(_ panel: OverviewPanel, _ rect: Rect) {
      self.panel = panel
      self.rect = rect
    }
  }

  /// In reading order; none where the room is too small for panels.
  static func places(in body: Rect) -> [Place] {
    switch (body.width, body.height) {
    case (280..., 70...): wall(body)
    case (130..., 38...): wide(body, isLarge: true)
    case (112..., 30...): wide(body, isLarge: false)
    case (150..., 17...): flat(body)
    case (60..., 40...): portrait(body)
    case (76..., 18...): medium(body)
    default: []
    }
  }

  /// Prices above, gauges in the middle, supply, alarms and risk below.
  private static func wide(_ rect: Rect, isLarge: Bool) -> [Place] {
    // Supply needs a line for each country; what is left over makes the charts taller.
    let lower = isLarge ? 17 : max(9, rect.height / 3)
    let middle = isLarge ? max(11, (rect.height - lower) / 3) : 9
    let rows = rect.rows(.share(1), .fixed(middle), .fixed(lower))
    let gauges = rows[1].columns(.share(1), .share(1))
    // The words of alarms need more room than the bars of countries.
    let bottom =
      isLarge
      ? rows[2].columns(.share(6), .share(7), .share(6)) : rows[2].columns(.share(4), .share(5), .fixed(40))
    return prices(rows[0]) + [
      Place(.ratio, gauges[0]), Place(.momentum, gauges[1]), Place(.supply, bottom[0]),
      Place(.alarms, bottom[1]), Place(.risk, bottom[2]),
    ]
  }

  /// A wall of screens: what is read in lines has a column of its own at the right.
  private static func wall(_ rect: Rect) -> [Place] {
    let columns = rect.columns(.share(1), .fixed(66))
    let rows = columns[0].rows(.share(1), .fixed(max(17, rect.height / 4)))
    let lower = rows[1].columns(.share(1), .share(1))
    let side = columns[1].rows(.fixed(max(16, rect.height / 4)), .share(1), .fixed(17))
    return prices(rows[0]) + [
      Place(.ratio, lower[0]), Place(.supply, lower[1]), Place(.alarms, side[0]), Place(.momentum, side[1]),
      Place(.risk, side[2]),
    ]
  }

  /// Wide and low: everything beside each other.
  private static func flat(_ rect: Rect) -> [Place] {
    let rows = rect.rows(.share(1), .fixed(1))
    let columns = rows[0].columns(.share(13), .share(6), .share(6))
    let gauges = columns[1].rows(.share(1), .fixed(min(11, rows[0].height - 8)))
    let lists = columns[2].rows(.share(1), .fixed(9))
    return prices(columns[0]) + [
      Place(.ratio, gauges[0]), Place(.momentum, gauges[1]), Place(.alarms, lists[0]), Place(.risk, lists[1]),
      Place(.supply, rows[1].inset(horizontal: 1)),
    ]
  }

  /// Narrow and high: everything below each other.
  private static func portrait(_ rect: Rect) -> [Place] {
    let isHigh = rect.height >= 54
    let hasColumns = rect.width >= 76
    let gauges = isHigh ? 19 : hasColumns ? 6 : 15
    let lists = hasColumns ? 10 : isHigh ? 16 : 6
    let rows = rect.rows(.share(1), .share(1), .fixed(gauges), .fixed(lists), .fixed(1))
    let middle =
      isHigh || !hasColumns
      ? rows[2].rows(.fixed(9), .share(1)) : rows[2].columns(.share(3), .share(4))
    let lower =
      hasColumns
      ? rows[3].columns(.share(1), .share(1)) : isHigh ? rows[3].rows(.share(1), .fixed(10)) : [rows[3]]
    return [
      Place(.gold, rows[0]), Place(.silver, rows[1]), Place(.ratio, middle[0]), Place(.momentum, middle[1]),
    ] + zip([.alarms, .risk], lower).map(Place.init) + [Place(.supply, rows[4].inset(horizontal: 1))]
  }

  private static func medium(_ rect: Rect) -> [Place] {
    let rows = rect.rows(.share(2), .fixed(6), .share(1), .fixed(1))
    let gauges = rows[1].columns(.share(3), .share(4))
    return prices(rows[0]) + [
      Place(.ratio, gauges[0]), Place(.momentum, gauges[1]), Place(.alarms, rows[2]),
      Place(.supply, rows[3].inset(horizontal: 1)),
    ]
  }

  private static func prices(_ rect: Rect) -> [Place] {
    let halves = rect.columns(.share(1), .share(1))
    return [Place(.gold, halves[0]), Place(.silver, halves[1])]
  }
}
