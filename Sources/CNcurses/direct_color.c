// Most terminals show 24-bit colours while TERM says xterm-256color, and the descriptions that know better are
// seldom installed. ncurses takes a description from the environment, so this one is made from the one TERM
// names: its keys and habits, with other colours. The layout is that of term(5) with 32-bit numbers.
#include "internal.h"
#include "CNcurses.h"
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

const char *const bullion_direct_name = "bullion-direct";

// Below 8 the palette's colours, above 0xRRGGBB.
#define DIRECT(base)                                                                                        \
  "\033[%?%p1%{8}%<%t" base "%p1%d%e" base                                                                  \
  "8;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"

enum { most_bytes = 16 * 1024 };

typedef struct {
  unsigned char bytes[most_bytes];
  size_t count;
  int overflowed;
} buffer;

static void put(buffer *to, const void *bytes, size_t count) {
  if (to->count + count > most_bytes) {
    to->overflowed = 1;
    return;
  }
  memcpy(to->bytes + to->count, bytes, count);
  to->count += count;
}

static void put_number(buffer *to, long value, int bytes) {
  for (int i = 0; i < bytes; i++) {
    unsigned char byte = (unsigned char)((unsigned long)value >> 8 * i & 255);
    put(to, &byte, 1);
  }
}

static void align(buffer *to) {
  if (to->count % 2) put(to, "", 1);
}

static int count_names(const char *const *names) {
  int count = 0;
  while (names[count]) count++;
  return count;
}

static const char *direct_string(const char *capability) {
  if (strcmp(capability, "setaf") == 0) return DIRECT("3");
  if (strcmp(capability, "setab") == 0) return DIRECT("4");
  // The palette is the user's.
  if (strcmp(capability, "initc") == 0 || strcmp(capability, "oc") == 0) return NULL;
  const char *text = tigetstr((char *)capability);
  return text == (char *)-1 ? NULL : text;
}

static long direct_number(const char *capability) {
  if (strcmp(capability, "colors") == 0) return 1 << 24;
  if (strcmp(capability, "pairs") == 0) return 1 << 16;
  int number = tigetnum((char *)capability);
  return number < 0 ? -1 : number;
}

static int direct_flag(const char *capability) {
  return strcmp(capability, "ccc") != 0 && tigetflag((char *)capability) > 0;
}

/// Lays out the description of the current terminal.
static void lay_out(buffer *to) {
  static buffer table;
  const int flags = count_names(boolnames), numbers = count_names(numnames), strings = count_names(strnames);
  table.count = 0;
  table.overflowed = 0;
  static short offsets[1024];
  for (int i = 0; i < strings && i < 1024; i++) {
    const char *text = direct_string(strnames[i]);
    offsets[i] = text ? (short)table.count : -1;
    if (text) put(&table, text, strlen(text) + 1);
  }

  const size_t name_size = strlen(bullion_direct_name) + 1;
  put_number(to, 01036, 2);
  put_number(to, (long)name_size, 2);
  put_number(to, flags, 2);
  put_number(to, numbers, 2);
  put_number(to, strings, 2);
  put_number(to, (long)table.count, 2);
  put(to, bullion_direct_name, name_size);
  for (int i = 0; i < flags; i++) put_number(to, direct_flag(boolnames[i]), 1);
  align(to);
  for (int i = 0; i < numbers; i++) put_number(to, direct_number(numnames[i]), 4);
  for (int i = 0; i < strings; i++) put_number(to, offsets[i], 2);
  put(to, table.bytes, table.count);
  align(to);

  // The extension: a single flag by the name of RGB, true.
  put_number(to, 1, 2);
  put_number(to, 0, 2);
  put_number(to, 0, 2);
  put_number(to, 1, 2);
  put_number(to, 4, 2);
  put_number(to, 1, 1);
  align(to);
  put_number(to, 0, 2);
  put(to, "RGB", 4);
  to->overflowed |= table.overflowed || strings > 1024;
}

char *bullion_direct_description(const char *name) {
  static buffer entry;
  int status = 0;
  TERMINAL *before = set_curterm(NULL);
  if (setupterm((char *)name, STDOUT_FILENO, &status) != OK || status != 1) {
    set_curterm(before);
    return NULL;
  }
  entry.count = 0;
  entry.overflowed = 0;
  lay_out(&entry);
  TERMINAL *loaded = set_curterm(before);
  del_curterm(loaded);

  static const char prefix[] = "hex:", digits[] = "0123456789ABCDEF";
  char *text = entry.overflowed ? NULL : malloc(sizeof prefix + 2 * entry.count);
  if (!text) return NULL;
  strcpy(text, prefix);
  char *end = text + strlen(prefix);
  for (size_t i = 0; i < entry.count; i++) {
    *end++ = digits[entry.bytes[i] >> 4];
    *end++ = digits[entry.bytes[i] & 15];
  }
  *end = 0;
  return text;
}
