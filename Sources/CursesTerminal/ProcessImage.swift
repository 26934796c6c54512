internal import CNcurses

/// What others may see of the running program.
package enum ProcessImage {
  /// From now on no debugger of the same user looks into its memory, and a crash leaves no image of it on the disk:
  /// for a program that holds a secret.
  package static func hide() { bullion_forbid_dumps() }
}
