// SPDX-License-Identifier: MIT
// Functions that are paid for answer as those that are not, whatever they are given, or end the
// process because their steps are used up; none works on without paying. Every call is made in a
// child, since that is what ends.
#include <lauxlib.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lab/runner/lua_state.h"
#include "lab/runner/output.h"
#include "lab/runner/steps.h"
#include "tests/check.h"

enum { KILOSTEPS = 400, SECONDS_MAX = 120, ARGUMENTS_MAX = 5 };

// LONG says that it holds a million millions of things.
static const char given[] = "T = { 3, 1, 2 }\n"
                            "TEXTS = { 'c', 'a', 'b' }\n"
                            "LONG = setmetatable({}, { __len = function() return 1 << 40 end })\n"
                            "function count(...) local n = 0\n"
                            "  for _ in string.gmatch(...) do n = n + 1 end return n end\n"
                            "function keys(...) local n = 0\n"
                            "  for _ in pairs(...) do n = n + 1 end return n end\n";

// Calls that succeed; each argument is then replaced by wild ones.
static const struct call {
    const char *function, *arguments[ARGUMENTS_MAX];
} calls[] = {
    { "string.len", { "'abc'" } },
    { "string.sub", { "'abcdef'", "2", "-2" } },
    { "string.byte", { "'abcdef'", "2", "-2" } },
    { "string.rep", { "'ab'", "3", "','" } },
    { "string.find", { "'hello'", "'l+'", "2", "false" } },
    { "string.find", { "'hello'", "'l'", "-3", "true" } },
    { "string.match", { "'hello'", "'(l)(l)'", "-4" } },
    { "string.find", { "'(a)'", "'%b()'", "1" } },
    { "string.match", { "'(a)'", "'%f[%w](%w)%)'", "1" } },
    { "string.gsub", { "'hello'", "'l'", "'%0%0'", "1" } },
    { "count", { "'a b c'", "'%a'" } },
    { "table.concat", { "TEXTS", "', '", "1", "3" } },
    { "table.insert", { "T", "9" } },
    { "table.insert", { "T", "1", "9" } },
    { "table.remove", { "T", "1" } },
    { "table.move", { "T", "1", "3", "2", "TEXTS" } },
    { "table.unpack", { "T", "1", "3" } },
    { "table.sort", { "T", "function(a, b) return a > b end" } },
    { "setmetatable", { "T", "{ __gc = print }" } },
    { "tostring", { "T" } },
    { "string.format", { "'%5d %s %q'", "3", "T", "'x'" } },
    { "string.upper", { "'abc'" } },
    { "string.reverse", { "'abc'" } },
    { "tonumber", { "'ff'", "16" } },
    { "select", { "2", "1", "2", "3" } },
    { "utf8.char", { "228", "8364" } },
    { "utf8.codepoint", { "'abc'", "1", "-1" } },
    { "utf8.len", { "'abc'", "1", "-1" } },
    { "math.max", { "1", "2.5", "3" } },
    { "keys", { "T" } },
    { "next", { "T", "1" } },
    { "load", { "'return 1'", "'name'", "'t'", "T" } },
};
enum { CALLS = sizeof calls / sizeof *calls };

// The first leaves the argument and all behind it away.
static const char *const wild[] = {
    NULL,
    "nil",
    "false",
    "-1",
    "0",
    "1.5",
    "2^53",
    "-2^53",
    "2^31",
    "1e300",
    "math.maxinteger",
    "math.mininteger",
    "0/0",
    "1/0",
    "''",
    "'\\0'",
    "'10'",
    "'abc'",
    "'9223372036854775807'",
    "('a'):rep(300)",
    "'%'",
    "'[a'",
    "'[^'",
    "'('",
    "'%b'",
    "'%f'",
    "'%1'",
    "('(.-)'):rep(33)",
    "'.-.-.-.-b'",
    "{}",
    "T",
    "LONG",
    "print",
    "coroutine.create(print)",
    "setmetatable({}, { __metatable = 1 })",
};
enum { WILD = sizeof wild / sizeof *wild };

static void add_text(struct bytes *text, const char *from) {
    bytes_add(text, from, strlen(from));
}

static void add_result(struct bytes *text, lua_State *L, int index, int depth) {
    if (lua_type(L, index) == LUA_TTABLE && depth < 2) // numbers that move are seen
        for (lua_Integer i = 1; i <= 4; i++) {
            lua_rawgeti(L, index, i);
            add_result(text, L, lua_gettop(L), depth + 1);
            lua_pop(L, 1);
        }
    else if (lua_type(L, index) == LUA_TNUMBER || lua_type(L, index) == LUA_TSTRING) {
        size_t size;
        lua_pushvalue(L, index);
        const char *from = lua_tolstring(L, -1, &size);
        bytes_add(text, from, size);
        lua_pop(L, 1);
    } else {
        add_text(text, luaL_typename(L, index));
    }
    add_text(text, ";");
}

