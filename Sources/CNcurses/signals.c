#include "internal.h"
#include "CNcurses.h"
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/eventfd.h>
#include <unistd.h>

static const struct {
  int number;
  unsigned flag;
} heard[] = {
    {SIGWINCH, bullion_got_resize},    {SIGINT, bullion_got_interrupt}, {SIGQUIT, bullion_got_quit},
    {SIGTERM, bullion_got_terminate},  {SIGHUP, bullion_got_hangup},    {SIGTSTP, bullion_got_stop},
    {SIGCONT, bullion_got_continue},
};
enum { heard_count = sizeof heard / sizeof *heard };

// Faults first; then signals whose default action would end the program without a word to the terminal. The
// real-time signals, whose numbers the C library only tells while it runs, belong to them, too.
static const int deadly[] = {SIGILL,  SIGTRAP, SIGSEGV,   SIGBUS,  SIGFPE, SIGABRT, SIGSYS,   SIGPIPE, SIGUSR1,
                             SIGUSR2, SIGXCPU, SIGVTALRM, SIGPROF, SIGPWR, SIGIO,   SIGSTKFLT};
enum { fault_count = 7, deadly_count = sizeof deadly / sizeof *deadly };

static const unsigned endings =
    bullion_got_interrupt | bullion_got_quit | bullion_got_terminate | bullion_got_hangup;
/// With a screen, whoever does not leave it in time is made to; 0 without one.
static unsigned seconds_to_obey = 2;

static atomic_uint pending;
static volatile sig_atomic_t last_ending;
static int wake_descriptor = -1;
static struct sigaction before[NSIG];

static void take_default_action(int number) {
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigaction(number, &standard, NULL);
}

static void wake(void) {
  uint64_t one = 1;
  if (wake_descriptor >= 0) (void)!write(wake_descriptor, &one, sizeof one);
}

void bullion_clear_wake(void) {
  uint64_t count;
  (void)!read(wake_descriptor, &count, sizeof count);
}

static void note(int number) {
  int error = errno;
  for (int i = 0; i < heard_count; i++) {
    if (heard[i].number != number) continue;
    atomic_fetch_or(&pending, heard[i].flag);
    if (heard[i].flag & endings) {
      last_ending = number;
      alarm(seconds_to_obey);
    }
  }
  wake();
  errno = error;
}

static void crash(int number) {
  bullion_rescue();
  // The default action, not what was there before: Swift's backtracer would ask questions on a terminal.
  take_default_action(number);
  raise(number);  // blocked until this handler returns
}

/// The main thread has not obeyed in time, perhaps because it hangs.
static void lose_patience(int number) {
  bullion_rescue();
  bullion_die_of(last_ending ? last_ending : number);
}

static void set_handler(int number, struct sigaction *action) {
  sigfillset(&action->sa_mask);
  action->sa_flags |= SA_RESTART | SA_ONSTACK;
  sigaction(number, action, NULL);
}

/// What was there before counts as chosen where it is not the default, except for faults.
static void catch_deadly(int number, int is_fault) {
  sigaction(number, NULL, &before[number]);
  if (!is_fault && before[number].sa_handler != SIG_DFL) return;
  struct sigaction action = {.sa_handler = crash};
  set_handler(number, &action);
}

static void begin_hearing(unsigned seconds) {
  if (wake_descriptor < 0) wake_descriptor = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
  atomic_store(&pending, 0);
  last_ending = 0;
  seconds_to_obey = seconds;
  // A file at its limit (ulimit -f) is an error as a full disk is one.
  signal(SIGXFSZ, SIG_IGN);
}

int bullion_hear_endings(void) {
  begin_hearing(0);
  if (wake_descriptor < 0) return -1;
  const int numbers[] = {SIGTERM, SIGINT, SIGHUP};
  sigset_t unblocked;
  sigemptyset(&unblocked);
  for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    struct sigaction action = {.sa_handler = note};
    set_handler(numbers[i], &action);
    sigaddset(&unblocked, numbers[i]);
  }
  pthread_sigmask(SIG_UNBLOCK, &unblocked, NULL);
  // A reader that went away must not end the program.
  signal(SIGPIPE, SIG_IGN);
  return wake_descriptor;
}

int bullion_install_signals(void) {
  begin_hearing(2);

  // The stack may be what has run out.
  static char spare_stack[64 * 1024];
  stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
  sigaltstack(&stack, NULL);

  sigset_t unblocked;
  sigemptyset(&unblocked);
  for (int i = 0; i < heard_count; i++) {
    int number = heard[i].number;
    sigaction(number, NULL, &before[number]);
    // nohup and shells without job control ask for silence by ignoring.
    if (before[number].sa_handler == SIG_IGN && number != SIGTERM && number != SIGCONT) continue;
    struct sigaction action = {.sa_handler = note};
    set_handler(number, &action);
    sigaddset(&unblocked, number);
  }
  for (int i = 0; i < deadly_count; i++) catch_deadly(deadly[i], i < fault_count);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) catch_deadly(number, 0);
  sigaction(SIGALRM, NULL, &before[SIGALRM]);
  struct sigaction action = {.sa_handler = lose_patience};
  set_handler(SIGALRM, &action);
  sigaddset(&unblocked, SIGALRM);
  sigaddset(&unblocked, SIGTTOU);
  sigaddset(&unblocked, SIGTTIN);
  pthread_sigmask(SIG_UNBLOCK, &unblocked, NULL);
  return wake_descriptor;
}

void bullion_remove_signals(void) {
  alarm(0);
  for (int i = 0; i < heard_count; i++) sigaction(heard[i].number, &before[heard[i].number], NULL);
  for (int i = 0; i < deadly_count; i++) sigaction(deadly[i], &before[deadly[i]], NULL);
  for (int number = SIGRTMIN; number <= SIGRTMAX; number++) sigaction(number, &before[number], NULL);
  sigaction(SIGALRM, &before[SIGALRM], NULL);
}

unsigned bullion_take_signals(void) { return atomic_exchange(&pending, 0); }
int bullion_has_signal(unsigned signals) { return (atomic_load(&pending) & signals) != 0; }
void bullion_forget_signal(unsigned signals) { atomic_fetch_and(&pending, ~signals); }

void bullion_stop_self(void) {
  struct sigaction ours;
  sigaction(SIGTSTP, NULL, &ours);
  take_default_action(SIGTSTP);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

_Noreturn void bullion_die_of(int number) {
  take_default_action(number);
  sigset_t only;
  sigemptyset(&only);
  sigaddset(&only, number);
  pthread_sigmask(SIG_UNBLOCK, &only, NULL);
  raise(number);
  _exit(128 + number);
}
