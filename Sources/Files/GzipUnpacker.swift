import CZlib
import Formats

/// Unpacks a gzip file as its bytes come.
struct GzipUnpacker: ~Copyable {
  /// Text of prices packs to a tenth, seldom to a fiftieth; what packs so much better is made to fill the disk.
  private static let largestRatio: Int64 = 250
  /// Bytes below which the ratio is not looked at.
  private static let harmlessSize: Int64 = 1 << 26
  /// Bytes that come at once.
  private static let room = 1 << 18

  private let unpacker: OpaquePointer
  private var packedCount: Int64 = 0
  private var unpackedCount: Int64 = 0
  /// At the end of a member, where the file may end.
  private var isAtEnd = false

  init() throws(LineProblem) {
    guard let unpacker = bullion_unpacker_create() else { throw LineProblem("no memory to unpack it") }
    self.unpacker = unpacker
  }

  deinit { bullion_unpacker_destroy(unpacker) }

  /// What the next bytes of the file hold, in pieces of bounded size.
  mutating func unpack(_ chunk: [UInt8], _ body: ([UInt8]) throws(LineProblem) -> Void) throws(LineProblem) {
    var start = 0
    packedCount += Int64(chunk.count)
    while true {
      // Behind the last member some programs leave padding.
      if isAtEnd, start < chunk.count, chunk[start] != 0x1F { return }
      var used = 0
      var result = BULLION_UNPACK_MORE
      let piece = [UInt8](unsafeUninitializedCapacity: Self.room) { room, made in
        chunk.withUnsafeBufferPointer { bytes in
          let input = bytes.baseAddress.map { $0 + start }
          result = bullion_unpacker_step(
            unpacker, input, bytes.count - start, &used, room.baseAddress, room.count, &made)
        }
      }
      start += used
      unpackedCount += Int64(piece.count)
      guard result != BULLION_UNPACK_DAMAGED else { throw LineProblem("its gzip is damaged") }
      guard unpackedCount < Self.harmlessSize || unpackedCount / Self.largestRatio <= packedCount else {
        throw LineProblem("its gzip unpacks to more than \(Self.largestRatio) times its size")
      }
      if !piece.isEmpty { try body(piece) }
      isAtEnd = result == BULLION_UNPACK_END || isAtEnd && used == 0 && piece.isEmpty
      if start >= chunk.count, piece.count < Self.room { return }
    }
  }

  /// Says that the file has ended.
  func finish() throws(LineProblem) {
    guard isAtEnd else { throw LineProblem("its gzip is cut off") }
  }
}
