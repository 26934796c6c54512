#include "CZlib.h"

#include <limits.h>
#include <stdlib.h>
#include <zlib.h>

struct bullion_unpacker {
  z_stream stream;
};

bullion_unpacker *bullion_unpacker_create(void) {
  bullion_unpacker *unpacker = calloc(1, sizeof *unpacker);
  if (unpacker == NULL) return NULL;
  // The largest window, and gzip's frame alone.
  if (inflateInit2(&unpacker->stream, 15 + 16) != Z_OK) {
    free(unpacker);
    return NULL;
  }
  return unpacker;
}

void bullion_unpacker_destroy(bullion_unpacker *unpacker) {
  if (unpacker == NULL) return;
  inflateEnd(&unpacker->stream);
  free(unpacker);
}

static uInt bounded(size_t length) { return length > UINT_MAX ? UINT_MAX : (uInt)length; }

bullion_unpack_result bullion_unpacker_step(
  bullion_unpacker *unpacker, const uint8_t *input, size_t input_length, size_t *input_used, uint8_t *output,
  size_t output_length, size_t *output_made) {
  z_stream *stream = &unpacker->stream;
  uInt in = bounded(input_length), out = bounded(output_length);
  stream->next_in = (Bytef *)input;
  stream->avail_in = in;
  stream->next_out = output;
  stream->avail_out = out;
  int result = inflate(stream, Z_NO_FLUSH);
  *input_used = in - stream->avail_in;
  *output_made = out - stream->avail_out;
  if (result == Z_STREAM_END) return inflateReset(stream) == Z_OK ? BULLION_UNPACK_END : BULLION_UNPACK_DAMAGED;
  return result == Z_OK || result == Z_BUF_ERROR ? BULLION_UNPACK_MORE : BULLION_UNPACK_DAMAGED;
}
