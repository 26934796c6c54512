import BullionMonitor
import Screen
import Widgets

/// The ratio now: large, on its banded scale, with its limits in words.
struct RatioNowPart: SheetPart {
  private static let wideFrom = 64
  let context: PanelContext

  private var ratio: RatioReading { context.readings.ratio }
  private var standing: RatioStanding { RatioStanding(ratio, context) }

  var title: String { "Gold / silver ratio" }
  var note: String? { standing.text.isEmpty ? nil : standing.text }

  func height(width: Int) -> Int { width >= Self.wideFrom ? 5 : 4 }

  func draw(into frame: inout Frame, in rect: Rect) {
    let style = context.style(.title, quality: ratio.quality)
    guard ratio.value != nil else {
      frame.write(
        "\(Wording.dash)  \(RatioPanel(context).reason)", x: rect.x, y: rect.y, width: rect.width,
        style: context.theme[.label])
      return
    }
    let value = Wording.number(ratio.value, decimals: 2)
    let gauge = RatioPanel.gauge(of: ratio, context)
    guard rect.width >= Self.wideFrom else {
      TextLine(left: [.init(value, style: style, priority: 10)], right: [facts]).draw(into: &frame, in: rect)
      gauge.draw(into: &frame, in: rect.droppingTop(1).top(3))
      return
    }
    let digits = BigDigits(value, height: .three, style: style)
    let reserved = BigDigits.width(of: "188.88", height: digits.height)
    digits.draw(into: &frame, in: rect.top(3))
    gauge.draw(into: &frame, in: rect.top(3).droppingLeft(reserved + 2))
    TextLine(left: [facts]).draw(into: &frame, in: rect.droppingTop(4))
  }

  private var facts: TextLine.Span {
    let label = context.theme[.label]
    let text = context.style(.text, quality: ratio.quality)
    var parts: [(String, Style)] = [
      ("bid ", label), (Wording.number(ratio.bid, decimals: 2), text), ("  ask ", label),
      (Wording.number(ratio.ask, decimals: 2), text),
    ]
    if let skew = ratio.skew, skew > 2 {
      parts.append(("  legs \(Wording.age(skew)) apart", context.theme[.warning]))
    }
    return .init(parts, priority: 5)
  }
}
