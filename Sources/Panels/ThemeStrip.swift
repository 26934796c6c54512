import BullionMarket
import Screen
import Widgets

/// What a theme looks like, in three lines: prices that rise and fall, an alarm, a gauge, a bit of chart.
///
/// What it shows is an example and no price of now: it says so by its round figures and stands nowhere but in lists of
/// themes.
package struct ThemeStrip {
  package static let height = 3
  private static let rises: [Double] = [3, 4, 3, 5, 6, 5, 7, 8, 7, 9, 11, 10, 12, 13, 12, 15]

  let theme: Theme
  let name: String
  let note: String

  /// - Parameters:
  ///   - name: as it is asked for.
  ///   - note: where it comes from.
  package init(_ theme: Theme, name: String, note: String) {
    self.theme = theme
    self.name = name
    self.note = note
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    frame.fill(rect, style: theme[.background])
    let bar = theme[.status]
    frame.fill(rect.top(1), style: bar)
    TextLine(
      left: [.init(" \(visible(name)) ", style: bar.adding(.bold), priority: 2)],
      right: [
        .init(" \(theme.isDark ? "dark" : "light"), \(visible(note)) ", style: bar, priority: 1)
      ]
    ).draw(into: &frame, in: rect.top(1))
    let plain = theme[.label]
    TextLine(
      left: [
        .init([(" Gold ", theme[.gold]), ("5,000.00 ", theme[.text])], priority: 9),
        .init("▲ +1.00 %  ", style: theme[.up], priority: 8),
        .init([("Silver ", theme[.silver]), ("100.000 ", theme[.text])], priority: 7),
        .init("▼ -1.00 %  ", style: theme[.down], priority: 6),
      ],
      right: [.init(" ! ALARM ", style: theme[.alarm], priority: 5), .init(" ", style: plain, priority: 5)]
    ).draw(into: &frame, in: rect.droppingTop(1).top(1))
    let last = rect.droppingTop(2).top(1)
    TextLine(left: [
      .init(
        [(" RSI ", theme[.label]), ("74.0 ", theme[.text]), ("OVERBOUGHT  ", theme[.warning])], priority: 1)
    ]).draw(into: &frame, in: last)
    Gauge(
      lower: 0, upper: 100,
      bands: [
        .init(upTo: 30, name: "", style: theme[.scaleLow]),
        .init(upTo: 70, name: "", style: theme[.scaleMiddle]),
        .init(upTo: 100, name: "", style: theme[.scaleHigh]),
      ], value: 74, showsValue: false, needleStyle: theme[.title], labelStyle: plain, format: { _ in "" }
    ).draw(into: &frame, in: last.droppingLeft(23).left(max(0, min(26, last.width - 23))))
    Sparkline(Self.rises, style: theme[.gold]).draw(
      into: &frame, in: last.droppingLeft(51).left(max(0, min(24, last.width - 52))))
  }
}
