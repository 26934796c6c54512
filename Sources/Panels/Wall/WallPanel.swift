import BullionMarket
import BullionMonitor
import Screen
import Widgets

/// The prices for a room full of people: as large as the screen, an alarm larger than all, and an old price never
/// larger than the word that says so.
package struct WallPanel {
  let context: PanelContext

  package init(_ context: PanelContext) { self.context = context }

  package func draw(into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    var rest = rect
    if let alarm = context.live.freshAlarms.first {
      let count = context.live.freshAlarms.count
      // More than half where there is little, half where there is much.
      let height = max(min(rect.height, 5), (rect.height + 1) / 2)
      WallAlarm(context, alarm: alarm, count: count).draw(into: &frame, in: rect.top(height))
      rest = rect.droppingTop(height)
    }
    rest = rest.inset(horizontal: 1)
    let lines = WallLine.all(context)
    var layout = WallLayout(lines, in: rest, glyphs: frame.glyphs)
    if layout.scale == 0 {
      // The ratio in one plain line leaves both prices more room.
      let prices = WallLayout(Array(lines.dropLast()), in: rest.droppingBottom(1), glyphs: frame.glyphs)
      if prices.scale > 0 {
        layout = prices
        lines.last?.drawPlain(context, into: &frame, in: rest.bottom(1))
      }
    }
    for (line, place) in zip(lines, layout.places) {
      line.draw(context, layout, into: &frame, in: place)
    }
    drawCharts(into: &frame, in: layout.charts)
  }

  private func drawCharts(into frame: inout Frame, in rect: Rect) {
    guard rect.height >= 5, rect.width >= 24 else { return }
    let isWide = rect.width >= 3 * rect.height
    let half = Rect(
      x: rect.x, y: rect.y, width: isWide ? rect.width / 2 - 1 : rect.width,
      height: isWide ? rect.height : rect.height / 2)
    let other = isWide ? rect.right(rect.width / 2 - 1) : rect.bottom(rect.height / 2)
    for (instrument, room) in [(Instrument.gold, half), (.silver, other)]
    where context.readings[instrument].mid != nil {
      PriceChart(context, instrument: instrument).draw(into: &frame, in: room)
    }
  }
}

/// One figure of the wall: a name, a number, and what goes with it.
struct WallLine {
  let name: String
  let value: String
  /// Its change, or the word for what is wrong with it; empty for none.
  let note: String
  let valueStyle: Style
  let noteStyle: Style
  /// What is told in small letters besides.
  let detail: String
  /// Whether the word is worth more than the number: the price is old.
  let isOld: Bool

  /// Gold, silver and the ratio.
  static func all(_ context: PanelContext) -> [WallLine] {
    Instrument.allCases.map { line(of: $0, context) } + [ratio(context)]
  }

  private static func line(of instrument: Instrument, _ context: PanelContext) -> WallLine {
    let theme = context.theme
    let metal = context.readings[instrument]
    let price = Wording.price(metal.mid, of: instrument)
    let name = instrument.name.capitalizedFirst
    let move = MoveText(of: instrument, percent: metal.change.percent)
    let reference = metal.change.percent == nil ? "" : "\(move.glyph) against \(metal.change.reference)"
    // A price of the history alone is not of now, whatever feed it belongs to.
    switch context.readings.feed.state == .starting ? .none : metal.quality {
    case .good:
      return WallLine(
        name: name, value: price, note: move.percent == Wording.dash ? "" : move.percent,
        valueStyle: theme[instrument == .gold ? .gold : .silver].adding(.bold),
        noteStyle: context.style(of: move, quality: .good), detail: reference, isOld: false)
    case .closed:
      let until = context.monitor.closure.map { " " + Wording.closure(until: $0.until, name: $0.name) } ?? ""
      return WallLine(
        name: name, value: price, note: "CLOSED", valueStyle: theme[.stale], noteStyle: theme[.warning],
        detail: "closed\(until)", isOld: true)
    case .stale:
      return WallLine(
        name: name, value: price, note: "STALE", valueStyle: theme[.stale], noteStyle: theme[.alarm],
        detail: "last price \(Wording.age(metal.age)) ago", isOld: true)
    case .none:
      return WallLine(
        name: name, value: price, note: metal.mid == nil ? "WAITING" : "OLD", valueStyle: theme[.stale],
        noteStyle: theme[.warning],
        detail: Wording.lastPrice(metal, context) ?? WaitingText(context).lines.first ?? "no price yet",
        isOld: true)
    }
  }

  private static func ratio(_ context: PanelContext) -> WallLine {
    let ratio = context.readings.ratio
    let isFresh = ratio.quality == .good
    return WallLine(
      name: "Ratio", value: Wording.number(ratio.value, decimals: 2), note: "",
      valueStyle: context.style(.title, quality: ratio.quality), noteStyle: context.theme[.label],
      detail: isFresh || ratio.value == nil ? "" : "of old prices", isOld: false)
  }

