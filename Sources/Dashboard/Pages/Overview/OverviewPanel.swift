import BullionMonitor
import Panels
import Screen

/// A part of the overview.
enum OverviewPanel: Sendable, Equatable {
  case gold, silver, ratio, momentum, supply, alarms, risk

  /// The page that says more of it; nil where there is none.
  var page: PageName? {
    let name: PageName? =
      switch self {
      case .gold, .silver: "chart"
      case .ratio: "ratio"
      case .momentum: nil
      case .supply: "supply"
      case .alarms: "alarms"
      case .risk: "risk"
      }
    return Pages.standard.contains { $0.name == name } ? name : nil
  }

  /// What that page is to be told before it opens.
  var adjustment: [Effect] {
    switch self {
    case .gold, .silver:
      [.adjust("chart", ["subject": (self == .gold ? ChartSubject.gold : .silver).rawValue])]
    default: []
    }
  }

  func draw(_ context: PanelContext, _ chart: PriceChartChoice, into frame: inout Frame, in rect: Rect) {
    switch self {
    case .gold: PricePanel(context, instrument: .gold, chart: chart).draw(into: &frame, in: rect)
    case .silver: PricePanel(context, instrument: .silver, chart: chart).draw(into: &frame, in: rect)
    case .ratio: RatioPanel(context).draw(into: &frame, in: rect)
    case .momentum: MomentumPanel(context).draw(into: &frame, in: rect)
    case .supply where rect.height == 1: SupplyPanel(context).drawLine(into: &frame, in: rect)
    case .supply: SupplyPanel(context).draw(into: &frame, in: rect)
    case .alarms: AlarmPanel(context).draw(into: &frame, in: rect)
    case .risk: RiskPanel(context).draw(into: &frame, in: rect)
    }
  }
}
