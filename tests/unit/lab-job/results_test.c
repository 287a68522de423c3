// SPDX-License-Identifier: MIT
// Kept results of long jobs: found again by what they follow from, never by anything else, and
// bounded in number.
#include "tests/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/job/results.h"

static const double xs[] = { 1, 2 };

static void put(struct results *results, const char *key, const char *title) {
    static struct series line = { .kind = SERIES_LINE, .label = "", .n = 2, .x = xs, .y = xs };
    struct figure figure = { .title = title,
                             .notice = "",
                             .settings = "",
                             .x = { .label = "" },
                             .y = { .label = "" },
                             .series = &line,
                             .n_series = 1 };
    results_put(results, key, &figure);
}

static bool holds(struct results *results, const char *key, const char *title) {
    struct figure figure;
    time_t made;
    if (!results_get(results, key, &figure, &made)) return false;
    bool same = strcmp(figure.title, title) == 0 && made > 0;
    figure_release(&figure);
    return same;
}

static int fresh_folder(void **state) {
    static char folder[64];
    snprintf(folder, sizeof folder, "/tmp/bitlab-results-XXXXXX");
    *state = mkdtemp(folder);
    return *state == NULL;
}

static int remove_folder(void **state) {
    char command[128];
    snprintf(command, sizeof command, "chmod -R u+w '%s' && rm -rf '%s'", (char *)*state,
             (char *)*state);
    return system(command);
}

static void a_result_outlives_the_lab(void **state) {
    struct results *results = results_new(*state);
    assert_false(holds(results, "a", "A"));
    put(results, "a", "A");
    results_free(results);
    results = results_new(*state);
    assert_true(holds(results, "a", "A"));
    assert_false(holds(results, "b", "A"));
    results_free(results);
}

static void without_a_folder_results_are_kept_in_memory(void **state) {
    char key[16];
    struct results *results = results_new(NULL);
    (void)state;
    for (int i = 0; i < 20; i++) {
        snprintf(key, sizeof key, "%d", i);
        put(results, key, key);
        assert_true(holds(results, key, key));
    }
    assert_true(holds(results, "19", "19") && holds(results, "15", "15"));
    assert_false(holds(results, "0", "0"));
    results_free(results);
}

static void a_file_under_another_name_or_cut_short_is_not_believed(void **state) {
    struct results *results = results_new(*state);
    struct strbuf bytes = { 0 };
    put(results, "a", "A");
    char *from = xprintf("%s/figures/a", (char *)*state),
         *to = xprintf("%s/figures/b", (char *)*state);
    assert_int_equal(file_read(from, 1 << 20, &bytes, NULL), STATUS_OK);
    assert_int_equal(file_write(to, bytes.at, bytes.size, NULL), STATUS_OK);
    assert_false(holds(results, "b", "A"));
    assert_int_equal(file_write(from, bytes.at, bytes.size - 1, NULL), STATUS_OK);
    assert_false(holds(results, "a", "A"));
    strbuf_release(&bytes);
    free(from);
    free(to);
    results_free(results);
}

static void only_so_many_files_are_kept_and_the_newest_is_among_them(void **state) {
    char key[16], **names;
    size_t n;
    struct results *results = results_new(*state);
    char *folder = xprintf("%s/figures", (char *)*state);
    for (int i = 0; i < RESULTS_MOST + 5; i++) {
        snprintf(key, sizeof key, "%d", i);
        put(results, key, key);
    }
    assert_int_equal(folder_list(folder, &names, &n, NULL), STATUS_OK);
    assert_int_equal(n, RESULTS_MOST);
    assert_true(holds(results, key, key));
    assert_false(holds(results, "0", "0"));
    folder_list_free(names, n);
    free(folder);
    results_free(results);
}

static const char measuring[] = "figure { run = function() return measure.machine() end }",
                  counting[] = "figure { run = function() return { measured } end }";

static void print_key(const char *source, const char *level, char key[DIGEST_HEX]) {
    struct script *script = script_new();
    struct live_figure *live;
    struct error err;
    if (live_figure_load(script, "f.md", 1, "f", source, &live, &err) != STATUS_OK)
        fail_msg("%s", err.text);
    struct result_of of = { ".", "lesson", source, live, NULL };
    setenv("BITLAB_ISA", level, 1);
    result_key(&of, key);
    unsetenv("BITLAB_ISA");
    live_figure_free(live);
    script_free(script);
}

static void what_was_measured_at_one_level_is_not_shown_at_another(void **state) {
    char here[DIGEST_HEX], scalar[DIGEST_HEX], none[DIGEST_HEX];
    (void)state;
    print_key(measuring, "", here);
    print_key(measuring, "scalar", scalar);
    print_key(measuring, "sse9", none);
    assert_string_not_equal(scalar, none);
    assert_string_not_equal(here, none);
    print_key(measuring, "scalar", none);
    assert_string_equal(scalar, none);
    print_key(counting, "", here);
    print_key(counting, "scalar", scalar);
    assert_string_equal(scalar, here);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_measured_at_one_level_is_not_shown_at_another),
        cmocka_unit_test_setup_teardown(a_result_outlives_the_lab, fresh_folder, remove_folder),
        cmocka_unit_test(without_a_folder_results_are_kept_in_memory),
        cmocka_unit_test_setup_teardown(a_file_under_another_name_or_cut_short_is_not_believed,
                                        fresh_folder, remove_folder),
        cmocka_unit_test_setup_teardown(only_so_many_files_are_kept_and_the_newest_is_among_them,
                                        fresh_folder, remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