// What the source gives, or its error, and what the tables hold afterwards.
static void add_outcome(struct bytes *text, const char *source, uint32_t kilosteps) {
    const struct request_head head = { .memory_bytes = 16 << 20 };
    struct lua_box box;
    lua_box_open(&box, &head);
    box.silent = true;
    if (luaL_loadstring(box.L, given) != LUA_OK || lua_pcall(box.L, 0, 0, 0) != LUA_OK) _exit(3);
    steps_count(&box, kilosteps);
    if (luaL_loadbufferx(box.L, source, strlen(source), "=call", "t") != LUA_OK) _exit(3);
    add_text(text, lua_pcall(box.L, 0, LUA_MULTRET, 0) == LUA_OK ? "gives " : "raises ");
    lua_getglobal(box.L, "T");
    lua_getglobal(box.L, "TEXTS");
    for (int i = 1; i <= lua_gettop(box.L); i++)
        add_result(text, box.L, i, 0);
    bytes_u8(text, 0);
    lua_close(box.L);
}

// Sets `arguments[at]` to `instead`; at ARGUMENTS_MAX leaves the call as it is.
static void source_of(const struct call *call, size_t at, const char *instead, char source[512]) {
    size_t size = (size_t)snprintf(source, 512, "return %s(", call->function);
    for (size_t i = 0; i < ARGUMENTS_MAX && call->arguments[i]; i++) {
        const char *argument = i == at ? instead : call->arguments[i];
        if (!argument) break;
        size += (size_t)snprintf(source + size, 512 - size, "%s%s", i ? ", " : "", argument);
    }
    snprintf(source + size, 512 - size, ")");
}

// Both kinds of the call, in a child. Its exit status: 0 where both agree.
static void compare(const char *source) {
    struct bytes paid = { 0 }, plain = { 0 };
    alarm(SECONDS_MAX);
    add_outcome(&paid, source, KILOSTEPS);
    add_outcome(&plain, source, 0);
    bool same = paid.size == plain.size && memcmp(paid.at, plain.at, paid.size) == 0;
    if (!same)
        print_error("%s\n  paid:  %.300s\n  plain: %.300s\n", source, (const char *)paid.at,
                    (const char *)plain.at);
    free(paid.at);
    free(plain.at);
    if (!same) exit(1);
}

// The calls from number *done on, until one ends the process; *done counts those that were begun.
static void compare_from(size_t *done, const char *sources, size_t n) {
    while (*done < n)
        compare(sources + 512 * (*done)++);
    exit(0);
}

// How many of the calls used up their steps.
static size_t compare_all(const char *sources, size_t n) {
    size_t ended = 0, *done = mmap(NULL, sizeof *done, PROT_READ | PROT_WRITE,
                                   MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(done != MAP_FAILED);
    while (*done < n) {
        int status;
        pid_t child = fork();
        if (child == 0) signal(SIGSEGV, SIG_DFL), compare_from(done, sources, n); // not cmocka's
        assert_int_equal(waitpid(child, &status, 0), child);
        if (WIFEXITED(status) && WEXITSTATUS(status) == RUNNER_STEPS)
            ended++;
        else if (status != 0)
            fail_msg("status %x of: %s", (unsigned)status, sources + 512 * (*done - 1));
    }
    munmap(done, sizeof *done);
    return ended;
}

static void calls_as_they_should_be_answer_as_ever(void **state) {
    char sources[CALLS][512];
    (void)state;
    for (size_t i = 0; i < CALLS; i++)
        source_of(&calls[i], ARGUMENTS_MAX, NULL, sources[i]);
    assert_int_equal(compare_all(sources[0], CALLS), 0);
}

static void wild_arguments_answer_as_ever_or_end_by_steps(void **state) {
    char(*sources)[512] = calloc(CALLS * ARGUMENTS_MAX * WILD, 512);
    size_t n = 0;
    (void)state;
    for (size_t i = 0; i < CALLS; i++)
        for (size_t at = 0; at < ARGUMENTS_MAX && calls[i].arguments[at]; at++)
            for (size_t k = 0; k < WILD; k++)
                source_of(&calls[i], at, wild[k], sources[n++]);
    size_t ended = compare_all(sources[0], n);
    free(sources);
    assert_in_range(ended, 10, n / 10); // there are such, and most are answered
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(calls_as_they_should_be_answer_as_ever),
        cmocka_unit_test(wild_arguments_answer_as_ever_or_end_by_steps),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
