import BullionMarket
import BullionMonitor
import Screen

extension Sheet {
  private static let twoColumnsFrom = 124
  private static let threeColumnsFrom = 216

  /// What falls have done, and what they would do to a position.
  package static func risk(
    _ context: PanelContext, studies: RiskStudies, form: WhatIfForm, window: StudyWindow, key: String,
    width: Int
  ) -> Sheet {
    let leverage = LeveragePart(context: context, studies: studies)
    let whatIf = WhatIfPart(context: context, studies: studies, form: form, key: key)
    let history = studies.history
    let known = Instrument.allCases.filter { history[$0].closes.count >= 2 }
    guard history.isLoaded, !known.isEmpty else {
      let reason = history.isLoaded ? history.missing ?? "" : nil
      return Sheet([leverage, MissingPart(title: "History", reason: reason, theme: context.theme), whatIf])
    }
    let lacking: [any SheetPart] =
      history.missing.map { [MissingPart(title: "History", reason: $0, theme: context.theme)] } ?? []
    let chart = DrawdownPart(context: context, studies: studies, window: window)
    let falls: [any SheetPart] = known.map { FallsPart(context: context, study: studies[$0]) }
    let statistics: [any SheetPart] =
      known.map { ConePart(theme: context.theme, study: studies[$0]) }
      + (known.count > 1 ? [DirectionalPart(theme: context.theme, study: studies.pair)] : [])
      + [DaysAbovePart(context: context, studies: studies)]
    guard width >= twoColumnsFrom else {
      return Sheet([leverage, whatIf, chart] + lacking + falls + statistics)
    }
    guard width < threeColumnsFrom else {
      return Sheet([
        Column(share: 1, parts: [chart] + lacking), Column(share: 1, parts: [whatIf, leverage] + falls),
        Column(share: 1, parts: statistics),
      ])
    }
    return Sheet([
      Column(share: 1, parts: [chart] + falls + lacking),
      Column(share: 1, parts: [whatIf, leverage] + statistics),
    ])
  }

  /// The row at which the part of a title begins in so many columns; nil without one.
  package func firstRow(of title: String, in room: Rect) -> Int? {
    let width = height(in: room) > room.height ? room.width - 1 : room.width
    return rowsAbove(title, width: width)
  }
}
