#define _GNU_SOURCE 1
#include "CNcurses.h"
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

static const char *wanted_locale(void) {
  const char *const names[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *value = getenv(names[i]);
    if (value && *value) return value;
  }
  return "";
}

int bullion_set_locale(void) {
  if (!setlocale(LC_CTYPE, "")) {
    // Typical over SSH: the locale that was forwarded is not installed here. Its encoding still holds.
    const char *wanted = wanted_locale();
    if (strcasestr(wanted, "utf-8") || strcasestr(wanted, "utf8")) setlocale(LC_CTYPE, "C.UTF-8");
  }
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
