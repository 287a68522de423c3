// SPDX-License-Identifier: MIT
// How fast a class is graded: submissions of ten exercises with 200 cases each, two at once, beside
// the bare cost of fork, exec and a fresh Lua state that runs the same programs on the same number
// of cases; and the memory of the parent for few and for many. usage: grade_bench BUILD
// BITLAB_BENCH_SUBMISSIONS=1000 takes a whole class (default 100).
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    EXERCISES = 10,
    CASES = 200,
    AT_ONCE = 2,
    KINDS = 4,
    PATH_BYTES = 300,
    ARGS_MAX = 20100,
    A_CLASS = 1000
};

// Scalars, vectors, records and matrices.
static const struct {
    const char *program, *shown, *generate, *literal;
} kinds[KINDS] = {
    { "function f(m, b) return m == 0 and 1 or m / (2 ^ (b - 1) - 1) end", "{ 2.1, 4 }",
      "rng:uniform(0.01, 100), rng:integer(2, 8)", "f(2.1, 4)" },
    { "function f(x, s) local q = {} for i, v in ipairs(x) do\n"
      "q[i] = math.max(-8, math.min(7, rint(v / s))) end return q end",
      "{ { 1, 2 }, 0.5 }", "rng:normal(16), 0.1",
      "f({ .1, .2, .3, .4, .5, .6, .7, .8, .9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6 }, 0.1)" },
    { "function f(lo, hi) local s = (hi - lo) / 255 return { scale = s, zero = rint(-lo / s) } end",
      "{ -1, 1 }", "rng:uniform(-2, -0.1), rng:uniform(0.1, 3)", "f(-1, 1)" },
    { "function f(n, k) local m = {} for i = 1, n do m[i] = {} for j = 1, n do\n"
      "m[i][j] = i * j * k end end return m end",
      "{ 2, 3 }", "rng:integer(1, 4), rng:integer(1, 9)", "f(3, 3)" },
};

static char root[200];

__attribute__((format(printf, 2, 3))) static void put(const char *name, const char *format, ...) {
    char path[PATH_BYTES];
    va_list args;
    snprintf(path, sizeof path, "%s/%s", root, name);
    FILE *file = fopen(path, "w");
    if (!file) exit(6);
    va_start(args, format);
    vfprintf(file, format, args);
    va_end(args);
    fclose(file);
}

static void make_folder(const char *name) {
    char path[PATH_BYTES];
    snprintf(path, sizeof path, "%s/%s", root, name);
    if (mkdir(path, 0700) != 0) exit(6);
}

static void make_course(void) {
    static const char *const folders[] = { "lessons", "lessons/m", "exercises", "exercises/m" };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        make_folder(folders[i]);
    put("lessons/course.lua", "return { title = 'Bench', format = 1, modules = { { id = 'm', title "
                              "= 'M', lessons = { { id = 'l', title = 'L' } } } } }");
    put("lessons/m/l.md", "# L\n");
    for (int i = 0; i < EXERCISES; i++) {
        char name[64];
        int kind = i % KINDS;
        snprintf(name, sizeof name, "exercises/m/e%d.lua", i);
        put(name,
            "return { kind = 'code', title = 'E', lesson = 'l', task = 't', entry = 'f', reference "
            "= [[%s]], starter = 'function f() end', cases = { %s, generate = { count = %d, with = "
            "function(rng) return %s end } }, solution = [[%s]] }",
            kinds[kind].program, kinds[kind].shown, CASES - 1, kinds[kind].generate,
            kinds[kind].program);
        snprintf(name, sizeof name, "cases%d.lua", i);
        put(name, "for _ = 1, %d do %s end", CASES, kinds[kind].literal);
    }
}