  /// Name and number in one line.
  func drawPlain(_ context: PanelContext, into frame: inout Frame, in rect: Rect) {
    TextLine(left: [
      .init(
        [("\(name) ", context.theme[.label].adding(.bold)), (value, valueStyle.adding(.bold))], priority: 2),
      .init("  \(detail)", style: context.theme[.label], priority: 1),
    ]).draw(into: &frame, in: rect)
  }

  func draw(_ context: PanelContext, _ layout: WallLayout, into frame: inout Frame, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let label = context.theme[.label]
    // Where it is in large letters, or beside the price in small ones, it is not said again.
    let hasNote = layout.showsNote || isOld || layout.scale == 0
    TextLine(
      left: [.init("\(name) ", style: label.adding(.bold), priority: 2)],
      right: [
        .init(hasNote ? "" : "\(note)  ", style: noteStyle, priority: 3),
        .init(detail, style: isOld ? noteStyle : label, priority: 1),
      ]
    ).draw(into: &frame, in: rect.top(1))
    let body = rect.droppingTop(1)
    guard layout.scale > 0, body.height >= layout.textRows else {
      let style = isOld ? noteStyle : valueStyle
      TextLine(
        left: [.init(isOld ? note : value, style: style.adding(.bold), priority: 2)],
        right: [.init(isOld ? value : note, style: isOld ? valueStyle : noteStyle, priority: 1)]
      ).draw(into: &frame, in: body.top(1))
      return
    }
    // Where one of both has room, it is the word.
    let first = isOld && !layout.showsNote ? note : value
    BlockText(first, style: isOld && !layout.showsNote ? noteStyle.asFigure : valueStyle)
      .draw(scale: layout.scale, into: &frame, in: body)
    guard layout.showsNote, !note.isEmpty else { return }
    let place =
      layout.isBeside ? body.droppingLeft(layout.valueColumns) : body.droppingTop(layout.textRows + 1)
    BlockText(note, style: noteStyle.asFigure).draw(scale: layout.scale, into: &frame, in: place)
  }
}

extension Style {
  /// The style of squares: what is written in reverse would be a hole in a block.
  fileprivate var asFigure: Style {
    guard attributes.contains(.reverse) || background != .terminalDefault else { return self }
    var style = self
    style.attributes.remove(.reverse)
    return style
  }
}

/// How large the figures of the wall are, and where they stand.
struct WallLayout {
  /// Columns of a square; 0 where there is room for plain text alone.
  private(set) var scale = 0
  /// Whether changes and words are as large as the prices.
  private(set) var showsNote = false
  /// Whether they stand beside them.
  private(set) var isBeside = false
  private(set) var valueColumns = 0
  private(set) var textRows = 1
  private(set) var places: [Rect] = []
  /// What is left for charts.
  private(set) var charts: Rect

  private static let gap = 4
  private static let chartColumns = 44
  private static let chartRows = 8

  init(_ lines: [WallLine], in rect: Rect, glyphs: Glyphs) {
    charts = rect.top(0)
    guard !rect.isEmpty, !lines.isEmpty else { return }
    let value = lines.map(\.value).max { BlockText.squares(of: $0) < BlockText.squares(of: $1) } ?? ""
    let note = lines.map(\.note).max { BlockText.squares(of: $0) < BlockText.squares(of: $1) } ?? ""
    // The widest that a price may become, so that nothing jumps.
    let widest = BlockText.squares(of: value) < BlockText.squares(of: "88,888.88") ? "88,888.88" : value
    let rows = rect.height / lines.count
    func scale(_ text: String, _ rows: Int) -> Int {
      BlockText.scale(of: text, in: Size(columns: rect.width, rows: rows), glyphs: glyphs)
    }
    let beside = scale(widest + " " + note + " ", rows - 1)
    let below = min(scale(widest, (rows - 2) / 2), scale(note, (rows - 2) / 2))
    let alone = scale(widest, rows - 1)
    if max(beside, below) > 0 {
      showsNote = true
      isBeside = beside >= below
      self.scale = max(beside, below)
    } else {
      self.scale = alone
    }
    let width = glyphs == .ascii ? 2 : 1
    valueColumns = (BlockText.squares(of: widest) + Self.gap) * self.scale * width
    textRows = self.scale > 0 ? BlockText.rows(scale: self.scale, glyphs: glyphs) : 1
    let lineRows = 1 + textRows + (showsNote && !isBeside ? textRows + 1 : 0)
    let used =
      showsNote && isBeside
      ? valueColumns + BlockText.squares(of: note) * self.scale * width : valueColumns
    let right = rect.width - used - 2
    let spare = rect.height - lineRows * lines.count
    let hasRight = self.scale > 0 && right >= Self.chartColumns && rect.height >= Self.chartRows
    let hasBottom = !hasRight && spare >= Self.chartRows
    charts = hasRight ? rect.right(right) : hasBottom ? rect.bottom(spare) : rect.top(0)
    let room = hasRight ? rect.left(used) : rect
    let gaps = hasBottom ? 0 : max(0, spare) / lines.count
    places = lines.indices.map { index in
      room.droppingTop(index * (lineRows + gaps)).top(lineRows)
    }
  }
}
