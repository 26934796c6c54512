import Panels
import Screen

extension ChartPage {
  /// A click puts the crosshair on a bar, the wheel zooms.
  package mutating func receive(_ click: Click, _ moment: PageMoment) -> [Effect]? {
    switch click.kind {
    case .press: point(atColumn: click.x - moment.body.x, moment)
    case .wheelUp: receive(ChartCommands.zoomIn, moment)
    case .wheelDown: receive(ChartCommands.zoomOut, moment)
    }
  }

  private mutating func point(atColumn column: Int, _ moment: PageMoment) -> [Effect]? {
    let series = history.series(moment.monitor)
    let geometry = view.geometry(of: series, in: moment.body)
    guard (0..<geometry.columns).contains(column),
      let bar = geometry.slot(at: column).flatMap({ series.bar(near: $0) })
    else { return nil }
    view.crosshair = ChartView.Crosshair(time: series[bar].start)
    return []
  }
}
