// SPDX-License-Identifier: MIT
// How quick the lab feels, measured in a real pseudo-terminal beside other terminal programs in the
// same run: start to the last byte of the first frame, a key that moves, a slider's step, a held
// key, and what an idle lab costs. usage: screen BUILD [starts]    (`make bench` calls it; every
// line says what was sent)
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "tests/bench/pty.h"

enum { STARTS = 21, KEYS = 200 };
static const double quiet_ms = 40, key_quiet_ms = 25, limit_ms = 3000;

static const char *program; // BUILD/bitlab

static double start_once(int rows, int cols, const char *const *argv) {
    struct pty pty = pty_start(rows, cols, argv);
    double last = pty_settle(&pty, quiet_ms, limit_ms);
    pty_end(&pty);
    return last - pty.started;
}

static void print_spread(const char *what, double *at, size_t n) {
    struct spread spread = spread_of(at, n);
    printf("| %-46s | %6.2f | %6.2f | %6.2f | %6.2f |\n", what, spread.median, spread.least,
           spread.p99, spread.most);
}

static int is_installed(const char *name) {
    char command[128];
    snprintf(command, sizeof command, "command -v %s >/dev/null 2>&1", name);
    return system(command) == 0;
}

static void bench_starts(int rows, int cols) {
    const char *lab[] = { program, "learn", NULL }, *less[] = { "less", "README.md", NULL },
               *vim[] = { "vim.tiny", "README.md", NULL }, *tig[] = { "tig", NULL },
               *vis[] = { "vis", "README.md", NULL }, *htop[] = { "htop", NULL };
    const char *const *const all[] = { lab, less, vim, tig, vis, htop };
    static double at[6][STARTS];
    int use[6];
    for (int p = 0; p < 6; p++)
        use[p] = p == 0 || is_installed(all[p][0]);
    for (int i = 0; i < STARTS; i++)
        for (int p = 0; p < 6; p++)
            if (use[p]) at[p][i] = start_once(rows, cols, all[p]);
    for (int p = 0; p < 6; p++) {
        char what[64];
        snprintf(what, sizeof what, "start of %s at %dx%d", p ? all[p][0] : "bitlab learn", cols,
                 rows);
        if (use[p]) print_spread(what, at[p], STARTS);
    }
}

// A learner without a past: no place to come back to.
static void forget_everything(void) {
    char folder[] = "/tmp/bitlab-bench-XXXXXX";
    if (mkdtemp(folder)) setenv("XDG_DATA_HOME", folder, 1);
}

// Sends keys one after the other, each after the screen has come to rest; "^[[B" and the like count
// as one.
static void send_slowly(struct pty *pty, const char *keys) {
    while (*keys) {
        char key[8] = { *keys };
        size_t size = keys[0] == '\033' ? 3 : 1;
        memcpy(key, keys, size);
        pty_send(pty, key);
        pty_settle(pty, 60, 500);
        keys += size;
    }
}

// What the machine gives to a program that does nothing: it answers each key with a line of text.
// Every ECHO_EACH-th key of the lab is followed by one of its.
enum { ECHO_EACH = 8, ECHOES = 1000 };
static struct {
    struct pty pty;
    double at[ECHOES];
    size_t n;
} echo;

static void answer_keys(void) {
    static const char line[] = "\r............................................................\r\n";
    struct termios raw;
    char byte;
    tcgetattr(STDIN_FILENO, &raw);
    cfmakeraw(&raw);
    tcsetattr(STDIN_FILENO, TCSANOW, &raw);
    while (read(STDIN_FILENO, &byte, 1) == 1)
        if (write(STDOUT_FILENO, line, sizeof line - 1) < 0) return;
}

static void bench_echo(void) {
    double sent = now_ms();
    pty_send(&echo.pty, "x");
    double last = pty_settle(&echo.pty, key_quiet_ms, 300);
    if (last > 0 && echo.n < ECHOES) echo.at[echo.n++] = last - sent;
}

// The processor time of a process, in milliseconds: as of when it went to sleep.
static double work_ms(pid_t pid) {
    char path[64];
    double nanoseconds = 0;
    snprintf(path, sizeof path, "/proc/%d/schedstat", (int)pid);
    FILE *in = fopen(path, "r");
    if (!in) return 0;
    if (fscanf(in, "%lf", &nanoseconds) != 1) nanoseconds = 0;
    fclose(in);
    return nanoseconds * 1e-6;
}

