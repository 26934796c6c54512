// Debian's ncurses calls write(2) after every cursor move and spins when the terminal is full. So it draws into
// memory, and whole frames go out in one write that never blocks.
#include "internal.h"
#include "CNcurses.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

static FILE *memory, *keyboard;
static SCREEN *screen;
static WINDOW *keys;  // a pad, since reading from a window refreshes it first
static int output = -1;

static char *backlog;
static size_t length, capacity;
static volatile size_t taken;
static long writes;

static int make_room(size_t count) {
  if (length + count <= capacity) return 1;
  size_t wanted = (length + count) * 2;
  char *larger = realloc(backlog, wanted);
  if (!larger) return 0;
  backlog = larger;
  capacity = wanted;
  return 1;
}

static void append(const char *bytes, size_t count) {
  if (!make_room(count)) return;
  memcpy(backlog + length, bytes, count);
  length += count;
}

/// Moves what ncurses has drawn to the backlog, or only forgets it.
static void take_drawn(int keep, const char *before, const char *after) {
  int descriptor = fileno(memory);
  off_t count = lseek(descriptor, 0, SEEK_CUR);
  if (count <= 0) return;
  if (keep && make_room((size_t)count + strlen(before) + strlen(after))) {
    append(before, strlen(before));
    ssize_t got = pread(descriptor, backlog + length, (size_t)count, 0);
    if (got > 0) length += (size_t)got;
    append(after, strlen(after));
  }
  lseek(descriptor, 0, SEEK_SET);
}

void bullion_append_output(const char *text) { append(text, strlen(text)); }

void bullion_hear_mouse(int on) {
  if (on) bullion_note_mouse(1);
  bullion_append_output(on ? "\033[?1000h\033[?1006h" : BULLION_MOUSE_OFF);
  if (!on) bullion_note_mouse(0);
}

void bullion_collect_frame(int synchronized) {
  wnoutrefresh(stdscr);
  doupdate();
  take_drawn(1, synchronized ? "\033[?2026h" : "", synchronized ? "\033[?2026l" : "");
}

int bullion_push_output(void) {
  while (taken < length) {
    if (bullion_is_rescued()) return -1;
    ssize_t written = write(output, backlog + taken, length - taken);
    if (written > 0) {
      writes++;
      taken += (size_t)written;
    } else if (written < 0 && errno == EINTR) {
      continue;
    } else if (written < 0 && errno == EAGAIN) {
      return 0;
    } else {
      return -1;
    }
  }
  taken = length = 0;
  return 1;
}

int bullion_finish_output(int milliseconds) {
  struct timespec start, now;
  clock_gettime(CLOCK_MONOTONIC, &start);
  for (;;) {
    int state = bullion_push_output();
    if (state != 0) return state;
    clock_gettime(CLOCK_MONOTONIC, &now);
    long passed = (now.tv_sec - start.tv_sec) * 1000 + (now.tv_nsec - start.tv_nsec) / 1000000;
    if (passed >= milliseconds) break;
    struct pollfd room = {output, POLLOUT, 0};
    poll(&room, 1, (int)(milliseconds - passed));
    if (room.revents & (POLLERR | POLLHUP)) return -1;
  }
  return 0;
}

long bullion_output_left(void) { return (long)(length - taken); }
long bullion_output_writes(void) { return writes; }
int bullion_output_is_partial(void) { return taken > 0; }

/// Sets a variable and returns what it was; the caller gives that back to `put_back`.
static char *replace_variable(const char *name, const char *value) {
  const char *now = getenv(name);
  char *before = now ? strdup(now) : NULL;
  setenv(name, value, 1);
  return before;
}

static void put_back(const char *name, char *before) {
  if (before) setenv(name, before, 1);
  else unsetenv(name);
  free(before);
}

/// newterm with a description that the environment carries for as long as it takes.
static SCREEN *open_direct(const char *terminal) {
  char *description = bullion_direct_description(terminal);
  if (!description) return NULL;
  char *before = replace_variable("TERMINFO", description);
  SCREEN *opened = newterm(bullion_direct_name, memory, keyboard);
  put_back("TERMINFO", before);
  free(description);
  return opened;
}

