import Screen
import Widgets

/// A question and what is typed as its answer, in one line.
package struct PromptLine {
  let context: PanelContext
  let question: String
  let text: String

  package init(_ context: PanelContext, question: String, text: String) {
    self.context = context
    self.question = question
    self.text = text
  }

  package func draw(into frame: inout Frame, in rect: Rect) {
    let line = rect.top(1)
    guard !line.isEmpty else { return }
    let style = context.theme[.status]
    frame.fill(line, style: style)
    TextLine(
      left: [
        .init(" \(question) ", style: context.barStyle(.label), priority: 5),
        .init("\(text)█", style: context.barStyle(.title).adding(.bold), priority: 10),
      ],
      right: [.init(" Enter takes it, Esc not ", style: context.barStyle(.label), priority: 3)]
    ).draw(into: &frame, in: line)
  }
}
