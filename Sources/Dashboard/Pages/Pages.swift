import Screen

/// The pages and which of them is open.
package struct Pages: Sendable, Equatable {
  /// In the order of their tabs.
  package static let standard: [any Page.Type] = [
    OverviewPage.self, ChartPage.self, RatioPage.self, RiskPage.self, SupplyPage.self, AlarmsPage.self,
    FeedsPage.self,
  ]

  private(set) var all: [any Page]
  private var place = 0
  /// Which pages wait for which bars.
  private var awaited: [BarsRequest: [PageName]] = [:]

  /// - Parameter types: at least one; the first is open.
  init(_ types: [any Page.Type] = Self.standard) {
    all = types.isEmpty ? [OverviewPage()] : types.map { $0.init() }
  }

  var open: any Page { all[place] }

  /// Gives a command to the page that is open.
  mutating func receive(_ command: PageCommand, _ moment: PageMoment) -> [Effect] {
    act(place) { $0.receive(command, moment) }
  }

  /// Gives a key to the page that is open, while something is being typed in it.
  mutating func receive(_ key: Key, _ moment: PageMoment) -> [Effect] {
    act(place) { $0.receive(key, moment) }
  }

  /// Gives a click to the page that is open.
  ///
  /// - Returns: nil where it is for nothing.
  mutating func receive(_ click: Click, _ moment: PageMoment) -> [Effect]? {
    var isTaken = false
    let effects = act(place) { page in
      let effects = page.receive(click, moment)
      isTaken = effects != nil
      return effects ?? []
    }
    return isTaken ? effects : nil
  }

  /// Tells the page that is open that it is.
  mutating func opened(_ moment: PageMoment) -> [Effect] { act(place) { $0.opened(moment) } }

  /// Tells the page that is open that time has passed.
  mutating func passed(_ moment: PageMoment) -> [Effect] { act(place) { $0.passed(moment) } }

  /// Gives bars to the pages that have asked for them; what nobody waits for is dropped.
  mutating func receive(_ bars: BarsAnswer, _ moment: PageMoment) -> [Effect] {
    let names = awaited.removeValue(forKey: bars.request) ?? []
    return all.indices.filter { names.contains(type(of: all[$0]).name) }.flatMap { index in
      act(index) { $0.receive(bars, moment) }
    }
  }

  /// Bars that are on their way are of a history that no longer holds.
  mutating func forgetAwaitedBars() { awaited = [:] }

  /// Lets a page act; what it asks for twice is asked for once.
  private mutating func act(_ index: Int, _ body: (inout any Page) -> [Effect]) -> [Effect] {
    let effects = body(&all[index])
    let name = type(of: all[index]).name
    return effects.filter { effect in
      guard case .loadBars(let request) = effect else { return true }
      let pages = awaited[request, default: []]
      guard !pages.contains(name) else { return false }
      awaited[request] = pages + [name]
      return pages.isEmpty
    }
  }

  /// What the pages remember, by their names and their own words: `chart.interval`.
  var memory: [String: String] {
    all.reduce(into: [:]) { memory, page in
      for (word, value) in page.memory { memory["\(type(of: page).name.text).\(word)"] = value }
    }
  }

  mutating func recall(_ memory: [String: String]) {
    for index in all.indices {
      let prefix = "\(type(of: all[index]).name.text)."
      let own = memory.filter { $0.key.hasPrefix(prefix) }.map {
        (String($0.key.dropFirst(prefix.count)), $0.value)
      }
      all[index].recall(Dictionary(own, uniquingKeysWith: { first, _ in first }))
    }
  }

  /// Tells one page alone what to take over.
  mutating func adjust(_ name: PageName, _ memory: [String: String]) {
    guard let index = all.firstIndex(where: { type(of: $0).name == name }) else { return }
    all[index].recall(memory)
  }

  var openName: PageName { type(of: open).name }

  /// A name that no page has changes nothing.
  mutating func show(_ name: PageName) {
    place = all.firstIndex { type(of: $0).name == name } ?? place
  }

  /// The last is followed by the first.
  mutating func showNext() { place = (place + 1) % all.count }

  package static func == (left: Pages, right: Pages) -> Bool {
    left.place == right.place && left.all.count == right.all.count
      && zip(left.all, right.all).allSatisfy { $0.isEqual(to: $1) }
  }
}