static void print_keys(const char *what, double *at, double *work, size_t n) {
    struct spread spread = spread_of(at, n);
    printf("| %-46s | %6.2f | %6.2f | %6.2f | %6.2f | %6.2f |\n", what, spread.median, spread.least,
           spread.p99, spread.most, spread_of(work, n).p99);
}

// Sends two keys by turns and measures each until its last byte, and what work it was; `before`
// brings the lab where they count.
static void bench_keys(const char *what, int rows, int cols, const char *lesson, const char *before,
                       const char *one, const char *two, int keys) {
    const char *argv[] = { program, "learn", lesson, NULL };
    static double at[KEYS], work[KEYS];
    size_t n = 0;
    forget_everything();
    struct pty pty = pty_start(rows, cols, argv);
    pty_settle(&pty, 100, limit_ms);
    send_slowly(&pty, before);
    for (int i = 0; i < keys; i++) {
        double worked = work_ms(pty.pid), sent = now_ms();
        pty_send(&pty, i % 2 ? two : one);
        double last = pty_settle(&pty, key_quiet_ms, 300);
        if (last > 0) work[n] = work_ms(pty.pid) - worked, at[n++] = last - sent;
        if (i % ECHO_EACH == 0) bench_echo();
    }
    if ((int)n < keys / 2)
        printf("| %-46s | only %zu of %d keys changed the screen |\n", what, n, keys);
    else
        print_keys(what, at, work, n);
    pty_end(&pty);
}

// 500 repeats of a key in one second, the last 99 of another that goes back, so that the last key
// still moves the slider; then how long until the screen rests.
static void bench_held(const char *lesson, const char *before, const char *key, const char *back) {
    const char *argv[] = { program, "learn", lesson, NULL };
    double late[7];
    for (int round = 0; round < 7; round++) {
        forget_everything();
        struct pty pty = pty_start(50, 200, argv);
        pty_settle(&pty, 100, limit_ms);
        send_slowly(&pty, before);
        double begin = now_ms(), sent = begin;
        for (int i = 0; i < 500; i++) {
            while (now_ms() < begin + 2 * i)
                pty_settle(&pty, 1, 1);
            sent = now_ms();
            pty_send(&pty, i < 401 ? key : back);
        }
        double last = pty_settle(&pty, key_quiet_ms, 1000);
        late[round] = last > sent ? last - sent : 0;
        pty_end(&pty);
    }
    print_spread("last of 500 keys held for 1 s, 200x50", late, 7);
}

static long read_number(pid_t pid, const char *file, const char *field) {
    char path[64], line[512];
    long number = 0;
    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file);
    FILE *in = fopen(path, "r");
    while (in && fgets(line, sizeof line, in))
        if (strncmp(line, field, strlen(field)) == 0) number = atol(line + strlen(field));
    if (in) fclose(in);
    return number;
}

static long cpu_ticks(pid_t pid) {
    char path[64];
    long user = 0, system_ = 0;
    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *in = fopen(path, "r");
    if (!in) return 0;
    if (fscanf(in, "%*d %*s %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %ld %ld", &user,
               &system_) != 2)
        user = 0;
    fclose(in);
    return user + system_;
}

static void bench_idle(void) {
    const char *argv[] = { program, "learn", "clipping", NULL };
    struct pty pty = pty_start(50, 200, argv);
    pty_settle(&pty, 300, limit_ms);
    for (int i = 0; i < 40; i++) {
        pty_send(&pty, " ");
        pty_settle(&pty, key_quiet_ms, 300);
    }
    long before = cpu_ticks(pty.pid);
    sleep(5);
    printf("\nidle for 5 s: %ld ticks of processor time (1 tick = 10 ms); resident %ld KiB\n",
           cpu_ticks(pty.pid) - before, read_number(pty.pid, "status", "VmRSS:"));
    pty_end(&pty);
}

#define RIGHT "\033[C"
#define LEFT  "\033[D"
#define DOWN  "\033[B"
#define UP    "\033[A"

