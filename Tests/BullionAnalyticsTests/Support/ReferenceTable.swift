import Foundation

/// A CSV file of the Fixtures folder as columns of numbers; an empty cell is nil.
struct ReferenceTable: Sendable {
  struct Unreadable: Error { let what: String }

  private let columns: [String: [Double?]]
  private let texts: [String: [String]]
  let rows: Int

  /// - Parameters:
  ///   - name: the file's name without `.csv`.
  ///   - textColumns: columns kept as they are written.
  init(_ name: String, textColumns: Set<String> = []) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    var bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("Fixtures/\(name).csv")))
    guard let headEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) else {
      throw Unreadable(what: "\(name) has no head")
    }
    let names = String(decoding: bytes[..<headEnd], as: UTF8.self).split(separator: ",").map(String.init)
    bytes.append(0)
    var cells = [[Double?]](repeating: [], count: names.count)
    var words = [[String]](repeating: [], count: names.count)
    let isText = names.map(textColumns.contains)
    // strtod on the raw bytes: reading a few megabytes must not take longer than the tests.
    bytes.withUnsafeBytes { raw in
      let start = raw.baseAddress!.assumingMemoryBound(to: CChar.self)
      var cursor = start + headEnd + 1
      var column = 0
      while cursor.pointee != 0 {
        var end = cursor + strcspn(cursor, ",\n")
        if isText[column] {
          words[column].append(
            String(decoding: UnsafeRawBufferPointer(start: cursor, count: end - cursor), as: UTF8.self))
        } else if end == cursor {
          cells[column].append(nil)
        } else {
          cells[column].append(strtod(cursor, nil))
        }
        if end.pointee == 10 { column = 0 } else { column += 1 }
        if end.pointee != 0 { end += 1 }
        cursor = end
      }
    }
    columns = Dictionary(uniqueKeysWithValues: zip(names, cells))
    texts = Dictionary(uniqueKeysWithValues: zip(names, words))
    rows = cells.map(\.count).max() ?? 0
  }

  /// A column with its undefined cells.
  subscript(name: String) -> [Double?] {
    get throws {
      guard let column = columns[name], column.count == rows else {
        throw Unreadable(what: "no column \(name)")
      }
      return column
    }
  }

  func has(_ name: String) -> Bool { columns[name] != nil }

  /// A column without undefined cells.
  func numbers(_ name: String) throws -> [Double] {
    let column = try self[name].compactMap(\.self)
    guard column.count == rows else { throw Unreadable(what: "\(name) has empty cells") }
    return column
  }

  func words(_ name: String) throws -> [String] {
    guard let column = texts[name], column.count == rows else {
      throw Unreadable(what: "no text column \(name)")
    }
    return column
  }
}
