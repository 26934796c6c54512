import BullionAnalytics
import BullionMonitor
import Screen

extension Sheet {
  private static let twoColumnsFrom = 104

  /// Production, balance and notes of a metal.
  ///
  /// - Parameters:
  ///   - place: which of the metals of the supply file; they are counted round.
  ///   - width: the columns there are.
  package static func supply(_ context: PanelContext, place: Int, width: Int) -> Sheet {
    let supplies = context.monitor.settings.supplies
    let supply = supplies[place % supplies.count]
    let theme = context.theme
    let production = ProductionPart(bars: ProductionBars(supply: supply, theme: theme))
    let balance = BalancePart(supply: supply, theme: theme)
    let notes = NotesPart(supply: supply, theme: theme)
    let levels = context.readings.levels.filter { $0.instrument.name == supply.metal }
    let lines: [any SheetPart] = levels.isEmpty ? [] : [LevelsPart(levels: levels, context: context)]
    guard width >= twoColumnsFrom else { return Sheet([production, balance, notes] + lines) }
    return Sheet([
      Column(share: 11, parts: [production, balance]), Column(share: 9, parts: [notes] + lines),
    ])
  }
}
