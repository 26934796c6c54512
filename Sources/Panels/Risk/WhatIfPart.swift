import Screen

/// A position that is typed in: what it has gained, where it is closed by force, what past falls would do to it.
struct WhatIfPart: SheetPart {
  let context: PanelContext
  let studies: RiskStudies
  let form: WhatIfForm
  /// The key that begins to change it.
  let key: String

  private static let fieldsWidth = 40
  private static let wideFrom = fieldsWidth + 1 + WhatIfResults.width

  var title: String { "What if" }
  var note: String? {
    form.cursor == nil ? "\(key) changes it" : "Tab next field, space chooses, Esc ends"
  }

  private var results: WhatIfResults {
    WhatIfResults(context: context, study: studies[form.instrument], form: form)
  }

  func height(width: Int) -> Int {
    let count = WhatIfForm.Field.allCases.count
    return width >= Self.wideFrom
      ? max(count, results.rows(width - Self.fieldsWidth - 1).lines.count)
      : count + 1 + results.rows(width).lines.count
  }

  func draw(into frame: inout Frame, in rect: Rect) {
    if rect.width >= Self.wideFrom {
      fields.draw(into: &frame, in: rect.left(Self.fieldsWidth))
      results.rows(rect.width - Self.fieldsWidth - 1).draw(
        into: &frame, in: rect.droppingLeft(Self.fieldsWidth + 1))
    } else {
      let count = WhatIfForm.Field.allCases.count
      fields.draw(into: &frame, in: rect.top(count))
      results.rows(rect.width).draw(into: &frame, in: rect.droppingTop(count + 1))
    }
  }

  private var fields: TextRows {
    let theme = context.theme
    var rows = TextRows()
    for field in WhatIfForm.Field.allCases {
      let isHere = form.cursor == field
      var text = form.text(field)
      if field == .entry, text.isEmpty, !isHere { text = "the present price" }
      if field == .margin, text.isEmpty, !isHere { text = Wording.dash }
      rows.add([
        (isHere ? "▶ " : "  ", theme[.accent]), (field.label.padded(to: 12), theme[.label]),
        (text + (isHere && !field.isChoice ? "█" : ""), isHere ? theme[.title] : theme[.text]),
        (
          form.problem(field).map { "  \($0)" } ?? Self.unit(field),
          form.problem(field) == nil ? theme[.label] : theme[.warning]
        ),
      ])
    }
    return rows
  }

  private static func unit(_ field: WhatIfForm.Field) -> String {
    switch field {
    case .leverage: " times"
    case .margin: " $ in all"
    case .maintenance: " % of its worth"
    default: ""
    }
  }
}
