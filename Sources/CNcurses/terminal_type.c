#include "CNcurses.h"
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <unistd.h>

/// Makes the description of `name` the current one, without a terminal and without messages.
static TERMINAL *load(const char *name, TERMINAL **before) {
  int status = 0;
  *before = set_curterm(NULL);
  if (setupterm((char *)name, STDOUT_FILENO, &status) != OK || status != 1) {
    set_curterm(*before);
    return NULL;
  }
  return cur_term;
}

static void unload(TERMINAL *loaded, TERMINAL *before) {
  set_curterm(before);
  del_curterm(loaded);
}

static const char *text_of(const char *capability) {
  const char *text = tigetstr((char *)capability);
  return text == (char *)-1 ? NULL : text;
}

int bullion_look_up(const char *name, bullion_terminal_type *facts) {
  TERMINAL *before, *loaded = load(name, &before);
  if (!loaded) return 0;
  facts->colors = tigetnum("colors");
  facts->direct = tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || text_of("RGB") != NULL;
  facts->addresses_cursor = text_of("cup") != NULL;
  unload(loaded, before);
  return 1;
}
