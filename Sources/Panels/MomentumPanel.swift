import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// RSI of both metals with the 30 and 70 marks, and how strongly silver moves with gold.
package struct MomentumPanel {
  private static let nameWidth = 8
  private static let valueWidth = 18
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let theme = context.theme
    let inner = Border(title: "").inner(of: rect).inset(horizontal: 1)
    let strength = context.readings.gold.relativeStrength
    // RSI takes three rows, beta and elasticity two each and the pair line one.
    let rowsForScales = inner.height - 3 - (inner.height >= 9 ? 1 : 0)
    let showsScales = rowsForScales >= 3
    let showsElasticity = rowsForScales >= 5
    let names = ["RSI \(strength.period)", "beta"] + (showsElasticity ? ["elasticity"] : [])
    let alarmed = context.live.hasUnacknowledgedAlarm(onMetrics: "rsi")
    let border = Border(
      title: names.joined(separator: " · "), note: Wording.bars(strength.interval),
      style: context.frameStyle(alarmed: alarmed), titleStyle: theme[.title], noteStyle: theme[.label])
    border.draw(into: &frame, in: rect)
    var rows = inner
    func take(_ count: Int) -> Rect {
      let taken = rows.top(count)
      rows = rows.droppingTop(count)
      return taken
    }
    drawStrength(of: .gold, into: &frame, in: take(1), height: 1)
    drawStrength(of: .silver, into: &frame, in: take(2), height: 2)
    if inner.height >= 9 { _ = take(1) }
    if showsScales { drawBeta(into: &frame, in: take(2)) }
    if showsElasticity { drawElasticity(into: &frame, in: take(2)) }
    drawPairLine(into: &frame, in: take(1), withBeta: !showsScales)
    if rows.height >= 2 * Self.historyHeight {
      drawHistories(into: &frame, in: rows.droppingTop(1).rows(.share(1), .share(1)))
    } else if rows.height >= Self.historyHeight, rows.width >= 2 * Self.historyWidth {
      let parts = rows.columns(.share(1), .fixed(2), .share(1))
      drawHistories(into: &frame, in: [parts[0], parts[2]])
    }
  }

  /// A title and a few rows of a line.
  private static let historyHeight = 5
  private static let historyWidth = 45

  /// The RSI of the last bars, in a room for each metal.
  private func drawHistories(into frame: inout Frame, in rooms: [Rect]) {
    for (room, metal) in zip(rooms, Instrument.allCases) {
      let interval = ChartInterval(context.readings[metal].relativeStrength.interval)
      var choice = PriceChartChoice()
      choice.interval = interval
      let chart = PriceChart(context, instrument: metal, choice: choice)
      var view = PriceChart.view(metal, choice, in: room)
      view.style = .line
      view.zoom = -1
      let picture = chart.picture(view, in: room, warmUp: ChartIndicators.warmUp, glyphs: frame.glyphs)
      ChartPaneDrawing(
        context, picture: picture, pane: .relativeStrength, axisWidth: ChartLayout.axisWidth(room),
        subject: metal.name.capitalizedFirst
      ).draw(into: &frame, in: room)
    }
  }

  /// One RSI row: name, value, the word for its state, and the scale; `height` 2 adds the marks below.
  func drawStrength(of instrument: Instrument, into frame: inout Frame, in rect: Rect, height: Int) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    let reading = context.readings[instrument]
    let strength = reading.relativeStrength
    let isExtreme = strength.state == .overbought || strength.state == .oversold
    TextLine(
      left: [
        .init(
          instrument.name.capitalizedFirst.padded(to: Self.nameWidth),
          style: theme[instrument == .gold ? .gold : .silver], priority: 9),
        .init(
          Wording.number(strength.value, decimals: 1).leftPadded(to: 5),
          style: context.style(.title, quality: reading.quality), priority: 10),
        .init(" ", style: theme[.text], priority: 10),
        .init(
          stateWord(strength), style: isExtreme ? theme[.warning].adding(.bold) : theme[.label],
          priority: 8),
      ]
    ).draw(into: &frame, in: rect.left(Self.nameWidth + Self.valueWidth).top(1))
    let settings = context.monitor.settings
    Gauge(
      lower: 0, upper: 100,
      bands: [
        .init(upTo: settings.oversold, name: "oversold", style: theme[.scaleLow]),
        .init(upTo: settings.overbought, name: "neutral", style: theme[.scaleMiddle]),
        .init(upTo: 100, name: "overbought", style: theme[.scaleHigh]),
      ],
      value: strength.value, ticks: [0, settings.oversold, settings.overbought, 100], showsValue: false,
      needleStyle: context.style(.title, quality: reading.quality), labelStyle: theme[.label],
      format: { NumberText.fixed($0, decimals: 0) }
    ).draw(into: &frame, in: rect.droppingLeft(Self.nameWidth + Self.valueWidth + 1).top(height))
  }

  private func stateWord(_ strength: RelativeStrengthReading) -> String {
    switch strength.state {
    case .overbought: "OVERBOUGHT"
    case .oversold: "OVERSOLD"
    case .neutral: strength.isConverging ? "settling" : "neutral"
    case .warming: "warming up"
    case .undefined: "flat"
    }
  }

  private func drawBeta(into frame: inout Frame, in rect: Rect) {
    let pair = context.readings.pair
    drawScale(
      "Beta", value: pair.beta,
      note: observations(pair), range: 0...4, ticks: [0, 1, 2, 3, 4],
      into: &frame, in: rect)
  }

  /// The returns that beta rests on: of how many, while they are fewer than it looks back on.
  private func observations(_ pair: PairReading) -> String {
    let span = Wording.span(of: pair.observations, pair.interval)
    guard pair.observations < pair.window else { return span }
    return "\(pair.observations)/\(Wording.span(of: pair.window, pair.interval))"
  }

  private func drawElasticity(into frame: inout Frame, in rect: Rect) {
    let elasticity = context.readings.pair.elasticity
    drawScale(
      "Elastic", value: elasticity[.day],
      note: "month \(Wording.number(elasticity[.month], decimals: 1))", range: -2...6,
      ticks: [-2, 0, 2, 4, 6],
      into: &frame, in: rect)
  }

  private func drawScale(
    _ name: String, value: Double?, note: String, range: ClosedRange<Double>, ticks: [Double],
    into frame: inout Frame, in rect: Rect
  ) {
    let theme = context.theme
    let quality = context.readings.ratio.quality
    TextLine(
      left: [
        .init(name.padded(to: Self.nameWidth), style: theme[.text], priority: 9),
        .init(
          Wording.number(value, decimals: 2).leftPadded(to: 5),
          style: context.style(.title, quality: quality),
          priority: 10),
        .init(" \(note)", style: theme[.label], priority: 8),
      ]
    ).draw(into: &frame, in: rect.left(Self.nameWidth + Self.valueWidth).top(1))
    Gauge(
      lower: range.lowerBound, upper: range.upperBound,
      bands: [.init(upTo: range.upperBound, name: name, style: theme[.scaleMiddle])], value: value,
      ticks: ticks, showsValue: false, needleStyle: context.style(.title, quality: quality),
      labelStyle: theme[.label], format: { NumberText.fixed($0, decimals: 0) }
    ).draw(into: &frame, in: rect.droppingLeft(Self.nameWidth + Self.valueWidth + 1))
  }

  /// Correlation and tandem; beta too, where there is no room for its scale.
  func drawPairLine(into frame: inout Frame, in rect: Rect, withBeta: Bool) {
    guard !rect.isEmpty else { return }
    let theme = context.theme
    let pair = context.readings.pair
    let value = context.style(.title, quality: context.readings.ratio.quality)
    let beta: [(text: String, style: Style)] =
      withBeta
      ? [("Beta ", theme[.text]), (Wording.number(pair.beta, decimals: 2) + "  ", value)] : []
    let tandem: String =
      switch pair.tandem {
      case .rising: "▲ rising together"
      case .falling: "▼ falling together"
      case .some(.none): "not in tandem"
      case nil: Wording.dash
      }
    TextLine(
      left: [
        .init(
          beta + [
            ("Correlation ", theme[.text]), (Wording.number(pair.correlation, decimals: 2), value),
          ],
          priority: 9),
        .init("   \(tandem)", style: theme[.label], priority: 7),
        .init(
          pair.isAccelerating == true ? "   ACCELERATION" : "", style: theme[.warning], priority: 8),
      ]
    ).draw(into: &frame, in: rect.top(1))
  }
}
