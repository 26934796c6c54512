// Puts the terminal back when nothing else works any more. Between arming and disarming, `bullion_rescue` may run
// in a signal handler on any thread, so it only calls what POSIX allows there.
#include "internal.h"
#include "CNcurses.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

enum { patience = 50, shown_at_most = 16 * 1024, held_at_most = 1024 * 1024 };

static atomic_int armed, rescued, mouse;
static int terminal = -1;
static char farewell[512];
static int real_error = -1, held_error = -1;

static void add(const char *text) {
  size_t used = strlen(farewell);
  for (; *text && used + 1 < sizeof farewell; text++) {
    // Terminfo's padding, "$<5>", is for terminals made of metal.
    if (text[0] == '$' && text[1] == '<') {
      while (text[1] && *text != '>') text++;
      continue;
    }
    farewell[used++] = *text;
  }
  farewell[used] = 0;
}

static int add_capability(const char *name) {
  const char *text = tigetstr((char *)name);
  if (!text || text == (char *)-1) return 0;
  add(text);
  return 1;
}

static void rescue_at_exit(void) { bullion_rescue(); }

void bullion_arm_rescue(int output, int synchronized) {
  static int registered;
  if (!registered) registered = atexit(rescue_at_exit) == 0;
  terminal = output;
  farewell[0] = 0;
  if (synchronized) add("\033[?2026l");
  add_capability("sgr0");
  add_capability("op");
  add_capability("rmkx");
  add_capability("cnorm");
  if (add_capability("rmcup")) add("\r");
  else add("\r\n");
  atomic_store(&rescued, 0);
  atomic_store(&armed, 1);
}

void bullion_note_mouse(int on) { atomic_store(&mouse, on); }
void bullion_disarm_rescue(void) { atomic_store(&armed, 0); }
int bullion_is_rescued(void) { return atomic_load(&rescued); }

/// Shows the end of what was held, from the beginning of a line.
static void show_held(int descriptor) {
  char buffer[1024];
  off_t end = lseek(held_error, 0, SEEK_END), at = end > shown_at_most ? end - shown_at_most : 0;
  int cut = at > 0;
  ssize_t count;
  while ((count = pread(held_error, buffer, sizeof buffer, at)) > 0) {
    const char *start = buffer;
    at += count;
    if (cut) {
      const char *line = memchr(buffer, '\n', (size_t)count);
      if (!line) continue;
      cut = 0;
      start = line + 1;
    }
    if (bullion_write_patiently(descriptor, start, (size_t)(buffer + count - start), patience) != 0) return;
  }
}

void bullion_hold_standard_error(void) {
  if (!isatty(STDERR_FILENO) || held_error >= 0) return;
  real_error = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  held_error = memfd_create("standard-error", MFD_CLOEXEC);
  if (real_error < 0 || held_error < 0) return;
  fcntl(held_error, F_SETFL, O_APPEND);
  dup2(held_error, STDERR_FILENO);
}

void bullion_trim_standard_error(void) {
  struct stat facts;
  if (held_error < 0 || fstat(held_error, &facts) != 0 || facts.st_size <= held_at_most) return;
  static char tail[shown_at_most];
  ssize_t count = pread(held_error, tail, sizeof tail, facts.st_size - shown_at_most);
  if (ftruncate(held_error, 0) == 0 && count > 0) (void)!write(held_error, tail, (size_t)count);
}

void bullion_release_standard_error(void) {
  if (real_error < 0 || held_error < 0) return;
  dup2(real_error, STDERR_FILENO);
  show_held(STDERR_FILENO);
  close(real_error);
  close(held_error);
  real_error = held_error = -1;
}

void bullion_restore_at_once(void) {
  if (!atomic_exchange(&armed, 0)) return;
  atomic_store(&rescued, 1);
  // A terminal that takes nothing gets its queue emptied: the way back matters more than the last picture.
  struct pollfd room = {terminal, POLLOUT, 0};
  if (poll(&room, 1, patience) == 0) {
    // Somebody may have stopped its output (TCOOFF), and would throw the way back away, too.
    tcflow(terminal, TCOON);
    if (poll(&room, 1, patience) == 0) tcflush(terminal, TCOFLUSH);
  }
  if (bullion_output_is_partial()) bullion_write_patiently(terminal, "\030", 1, patience);  // CAN ends a sequence
  if (atomic_load(&mouse)) {
    bullion_write_patiently(terminal, BULLION_MOUSE_OFF, sizeof BULLION_MOUSE_OFF - 1, patience);
  }
  bullion_write_patiently(terminal, farewell, strlen(farewell), patience);
  bullion_restore_modes();
}

void bullion_rescue(void) {
  if (!atomic_load(&armed)) return;
  int error = errno;
  bullion_restore_at_once();
  if (real_error >= 0 && held_error >= 0) {
    dup2(real_error, STDERR_FILENO);
    show_held(STDERR_FILENO);
  }
  errno = error;
}