/// newterm sets the scrolling region of the whole screen and asks its output for the size, which is memory here.
/// It must not fall back on what the description or a stale LINES says: the region would stay after the end.
static SCREEN *open_sized(const char *terminal, int direct, int columns, int rows) {
  char text[16];
  snprintf(text, sizeof text, "%d", rows);
  char *rows_before = replace_variable("LINES", text);
  snprintf(text, sizeof text, "%d", columns);
  char *columns_before = replace_variable("COLUMNS", text);
  SCREEN *opened = direct ? open_direct(terminal) : newterm(terminal, memory, keyboard);
  put_back("LINES", rows_before);
  put_back("COLUMNS", columns_before);
  return opened;
}

int bullion_open_screen(const char *terminal, int direct, int columns, int rows, int input, int out) {
  int descriptor = memfd_create("screen", MFD_CLOEXEC);
  if (descriptor < 0) return -1;
  memory = fdopen(descriptor, "w");
  int own_input = fcntl(input, F_DUPFD_CLOEXEC, 3);
  keyboard = own_input < 0 ? NULL : fdopen(own_input, "r");
  output = out;
  if (memory && keyboard) screen = open_sized(terminal, direct, columns, rows);
  if (!screen) {
    bullion_close_screen();
    return -1;
  }
  noecho();
  nonl();
  typeahead(-1);  // a half-drawn frame is never worth it
  leaveok(stdscr, TRUE);
  keys = newpad(1, 1);
  nodelay(keys, TRUE);
  set_escdelay(25);
  curs_set(0);
  take_drawn(1, "", "");
  // Without this ncurses, which sees no terminal modes here, would strip the eighth bit. What it would send
  // along changes how xterm encodes Alt, so that is thrown away once the cursor's change has flushed it.
  meta(keys, TRUE);
  curs_set(1);
  take_drawn(0, "", "");
  curs_set(0);
  keypad(keys, TRUE);
  // The reports are decoded with the other sequences; ncurses would take their beginning away.
  keyok(KEY_MOUSE, FALSE);
  take_drawn(1, "", "");
  return 0;
}

void bullion_close_screen(void) {
  if (keys) delwin(keys);
  if (screen) delscreen(screen);
  if (memory) fclose(memory);
  if (keyboard) fclose(keyboard);
  keys = NULL;
  screen = NULL;
  memory = keyboard = NULL;
  output = -1;
  free(backlog);
  backlog = NULL;
  taken = length = capacity = 0;
}

int bullion_start_colors(void) {
  if (!has_colors() || start_color() == ERR) return 0;
  use_default_colors();
  return COLOR_PAIRS;
}

void bullion_leave_screen(void) {
  endwin();
  take_drawn(1, "", "");
}

void bullion_reenter_screen(void) {
  // reset_prog_mode would do this, had it found a terminal.
  keypad(keys, TRUE);
  curs_set(1);
  curs_set(0);
  clearok(curscr, TRUE);
}

void bullion_resize_screen(int columns, int rows) {
  if (is_term_resized(rows, columns)) resizeterm(rows, columns);
}

void bullion_repaint_all(void) { clearok(curscr, TRUE); }

void bullion_erase(void) { werase(stdscr); }

int bullion_make_cell(cchar_t *cell, uint32_t scalar, int width, attr_t attributes, int pair) {
  wchar_t text[2] = {(wchar_t)scalar, 0};
  int columns = 1;
  if (scalar < 0x20 || scalar == 0x7f) {
    text[0] = L' ';
  } else if (scalar > 0x7f) {
    // Where the C library counts columns differently, the rest of the row would slide.
    if (wcwidth((wchar_t)scalar) == width) columns = width;
    else text[0] = L'?';
  }
  setcchar(cell, text, attributes, 0, &pair);
  return columns;
}

void bullion_put_row(int y, const cchar_t *cells, int count) { mvwadd_wchnstr(stdscr, y, 0, cells, count); }

int bullion_next_key(void) { return wgetch(keys); }
