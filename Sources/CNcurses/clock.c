// Whether the system's clock follows a time server. Swift's Glibc module has no adjtimex.
#include "CNcurses.h"
#include <sys/timex.h>

int bullion_clock_is_synchronized(void) {
  // Asks only: no mode is set.
  struct timex state = {0};
  int result = adjtimex(&state);
  if (result < 0) return -1;
  return result != TIME_ERROR && !(state.status & STA_UNSYNC);
}
