// What Swift sees of ncurses and of the few things that only C can do: macros, globals and signal handlers.
#ifndef BULLION_CNCURSES_H
#define BULLION_CNCURSES_H

// Defined here since a target's C settings do not reach Swift's importer. _GNU_SOURCE must not be: it renames
// members of structures that Swift's Glibc module has already imported.
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#if __has_include(<ncursesw/ncurses.h>)
#include <ncursesw/ncurses.h>
#elif __has_include(<ncurses.h>)
#include <ncurses.h>
#else
#error "ncurses headers not found: apt-get install libncurses-dev"
#endif
#include <poll.h>
#include <stdint.h>

// Macros with casts, which the importer skips.
static const attr_t bullion_bold = A_BOLD, bullion_dim = A_DIM, bullion_reverse = A_REVERSE,
                    bullion_underline = A_UNDERLINE;

// --- what a terminal type can do (terminal_type.c)

typedef struct {
  int colors;          // below 8 counts as none
  int direct;          // colour numbers are 0xRRGGBB
  int addresses_cursor; // without it there is no full screen
} bullion_terminal_type;

/// 1 and the facts when terminfo knows the name, otherwise 0.
int bullion_look_up(const char *name, bullion_terminal_type *facts);

// --- the terminal device (device.c)

/// Opens the terminal behind `descriptor` anew for writing, so that O_NONBLOCK stays ours alone; -1 with errno.
int bullion_reopen_for_output(int descriptor);
/// Stops the process until its group owns the terminal; -1 when it never will or when it was told to end.
int bullion_await_foreground(int input);
/// Remembers the present modes of the input terminal as those to restore.
int bullion_save_modes(int input);
/// Character-wise input without echo or flow control, output untouched; Ctrl-C and Ctrl-Z keep their meaning.
int bullion_enter_modes(void);
/// Async-signal-safe.
void bullion_restore_modes(void);
int bullion_window_size(int descriptor, int *columns, int *rows);
/// Readable but without a byte: the end of the terminal.
int bullion_is_at_end(int descriptor);

// --- ncurses into memory, whole frames out (capture.c)

/// newterm on memory instead of the terminal, with 24-bit colours when asked; 0 or -1.
int bullion_open_screen(const char *terminal, int direct, int columns, int rows, int input, int output);
void bullion_close_screen(void);
/// Starts colours with the terminal's own defaults; the number of pairs, 0 without colours.
int bullion_start_colors(void);
/// Leaves and re-enters the alternate screen, as bytes in the backlog.
void bullion_leave_screen(void);
void bullion_reenter_screen(void);
void bullion_resize_screen(int columns, int rows);
/// The next frame is painted from nothing.
void bullion_repaint_all(void);
void bullion_erase(void);
/// Makes a cell; returns the columns it takes. What the locale cannot show becomes a question mark.
int bullion_make_cell(cchar_t *cell, uint32_t scalar, int width, attr_t attributes, int pair);
void bullion_put_row(int y, const cchar_t *cells, int count);
/// Appends what changed to the backlog, bracketed as one synchronized update when asked.
void bullion_collect_frame(int synchronized);
void bullion_append_output(const char *text);
/// Asks the terminal for reports of buttons and the wheel, or not to send them any more, as bytes in the backlog; a
/// crash asks it not to, too.
void bullion_hear_mouse(int on);
/// Whether the way back has to switch the reports off.
void bullion_note_mouse(int on);
/// Writes as much as the terminal takes: 1 all, 0 a rest remains, -1 the terminal is gone.
int bullion_push_output(void);
/// Pushes for at most so long; the same results.
int bullion_finish_output(int milliseconds);
long bullion_output_left(void);
long bullion_output_writes(void);
/// A byte, an ncurses key code, or -1 when nothing is left.
int bullion_next_key(void);

// --- signals, crashes and standard error (signals.c, rescue.c)

enum {
  bullion_got_resize = 1,
  bullion_got_interrupt = 2,
  bullion_got_quit = 4,
  bullion_got_terminate = 8,
  bullion_got_hangup = 16,
  bullion_got_stop = 32,
  bullion_got_continue = 64,
};

/// Must come before newterm, which otherwise installs handlers of its own. Returns the wake-up descriptor.
int bullion_install_signals(void);
void bullion_remove_signals(void);
/// For a program without a screen: hears SIGTERM, SIGINT and SIGHUP, and outlives a reader that goes away. Returns
/// the wake-up descriptor, -1 with errno when the system gives none.
int bullion_hear_endings(void);
/// Fetches and clears what has arrived.
unsigned bullion_take_signals(void);
void bullion_clear_wake(void);
/// Stops as SIGTSTP would have done; returns when continued.
void bullion_stop_self(void);
_Noreturn void bullion_die_of(int signal);

/// From now on a crash puts the terminal back first.
void bullion_arm_rescue(int output, int synchronized);
void bullion_disarm_rescue(void);
/// Puts the terminal back at once, without waiting for one that does not read. Async-signal-safe.
void bullion_restore_at_once(void);
/// Keeps what is written to standard error in memory, unless the user has sent it elsewhere.
void bullion_hold_standard_error(void);
void bullion_trim_standard_error(void);
/// Puts standard error back and shows the end of what was held.
void bullion_release_standard_error(void);

// --- the locale (locale.c)

/// Sets the locale from the environment; 1 when text is UTF-8.
int bullion_set_locale(void);

// --- the system's clock (clock.c)

/// 1 when it follows a time server, 0 when not, -1 when the system does not tell.
int bullion_clock_is_synchronized(void);

// --- the process (process.c)

/// Nobody of the same user may look into this process's memory from now on, and a crash leaves no image of it.
void bullion_forbid_dumps(void);

// --- waiting (device.c)

/// Waits for one of the descriptors; nanoseconds below 0 wait for ever. An interrupted wait returns 0.
int bullion_poll(struct pollfd *watched, int count, int64_t nanoseconds);

#endif
