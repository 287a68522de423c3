// SPDX-License-Identifier: MIT
// Signals become bytes in a pipe that the event loop watches, so that no work is done in a handler
// and none is lost between a look and a wait. A crash writes the string that leaves the alternate
// screen, sets the terminal's modes back and dies of the same signal. State: the one terminal's
// pipe and settings, for handlers have no argument.
#include "lab/terminal/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

static struct {
    int pipe[2], terminal;
    struct termios saved;
    bool open;
    volatile sig_atomic_t end, pictures;
    char *stack;
} here;

static const struct {
    int signal;
    unsigned noted;
} asked[] = {
    { SIGTERM, NOTED_END },    { SIGHUP, NOTED_END },      { SIGINT, NOTED_END },
    { SIGQUIT, NOTED_END },    { SIGWINCH, NOTED_RESIZE }, { SIGTSTP, NOTED_SUSPEND },
    { SIGCONT, NOTED_RESUME },
};
enum { ASKED = sizeof asked / sizeof *asked };
static const int fatal[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT };
enum { FATAL = sizeof fatal / sizeof *fatal };
static const struct itimerval end_within = { .it_value = { .tv_usec = 800000 } };
static struct sigaction before_asked[ASKED], before_fatal[FATAL], before_pipe, before_alarm;

static void note(int signal) {
    int kept = errno;
    if (signal != SIGWINCH && signal != SIGTSTP && signal != SIGCONT) {
        if (!here.end) setitimer(ITIMER_REAL, &end_within, NULL);
        here.end = signal;
    }
    unsigned char byte = (unsigned char)signal;
    ssize_t ignored = write(here.pipe[1], &byte, 1); // a full pipe holds the news already
    (void)ignored;
    errno = kept;
}

// Leaves the alternate screen, shows the cursor, plain attributes, mouse off, keypad off.
static const char restore[] =
    "\033[?1000l\033[?1002l\033[?1006l\033[0m\033[?1l\033>\033[?25h\033[?1049l\r";

static const char no_pictures[] = "\033_Ga=d,d=A,q=2\033\\";

static void die(int signal) {
    ssize_t ignored = here.pictures ? write(here.terminal, no_pictures, sizeof no_pictures - 1) : 0;
    ignored = write(here.terminal, restore, sizeof restore - 1);
    (void)ignored;
    tcsetattr(STDIN_FILENO, TCSANOW, &here.saved);
    raise(signal); // SA_RESETHAND: the default, once this handler returns
}

// Nothing is written: that is what would wait.
static void give_up(int signal) {
    (void)signal;
    tcflush(here.terminal, TCOFLUSH);
    tcsetattr(here.terminal, TCSANOW, &here.saved);
    _exit(128 + here.end);
}

static void handle(int signal, void (*handler)(int), int flags, struct sigaction *before) {
    struct sigaction action = { .sa_handler = handler, .sa_flags = flags };
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, before);
}

// A stack of its own, for a crash may be a stack that is full.
static void give_stack(void) {
    here.stack = malloc((size_t)SIGSTKSZ);
    stack_t stack = { .ss_sp = here.stack, .ss_size = (size_t)SIGSTKSZ };
    if (here.stack) sigaltstack(&stack, NULL);
}

int signals_open(int terminal, const struct termios *saved) {
    if (here.open) return here.pipe[0];
    if (pipe2(here.pipe, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    here.saved = *saved;
    here.terminal = terminal;
    here.open = true;
    here.end = 0;
    give_stack();
    for (int i = 0; i < ASKED; i++)
        handle(asked[i].signal, note, SA_RESTART, &before_asked[i]);
    for (int i = 0; i < FATAL; i++)
        handle(fatal[i], die, (int)(SA_RESETHAND | SA_ONSTACK), &before_fatal[i]);
    handle(SIGPIPE, SIG_IGN, 0, &before_pipe);
    handle(SIGALRM, give_up, 0, &before_alarm);
    return here.pipe[0];
}

unsigned signals_read(void) {
    unsigned char bytes[64];
    unsigned noted = 0;
    ssize_t got;
    while (here.open && (got = read(here.pipe[0], bytes, sizeof bytes)) > 0)
        for (ssize_t k = 0; k < got; k++)
            for (int i = 0; i < ASKED; i++)
                if (asked[i].signal == bytes[k]) noted |= asked[i].noted;
    return noted;
}

void signals_clear_pictures(bool kitty) {
    here.pictures = kitty;
}

bool signals_end(void) {
    return here.open && here.end;
}

void signals_close(void) {
    if (!here.open) return;
    for (int i = 0; i < ASKED; i++)
        sigaction(asked[i].signal, &before_asked[i], NULL);
    for (int i = 0; i < FATAL; i++)
        sigaction(fatal[i], &before_fatal[i], NULL);
    sigaction(SIGPIPE, &before_pipe, NULL);
    setitimer(ITIMER_REAL, &(struct itimerval) { 0 }, NULL);
    sigaction(SIGALRM, &before_alarm, NULL);
    close(here.pipe[0]);
    close(here.pipe[1]);
    stack_t none = { .ss_flags = SS_DISABLE };
    sigaltstack(&none, NULL);
    free(here.stack);
    here.stack = NULL;
    here.open = false;
}

void signals_lend(void) {
    handle(SIGINT, SIG_IGN, 0, NULL);
    handle(SIGQUIT, SIG_IGN, 0, NULL);
    handle(SIGTSTP, SIG_DFL, 0, NULL);
}

void signals_take_back(void) {
    handle(SIGINT, note, SA_RESTART, NULL);
    handle(SIGQUIT, note, SA_RESTART, NULL);
    handle(SIGTSTP, note, SA_RESTART, NULL);
}

void signals_stop(void) {
    handle(SIGTSTP, SIG_DFL, 0, NULL);
    kill(0, SIGTSTP); // with what started us: make, sh
    handle(SIGTSTP, note, SA_RESTART, NULL);
}
