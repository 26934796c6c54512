import Screen

/// The keys of the chart page.
enum ChartCommands {
  static let zoomIn = PageCommand(
    "zoom-in", keys: [.character("+"), .character("=")], meaning: "zoom in", hint: "zoom")
  static let zoomOut = PageCommand("zoom-out", keys: [.character("-")], meaning: "zoom out")
  static let older = PageCommand("older", keys: [.left, .character("h")], meaning: "to older bars")
  static let newer = PageCommand("newer", keys: [.right, .character("l")], meaning: "to newer bars")
  static let olderPage = PageCommand("older-page", keys: [.pageUp], meaning: "a screen of older bars")
  static let newerPage = PageCommand("newer-page", keys: [.pageDown], meaning: "a screen of newer bars")
  static let oldest = PageCommand("oldest", keys: [.home], meaning: "to the oldest bars that are loaded")
  static let newest = PageCommand("newest", keys: [.end], meaning: "to the newest bar, and follow")
  static let date = PageCommand("go-to-date", keys: [.character("g")], meaning: "go to a date")
  static let subject = PageCommand(
    "subject", keys: [.character("v")], meaning: "gold, silver, ratio, both in percent", hint: "metal")
  static let longer = PageCommand(
    "longer-bars", keys: [.character("i")], meaning: "longer bars", hint: "interval")
  static let shorter = PageCommand("shorter-bars", keys: [.character("I")], meaning: "shorter bars")
  static let style = PageCommand(
    "style", keys: [.character("c")], meaning: "candles, line, area", hint: "style")
  static let scale = PageCommand(
    "scale", keys: [.character("y")], meaning: "price axis: linear, logarithmic, percent")
  static let overlays = PageCommand(
    "overlays", keys: [.character("o")], meaning: "averages, Bollinger bands, both, none")
  static let panes = PageCommand("panes", keys: [.character("p")], meaning: "one pane more below, or none")
  static let crosshair = PageCommand(
    "crosshair", keys: [.character("x")], meaning: "crosshair on or off", hint: "crosshair")

  static let always = [
    crosshair, longer, shorter, zoomIn, zoomOut, older, newer, olderPage, newerPage, oldest, newest, date,
    subject, style, scale, overlays, panes,
  ]

  // While the crosshair is there.

  static let barLeft = PageCommand("bar-left", keys: [.left], meaning: "crosshair to the bar before")
  static let barRight = PageCommand("bar-right", keys: [.right], meaning: "crosshair to the next bar")
  static let priceUp = PageCommand(
    "price-up", keys: [.up], meaning: "crosshair up: open, high, low, close, then by rows")
  static let priceDown = PageCommand("price-down", keys: [.down], meaning: "crosshair down")
  static let measure = PageCommand(
    "measure", keys: [.character("m")], meaning: "measure from here, or stop", hint: "measure")
  static let alarm = PageCommand(
    "alarm-here", keys: [.character("A")], meaning: "make an alarm at this price", hint: "alarm")
  static let grab = PageCommand(
    "move-alarm", keys: [.enter],
    meaning: "take the nearest alarm line and move it with the arrows; again: leave it")
  static let remove = PageCommand(
    "remove-alarm", keys: [.delete, .backspace], meaning: "remove the nearest alarm line")
  static let leave = PageCommand("leave", keys: [.escape], meaning: "leave the crosshair")

  static let withCrosshair = [
    measure, alarm, barLeft, barRight, priceUp, priceDown, grab, remove, leave,
  ]
}
