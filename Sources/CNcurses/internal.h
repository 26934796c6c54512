// Shared by the C files; what is not said to allocate may be called from a signal handler.
#ifndef BULLION_INTERNAL_H
#define BULLION_INTERNAL_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <stdatomic.h>
#include <stddef.h>

/// Puts the terminal back and shows what was written to standard error; once, and only while a screen is open.
void bullion_rescue(void);
/// Whether a crash has already put the terminal back: nothing may be drawn any more.
int bullion_is_rescued(void);
#define BULLION_MOUSE_OFF "\033[?1006l\033[?1000l"
/// Whether a write stopped in the middle of the backlog, perhaps inside an escape sequence.
int bullion_output_is_partial(void);
/// A description like `name`'s but with 24-bit colours, for TERMINFO, by the name of `bullion_direct_name`; NULL
/// when `name` is unknown or too large. The caller frees it.
char *bullion_direct_description(const char *name);
extern const char *const bullion_direct_name;
/// Whether one of these signals has arrived and has not been taken yet.
int bullion_has_signal(unsigned signals);
void bullion_forget_signal(unsigned signals);
/// Writes without ever waiting longer than so many milliseconds for room; 0 when all was written.
int bullion_write_patiently(int descriptor, const char *bytes, size_t count, int milliseconds);

#endif
