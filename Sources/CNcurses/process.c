// What the process may be asked for by others. Swift's Glibc module has no variadic functions.
#include "CNcurses.h"
#include <sys/prctl.h>

void bullion_forbid_dumps(void) { prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }
