import Foundation
import Testing

/// `Package.swift` declares for each room what the table lets it import, no more and no less.
@Suite struct PackageTests {
  @Test(arguments: RoomTable.rooms) func roomDependsOnWhatTheTableAllows(room: Room) throws {
    guard let allowed = room.modules else { return }
    let text = try String(
      contentsOf: RoomTable.project.appending(path: "Package.swift"), encoding: .utf8)
    let declared = try #require(Self.dependencies(of: RoomTable.module(room.name), in: text), "\(room.name)")
    #expect(declared == allowed.subtracting(RoomTable.system), "\(room.name)")
  }

  @Test func readsNamesProductsAndSharedLists() {
    let text = """
      let queue: Target.Dependency = .product(name: "Q", package: "q-q")
      let networking: [Target.Dependency] = [
        .product(name: "N", package: "n", condition: live),
      ]
      targets: [
        .target(name: "A"),
        .target(
          name: "B", dependencies: networking + ["A", queue, .product(name: "P", package: "p-p")], path: "C"),
      ]
      """
    #expect(Self.dependencies(of: "A", in: text) == [])
    #expect(Self.dependencies(of: "B", in: text) == ["A", "N", "P", "Q"])
    #expect(Self.dependencies(of: "C", in: text) == nil)
  }

  /// The modules that a target depends on; nil when there is no such target.
  private static func dependencies(of target: String, in text: String) -> Set<String>? {
    guard
      let declaration = text.split(separator: /\.(?:executableT|testT|t)arget\(/).dropFirst()
        .first(where: { $0.contains(#/\A\s*name: "(\w+)"/#) && $0.prefix(60).contains("\"\(target)\"") })
    else { return nil }
    guard let list = declaration.firstMatch(of: /dependencies: (networking \+ )?(\[(?s:.*))/) else {
      return []
    }
    var names = names(inListAt: list.output.2)
    if list.output.1 != nil, let shared = text.firstMatch(of: /let networking[^=]*= (\[(?s:.*))/) {
      names.formUnion(self.names(inListAt: shared.output.1))
    }
    // Products that have a name of their own in the file.
    for product in text.matches(of: /let (\w+): Target\.Dependency = \.product\(name: "(\w+)"/)
    where names.remove(String(product.output.1)) != nil {
      names.insert(String(product.output.2))
    }
    return names
  }

  /// What stands in quotes in the list of Swift at the beginning of a text, without the names of packages, and the
  /// names of constants.
  private static func names(inListAt text: Substring) -> Set<String> {
    var depth = 0
    let list = text.prefix {
      depth += $0 == "[" ? 1 : $0 == "]" ? -1 : 0
      return depth > 0
    }
    let words = list.replacing(/package: "[^"]*"/, with: "")
    let constants = words.matches(of: /[\[,]\s*([a-z]\w*)\s*(?=[,\]]|$)/).map { String($0.output.1) }
    return Set(words.matches(of: /"([^"]*)"/).map { String($0.output.1) } + constants)
  }
}
