#ifndef BULLION_CZLIB_H
#define BULLION_CZLIB_H

#include <stddef.h>
#include <stdint.h>

/// Unpacks gzip, several members one behind the other too, with the system's zlib.
typedef struct bullion_unpacker bullion_unpacker;

/// What came of a step.
typedef enum {
  /// Go on: with more room, or with more input once all was used.
  BULLION_UNPACK_MORE = 0,
  /// A member ended; another may follow.
  BULLION_UNPACK_END = 1,
  /// This is not gzip, or it is damaged.
  BULLION_UNPACK_DAMAGED = 2,
} bullion_unpack_result;

/// NULL when there is no memory.
bullion_unpacker *bullion_unpacker_create(void);
void bullion_unpacker_destroy(bullion_unpacker *unpacker);

/// Unpacks as much as fits. `input_used` and `output_made` count the bytes.
bullion_unpack_result bullion_unpacker_step(
  bullion_unpacker *unpacker, const uint8_t *input, size_t input_length, size_t *input_used, uint8_t *output,
  size_t output_length, size_t *output_made);

#endif
