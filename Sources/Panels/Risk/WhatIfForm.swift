import BullionAnalytics
import BullionMarket

/// A position that is typed in, field by field, and what is wrong with what was typed.
package struct WhatIfForm: Sendable, Equatable {
  package enum Field: Int, Sendable, CaseIterable {
    case metal, side, amount, unit, entry, leverage, margin, maintenance

    /// Whether it is chosen and not typed.
    package var isChoice: Bool { self == .metal || self == .side || self == .unit }

    var label: String {
      switch self {
      case .metal: "metal"
      case .side: "side"
      case .amount: "amount"
      case .unit: "unit"
      case .entry: "entry"
      case .leverage: "leverage"
      case .margin: "or margin"
      case .maintenance: "maintenance"
      }
    }
  }

  package private(set) var instrument = Instrument.silver
  private var side = LeveragedPosition.Side.long
  private var isInContracts = true
  private var texts: [Field: String] = [.amount: "1", .leverage: "5", .maintenance: "5"]
  /// The field that is being changed; nil while none is.
  package private(set) var cursor: Field?

  package init() {}

  /// Ounces of a contract: COMEX 100 of gold, 5,000 of silver.
  static func ouncesOfContract(_ instrument: Instrument) -> Double { instrument == .gold ? 100 : 5000 }

  package func text(_ field: Field) -> String {
    switch field {
    case .metal: instrument.name
    case .side: side.rawValue
    case .unit:
      isInContracts
        ? "contracts of \(Wording.number(Self.ouncesOfContract(instrument), decimals: 0)) oz" : "ounces"
    default: texts[field] ?? ""
    }
  }

  // MARK: Changing it

  package mutating func begin() { cursor = .metal }
  package mutating func end() { cursor = nil }

  package mutating func move(by step: Int) {
    let count = Field.allCases.count
    guard let cursor else { return }
    self.cursor = Field(rawValue: ((cursor.rawValue + step) % count + count) % count)
  }

  /// Changes a field that is chosen to its other value.
  package mutating func toggle() {
    switch cursor {
    case .metal: instrument = instrument == .gold ? .silver : .gold
    case .side: side = side == .long ? .short : .long
    case .unit: isInContracts.toggle()
    default: break
    }
  }

  package mutating func type(_ character: Character) {
    guard let cursor, !cursor.isChoice, texts[cursor, default: ""].count < 16 else { return }
    texts[cursor, default: ""].append(character)
  }

  package mutating func deleteBackward() {
    guard let cursor, !(texts[cursor] ?? "").isEmpty else { return }
    texts[cursor]?.removeLast()
  }

  // MARK: What it says

  /// What is wrong with a field, in words; nil when nothing is.
  package func problem(_ field: Field) -> String? {
    guard !field.isChoice else { return nil }
    let isEmpty = text(field).isEmpty
    switch field {
    case .amount: return number(.amount) == nil ? "not above 0" : nil
    case .entry:
      return isEmpty || number(.entry) != nil ? nil : "no price; may be empty"
    case .leverage:
      return !text(.margin).isEmpty || number(.leverage) != nil ? nil : "not above 0"
    case .margin: return isEmpty || number(.margin) != nil ? nil : "not above 0; may be empty"
    default: return maintenance == nil ? "not 0 to below 100" : nil
    }
  }

  /// Above zero.
  private func number(_ field: Field) -> Double? {
    guard let value = TypedNumber.value(text(field)), value > 0, value <= 1e12 else { return nil }
    return value
  }

  /// A share; nil when it is none.
  private var maintenance: Double? {
    let text = text(.maintenance)
    guard !text.isEmpty else { return 0 }
    return TypedNumber.value(text).flatMap { (0..<100).contains($0) ? $0 / 100 : nil }
  }

  /// The position; nil while something is wrong, or no price is known to enter at.
  func position(at price: Price?) -> LeveragedPosition? {
    guard Field.allCases.allSatisfy({ problem($0) == nil }), let amount = number(.amount), let maintenance,
      let entry = text(.entry).isEmpty ? price?.dollars : number(.entry)
    else { return nil }
    let ounces = amount * (isInContracts ? Self.ouncesOfContract(instrument) : 1)
    if !text(.margin).isEmpty {
      return number(.margin).flatMap {
        LeveragedPosition(side: side, ounces: ounces, entry: entry, margin: $0, maintenance: maintenance)
      }
    }
    return number(.leverage).flatMap {
      LeveragedPosition(side: side, ounces: ounces, entry: entry, leverage: $0, maintenance: maintenance)
    }
  }
}