static void make_submissions(int n) {
    char name[64];
    for (int s = 0; s < n; s++) {
        snprintf(name, sizeof name, "s%05d", s);
        make_folder(name);
        for (int i = 0; i < EXERCISES; i++) {
            snprintf(name, sizeof name, "s%05d/e%d.lua", s, i);
            put(name, "-- submission %d\n%s\n", s, kinds[i % KINDS].program);
        }
    }
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

// Seconds of processor that ended children took, and this process, which forks the bare ones.
static double processor(void) {
    static const int whose[] = { RUSAGE_CHILDREN, RUSAGE_SELF };
    double seconds = 0;
    for (size_t i = 0; i < sizeof whose / sizeof *whose; i++) {
        struct rusage usage;
        getrusage(whose[i], &usage);
        seconds += (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                   (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) * 1e-6;
    }
    return seconds;
}

static pid_t start(char *const *argv) {
    pid_t pid = vfork();
    if (pid == 0) {
        execv(argv[0], argv);
        _exit(127);
    }
    return pid;
}

static void must_pass(int status) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return;
    fprintf(stderr, "grade_bench: a program failed (status %d)\n", status);
    exit(1);
}

struct cost {
    double seconds, processor_s;
    long kilobytes; // the most that the parent held
};

// The bare runs of n submissions, AT_ONCE at a time.
static struct cost bare(const char *build, int n) {
    char program[PATH_BYTES], cases[PATH_BYTES], exe[PATH_BYTES];
    int running = 0, status;
    double begin = now(), used = processor();
    snprintf(exe, sizeof exe, "%s/bare_lua", build);
    for (int i = 0; i < n * EXERCISES; i++) {
        char *argv[] = { exe, program, cases, NULL };
        snprintf(program, sizeof program, "%s/s%05d/e%d.lua", root, i / EXERCISES, i % EXERCISES);
        snprintf(cases, sizeof cases, "%s/cases%d.lua", root, i % EXERCISES);
        start(argv);
        if (++running < AT_ONCE) continue;
        wait(&status);
        must_pass(status);
        running--;
    }
    while (running-- > 0) {
        wait(&status);
        must_pass(status);
    }
    return (struct cost) { now() - begin, processor() - used, 0 };
}

static struct cost grade(const char *build, int n) {
    static char paths[ARGS_MAX][PATH_BYTES];
    static char *argv[ARGS_MAX + 20];
    char exe[PATH_BYTES];
    int status, argc = 0;
    struct rusage usage;
    snprintf(exe, sizeof exe, "%s/bitlab", build);
    const char *const first[] = { exe,      "-C", root,       "grade",
                                  "--jobs", "2",  "--format", "csv=/dev/null" };
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        argv[argc++] = (char *)first[i];
    for (int s = 0; s < n; s++) {
        snprintf(paths[s], PATH_BYTES, "%s/s%05d", root, s);
        argv[argc++] = paths[s];
    }
    argv[argc] = NULL;
    double begin = now(), used = processor();
    pid_t pid = start(argv);
    wait4(pid, &status, 0, &usage);
    must_pass(status);
    return (struct cost) { now() - begin, processor() - used, usage.ru_maxrss };
}

static void remove_all(void) {
    char *argv[] = { (char *)"/bin/rm", (char *)"-rf", root, NULL };
    int status;
    waitpid(start(argv), &status, 0);
}

int main(int argc, char **argv) {
    const char *build = argc > 1 ? argv[1] : "build", *set = getenv("BITLAB_BENCH_SUBMISSIONS");
    int n = set ? atoi(set) : 100;
    if (n < 10 || n > 20000) n = 100;
    snprintf(root, sizeof root, "/tmp/bitlab-bench-XXXXXX");
    if (!mkdtemp(root)) return 6;
    make_course();
    make_submissions(n);
    struct cost few = grade(build, 10), many = grade(build, n);
    struct cost floor = bare(build, n);
    if (n < A_CLASS) { // short enough to be disturbed: the better of two
        struct cost again = grade(build, n), floor_again = bare(build, n);
        if (again.seconds < many.seconds) many = again;
        if (floor_again.seconds < floor.seconds) floor = floor_again;
    }
    double answers = n * EXERCISES / 1e3;
    printf("grading %d submissions of %d exercises with %d cases, %d at once:\n", n, EXERCISES,
           CASES, AT_ONCE);
    printf("  %8.1f submissions/s\n", n / many.seconds);
    printf("  %8.2f ms for one answer (%.2f ms of processor)\n", many.seconds / answers,
           many.processor_s / answers);
    printf("  %8.2f ms for its bare fork, exec and Lua (%.2f ms of processor)\n",
           floor.seconds / answers, floor.processor_s / answers);
    printf("  %8.2f times the bare cost (%.2f of processor)\n", many.seconds / floor.seconds,
           many.processor_s / floor.processor_s);
    printf("  %8.1f MB held for 10 submissions, %.1f MB for %d\n\n", (double)few.kilobytes / 1024,
           (double)many.kilobytes / 1024, n);
    remove_all();
    return 0;
}
