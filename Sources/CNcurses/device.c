#include "internal.h"
#include "CNcurses.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

static struct termios saved;
static int input_descriptor = -1;

int bullion_reopen_for_output(int descriptor) {
  const int flags = O_WRONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC;
  char path[64];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  int opened = open(path, flags);
  // After su the device belongs to somebody else, but the controlling terminal may always be opened.
  return opened >= 0 ? opened : open("/dev/tty", flags);
}

int bullion_await_foreground(int input) {
  const unsigned endings =
      bullion_got_interrupt | bullion_got_quit | bullion_got_terminate | bullion_got_hangup;
  for (;;) {
    pid_t owner = tcgetpgrp(input);
    if (owner == getpgrp()) return 0;
    if (owner < 0) return errno == ENOTTY ? 0 : -1;  // not our controlling terminal: nobody stops us there
    if (bullion_has_signal(endings)) return -1;
    // The kernel would stop us at the next tcsetattr, but it would also restart that call after SIGTERM and
    // stop us again before we could obey.
    bullion_forget_signal(bullion_got_continue);
    struct sigaction standard = {.sa_handler = SIG_DFL}, before;
    sigaction(SIGTTOU, &standard, &before);
    raise(SIGTTOU);
    sigaction(SIGTTOU, &before, NULL);
    // Nobody could continue an orphaned process group, so the kernel does not stop it.
    if (!bullion_has_signal(bullion_got_continue)) return -1;
  }
}

int bullion_save_modes(int input) {
  struct termios now;
  if (tcgetattr(input, &now) != 0) return -1;
  saved = now;
  input_descriptor = input;
  return 0;
}

int bullion_enter_modes(void) {
  struct termios modes = saved;
  modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP);
  modes.c_oflag &= ~(tcflag_t)OPOST;  // ncurses counts on its line feeds and tabs to arrive as they are
  modes.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ECHONL | IEXTEN);
  modes.c_lflag |= ISIG;
  modes.c_cc[VMIN] = 1;
  modes.c_cc[VTIME] = 0;
  return input_descriptor < 0 ? -1 : tcsetattr(input_descriptor, TCSANOW, &modes);
}

void bullion_restore_modes(void) {
  if (input_descriptor < 0) return;
  // In the background the modes are the shell's by now, and the kernel would stop us for touching them.
  pid_t owner = tcgetpgrp(input_descriptor);
  if (owner < 0 || owner == getpgrp()) tcsetattr(input_descriptor, TCSANOW, &saved);
}

int bullion_window_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int bullion_is_at_end(int descriptor) {
  int waiting = 0;
  return ioctl(descriptor, FIONREAD, &waiting) != 0 || waiting == 0;
}

int bullion_write_patiently(int descriptor, const char *bytes, size_t count, int milliseconds) {
  while (count > 0) {
    struct pollfd room = {descriptor, POLLOUT, 0};
    int ready = poll(&room, 1, milliseconds);
    if (ready < 0 && errno == EINTR) continue;
    if (ready <= 0 || !(room.revents & POLLOUT)) return -1;
    ssize_t written = write(descriptor, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (errno != EINTR) {
      return -1;
    }
  }
  return 0;
}

int bullion_poll(struct pollfd *watched, int count, int64_t nanoseconds) {
  struct timespec limit = {nanoseconds / 1000000000, nanoseconds % 1000000000};
  int ready = ppoll(watched, (nfds_t)count, nanoseconds < 0 ? NULL : &limit, NULL);
  if (ready >= 0) return ready;
  for (int i = 0; i < count; i++) watched[i].revents = 0;
  return errno == EINTR ? 0 : -1;
}
