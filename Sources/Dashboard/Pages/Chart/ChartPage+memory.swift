import BullionMonitor
import Panels
import Screen

/// What the chart remembers from one run to the next.
extension ChartPage {
  package var memory: [String: String] {
    ["interval": view.interval.rawValue, "style": view.style.rawValue]
  }

  package mutating func recall(_ memory: [String: String]) {
    view.interval = memory["interval"].flatMap(ChartInterval.init) ?? view.interval
    view.subject = memory["subject"].flatMap(ChartSubject.init) ?? view.subject
    view.style = memory["style"].flatMap(ChartView.Style.init) ?? view.style
  }
}
