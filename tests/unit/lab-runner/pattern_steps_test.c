// SPDX-License-Identifier: MIT
// The matcher that counts goes the way of Lua's own: it finds as many matches in every text, and
// what it counts grows as the time of Lua's does.
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <string.h>

#include "lab/runner/pattern_steps.h"
#include "lab/runner/steps.h"
#include "tests/check.h"

static uint64_t steps_of(const char *text, const char *pattern, uint64_t *matches) {
    const struct pattern_search search = { .text = text,
                                           .pattern = pattern,
                                           .text_size = strlen(text),
                                           .pattern_size = strlen(pattern),
                                           .most = UINT64_MAX,
                                           .anchors = true };
    struct allocator memory = { .counted = true, .credit = UINT64_MAX };
    *matches = pattern_search_pay(&search, &memory);
    return (UINT64_MAX - memory.credit) / BYTES_A_STEP;
}

// The number of replacements, -1 where Lua raises an error.
static lua_Integer gsub(lua_State *L, const char *text, const char *pattern) {
    lua_settop(L, 0);
    lua_getglobal(L, "string");
    lua_getfield(L, 1, "gsub");
    lua_pushstring(L, text);
    lua_pushstring(L, pattern);
    lua_pushliteral(L, "-");
    return lua_pcall(L, 3, 2, 0) == LUA_OK ? lua_tointeger(L, -1) : -1;
}

static uint32_t draw(uint32_t *state, uint32_t below) {
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 16) % below;
}

static void it_matches_as_lua_does(void **state) {
    static const char *const parts[] = { "a",     "b",     ".",     "%a", "%D",   "[ab]",  "[^b]",
                                         "[a-c]", "*",     "+",     "-",  "?",    "(",     ")",
                                         "()",    "%1",    "^",     "$",  "%bab", "%f[a]", "%f[^a]",
                                         "]",     "[]]",   "[%d-]", "%%", "1",    "%s",    "%w*",
                                         "(a*)",  "[%a_]", "%u",    "%",  "[a",   "%b",    "%f",
                                         "[^]",   "[a-]" };
    static const char letters[] = "aaabbc1 %]-_A";
    enum { PARTS = sizeof parts / sizeof *parts };
    uint32_t seed = 5;
    size_t raised = 0, matched = 0;
    lua_State *L = luaL_newstate();
    (void)state;
    luaL_openlibs(L);
    for (int round = 0; round < 60000; round++) {
        char text[16] = "", pattern[64] = "";
        uint64_t matches;
        for (uint32_t i = 0, n = draw(&seed, 14); i < n; i++)
            text[i] = letters[draw(&seed, sizeof letters - 1)];
        for (uint32_t i = 0, n = 1 + draw(&seed, 6); i < n; i++)
            strcat(pattern, parts[draw(&seed, PARTS)]);
        lua_Integer expected = gsub(L, text, pattern);
        steps_of(text, pattern, &matches);
        raised += expected < 0;
        matched += expected > 0;
        if (expected >= 0 && matches != (uint64_t)expected)
            fail_msg("'%s' in '%s': %d matches, not %d", pattern, text, (int)matches,
                     (int)expected);
    }
    assert_true(raised > 5000 && matched > 5000); // neither is rare
    lua_close(L);
}

static void what_backtracks_costs_its_power(void **state) {
    char text[101];
    uint64_t once, twice, thrice, none;
    (void)state;
    memset(text, 'a', 100);
    text[100] = 0;
    once = steps_of(text, "^.-b", &none);
    assert_int_equal(none, 0);
    twice = steps_of(text, "^.-.-b", &none);
    thrice = steps_of(text, "^.-.-.-b", &none);
    assert_in_range(once, 100, 1000);
    assert_in_range(twice, 20 * once, 100 * once);
    assert_in_range(thrice, 20 * twice, 100 * twice);
}

// A look at a set is a look at each of its letters; four of them are a step.
static void a_set_costs_its_length(void **state) {
    static const char set[] = "[bcdefghijklmnopqrstuvwxyz01234567a]";
    enum { LETTERS = 100 };
    char text[LETTERS + 1] = "", pattern[64];
    uint64_t none;
    (void)state;
    memset(text, 'a', LETTERS);
    snprintf(pattern, sizeof pattern, "^%s-b", set);
    uint64_t with_any = steps_of(text, "^.-b", &none), with_set = steps_of(text, pattern, &none);
    assert_int_equal(none, 0);
    assert_int_equal(with_set - with_any, LETTERS * ((sizeof set - 1) / BYTES_A_STEP));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_matches_as_lua_does),
        cmocka_unit_test(what_backtracks_costs_its_power),
        cmocka_unit_test(a_set_costs_its_length),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
