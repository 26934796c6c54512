// A handler needs a stack to run on, also when the stack of its thread is what has run out. Threads are made by
// libraries (network, dispatch queues, Foundation), so the one function that all of them call gives each a spare one.
#include "internal.h"
#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>

// Thread sanitizer has a wrapper of its own, which must stay the first.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define BULLION_LEAVES_THREADS_ALONE 1
#endif
#endif

#ifndef BULLION_LEAVES_THREADS_ALONE

enum { spare_size = 64 * 1024 };

typedef struct {
  void *(*body)(void *);
  void *argument;
} beginning;

static void drop_spare_stack(void *spare) {
  stack_t none = {.ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  munmap(spare, spare_size);
}

static void *begin(void *given) {
  beginning start = *(beginning *)given;
  free(given);
  void *spare =
      mmap(NULL, spare_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (spare == MAP_FAILED) return start.body(start.argument);
  stack_t stack = {.ss_sp = spare, .ss_size = spare_size};
  sigaltstack(&stack, NULL);
  void *result;
  pthread_cleanup_push(drop_spare_stack, spare);
  result = start.body(start.argument);
  pthread_cleanup_pop(1);
  return result;
}

typedef int maker(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  static maker *_Atomic next;
  maker *make = atomic_load(&next);
  if (!make) {
    make = (maker *)dlsym(RTLD_NEXT, "pthread_create");
    if (!make) return EAGAIN;
    atomic_store(&next, make);
  }
  beginning *start = malloc(sizeof *start);
  if (!start) return EAGAIN;
  *start = (beginning){body, argument};
  int code = make(thread, attributes, begin, start);
  if (code != 0) free(start);
  return code;
}

#endif
