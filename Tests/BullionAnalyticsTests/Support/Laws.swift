import BullionAnalytics
import Foundation
import Testing

/// What holds for every indicator, whatever it computes.
///
/// - Parameters:
///   - inputs: a series that brings it out of its warm-up.
///   - refused: inputs that must change nothing.
func checkLaws<I: Indicator>(
  _ indicator: I, inputs: [I.Input], refused: [I.Input], sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let name = "\(I.self)"
  let values = run(indicator, over: inputs)
  #expect(values.last ?? nil != nil, "\(name) never came to a value", sourceLocation: sourceLocation)
  #expect(
    indicator.isWarming && indicator.value == nil, "\(name) begins warm", sourceLocation: sourceLocation)

  var plain = indicator
  for (row, input) in inputs.enumerated() {
    for bad in refused {
      let before = plain
      let accepted = plain.accepts(bad)
      let value = plain.update(bad)
      #expect(
        !accepted && value == before.value && plain == before, "\(name) took a bad input at \(row)",
        sourceLocation: sourceLocation)
    }
    let peeked = plain.peek(input)
    let value = plain.update(input)
    #expect(
      value == values[row] && peeked == value && plain.value == value, "\(name) at \(row)",
      sourceLocation: sourceLocation)
  }

  try checkRestart(indicator, inputs: inputs, values: values, sourceLocation)
  checkRevision(indicator, inputs: inputs, refused: refused, values: values, sourceLocation)
}

/// A saved state continues bit for bit.
private func checkRestart<I: Indicator>(
  _ indicator: I, inputs: [I.Input], values: [I.Output?], _ sourceLocation: SourceLocation
) throws {
  for cut in [0, 1, inputs.count / 3, inputs.count - 1] {
    var saved = indicator
    for input in inputs[..<cut] { saved.update(input) }
    var restored = try JSONDecoder().decode(I.self, from: try JSONEncoder().encode(saved))
    #expect(restored == saved, "\(I.self) saved at \(cut)", sourceLocation: sourceLocation)
    for row in cut..<inputs.count {
      let value = restored.update(inputs[row])
      saved.update(inputs[row])
      #expect(value == values[row], "\(I.self) cut at \(cut), row \(row)", sourceLocation: sourceLocation)
    }
    #expect(restored == saved, "\(I.self) cut at \(cut)", sourceLocation: sourceLocation)
  }
}

/// The last input can be replaced and put back without a trace.
private func checkRevision<I: Indicator>(
  _ indicator: I, inputs: [I.Input], refused: [I.Input], values: [I.Output?],
  _ sourceLocation: SourceLocation
) {
  var revisable = Revisable(indicator)
  for (row, input) in inputs.enumerated() {
    // Other inputs of the series stand in for a bar that is still growing.
    let others = [inputs[(row + inputs.count / 2) % inputs.count], inputs[max(0, row - 1)]]
    let kept = revisable
    let opened = revisable.update(input)
    for other in others {
      var direct = kept
      let expected = direct.update(other)
      if kept.accepts(other) {
        let revised = revisable.revise(other)
        #expect(revised == expected, "\(I.self) revised at \(row)", sourceLocation: sourceLocation)
      }
    }
    for bad in refused { revisable.revise(bad) }
    let restored = revisable.revise(input)
    #expect(
      opened == values[row] && restored == values[row], "\(I.self) restored at \(row)",
      sourceLocation: sourceLocation)
  }
  var plain = indicator
  for input in inputs { plain.update(input) }
  #expect(revisable.base == plain, "\(I.self) revised to the end", sourceLocation: sourceLocation)
}