// The showpieces: Tab gives the figure the keys, the slider is chosen, n is typed in. Each step
// goes to a state that was not drawn before, so that nothing comes from a figure that was kept.
static const struct {
    const char *what, *lesson, *before;
    int keys;
} steps[] = {
    { "error-vs-bits, seed", "error-vs-bits", "\t\t\t\r" DOWN DOWN "0\r", 90 },
    { "error-vs-bits, seed, n = 65536", "error-vs-bits", "\t\t\t\r65536\r" DOWN DOWN "0\r", 90 },
    { "clipping, your clip", "clipping", "\t\r0\r" DOWN "0.5\r", 35 },
    { "clipping, your clip, n = 65536", "clipping",
      "\t\r" DOWN DOWN DOWN DOWN "65536\r" UP UP UP "0.5\r", 35 },
    { "clipping, seed", "clipping", "\t\r" DOWN DOWN DOWN DOWN DOWN "0\r", 90 },
    { "clipping, seed, n = 65536", "clipping", "\t\r" DOWN DOWN DOWN DOWN "65536\r" DOWN "0\r",
      90 },
    { "temperature, T", "temperature", "\t\t\t\r0.1\r", 40 },
    { "temperature, logit 1", "temperature", "\t\t\t\r" DOWN DOWN "0\r", 40 },
};

static void bench_all_keys(const char *self) {
    const char *argv[] = { self, "--echo", NULL };
    echo.pty = pty_start(24, 80, argv);
    printf(
        "\n| milliseconds                                   | median |  least |    p99 |   most | "
        "work, p99 |\n");
    printf("|------------------------------------------------|--------|--------|--------|--------|"
           "-----------|\n");
    bench_keys("reader: j and k by turns, 80x24", 24, 80, "clipping", "", "j", "k", KEYS);
    bench_keys("reader: page down and up, 200x50", 50, 200, "clipping", "", " ", "b", KEYS);
    bench_keys("home: down and up, 200x50", 50, 200, "clipping", "m", "j", "k", KEYS);
    bench_keys("contents: down and up, 80x24", 24, 80, "clipping", "t", "j", "k", KEYS);
    bench_keys("look-up: next and back, 80x24", 24, 80, "clipping", "K", "l", "h", KEYS);
    bench_keys("search: a letter and erased, 80x24", 24, 80, "clipping", "/quantizatio", "n",
               "\177", KEYS);
    bench_keys("search: words of two letters, 200x50", 50, 200, "clipping", "/th", "e", "\177",
               KEYS);
    bench_keys("prompt: a letter and erased, 80x24", 24, 80, "clipping", ":1 + 1\r", "s", "\177",
               KEYS);
    bench_keys("prompt: the same below a plot, 200x50", 50, 200, "clipping",
               ":plot(rng.default(1):normal(4096))\r", "s", "\177", KEYS);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        char what[64];
        snprintf(what, sizeof what, "slider, %s, 200x50", steps[i].what);
        bench_keys(what, 50, 200, steps[i].lesson, steps[i].before, RIGHT, RIGHT, steps[i].keys);
    }
    bench_keys("crosshair: next point and back, 200x50", 50, 200, "clipping", "\t\rx", RIGHT, LEFT,
               KEYS);
    bench_keys("zoomed and pinned: slider, 200x50", 50, 200, "clipping", "\t\rp+" DOWN "0.5\r",
               RIGHT, RIGHT, 35);
    print_spread("by turns with them: one that does nothing", echo.at, echo.n);
    pty_end(&echo.pty);
}

int main(int argc, char **argv) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/bitlab", argc > 1 ? argv[1] : "build");
    program = path;
    if (argc > 1 && strcmp(argv[1], "--echo") == 0) return answer_keys(), 0;
    printf(
        "| milliseconds                                   | median |  least |    p99 |   most |\n");
    printf(
        "|------------------------------------------------|--------|--------|--------|--------|\n");
    bench_starts(24, 80);
    bench_starts(50, 200);
    if (argc > 2) return 0;
    bench_all_keys(argv[0]);
    bench_held("clipping", "\t\r" DOWN DOWN DOWN DOWN DOWN "0\r", RIGHT, LEFT);
    bench_idle();
    return 0;
}
