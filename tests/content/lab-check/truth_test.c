// SPDX-License-Identifier: MIT
// Every exercise of the curriculum map is in the course: its right answer passes in several forms,
// and each of its known wrong answers meets a sentence of its own.
// tests/data/truth/exercises.json holds answers, tolerances and wrong answers, computed apart from
// the course.
#include "tests/content/findings.h"
#include "tests/kernels/json.h"

#include <unistd.h>

#include "lab/base/memory.h"
#include "lab/check/check.h"

static struct script *script;
static struct course course;
static struct loop *loop;
static struct grader *grader;
static struct exercise *exercises; // all of the course that load
static size_t n_exercises;
static json_t *truth; // the list

static int begin(void **state) {
    (void)state;
    struct error err;
    const char *build = getenv("BITLAB_BUILD");
    static char runner[4096];
    snprintf(runner, sizeof runner, "%s/bitlab-runner", build ? build : "build");
    script = script_new();
    loop = loop_new();
    grader = grader_new(
        loop, script,
        &(struct grade_options) { .runner = runner, .timeout_s = 20, .exercises_stay = true });
    truth = json_at(json_read("tests/data/truth/exercises.json"), "exercises");
    if (course_open(&course, script, ".", &err) != STATUS_OK) {
        fprintf(stderr, "%s\n", err.text);
        return -1;
    }
    exercises = xcalloc(course.n_exercises + 1, sizeof *exercises);
    for (size_t i = 0; i < course.n_exercises; i++)
        n_exercises += exercise_load(&exercises[n_exercises], script, course.exercises[i].path,
                                     NULL) == STATUS_OK; // else told by the course's own check
    return 0;
}

static int end(void **state) {
    (void)state;
    grader_free(grader);
    for (size_t i = 0; i < n_exercises; i++)
        exercise_release(&exercises[i]);
    free(exercises);
    loop_free(loop);
    course_release(&course);
    script_free(script);
    return 0;
}

// One item of the map and the exercise that teaches it.
struct item {
    const json_t *map;
    const char *id, *kind; // of the map
    const struct exercise *exercise;
};

static bool find_item(struct item *item, const json_t *map) {
    *item = (struct item) { .map = map,
                            .id = json_string_value(json_at(map, "map")),
                            .kind = json_string_value(json_at(map, "kind")) };
    for (size_t i = 0; i < n_exercises && !item->exercise; i++)
        if (strcmp(exercises[i].map, item->id) == 0) item->exercise = &exercises[i];
    return item->exercise != NULL;
}

static void each_item(void (*look)(struct item *item)) {
    size_t i;
    json_t *map;
    wrong = 0;
    json_array_foreach(truth, i, map) {
        struct item item;
        if (find_item(&item, map)) look(&item);
    }
    assert_int_equal(wrong, 0);
}

static struct exercise_result *grade(const struct item *item, const char *bytes,
                                     struct arena *arena) {
    struct answer answer = { .file = "answer.lua", .bytes = bytes, .size = strlen(bytes) };
    return grade_answer(grader, item->exercise, &answer, arena);
}

static void put_steps(struct strbuf *out, const struct exercise *exercise, const json_t *order) {
    size_t i;
    json_t *place;
    strbuf_puts(out, "return {");
    json_array_foreach((json_t *)order, i, place) {
        size_t at = (size_t)json_integer_value(place);
        if (at >= 1 && at <= exercise->steps.n)
            strbuf_printf(out, " [==[%s]==],", exercise->steps.at[at - 1]);
    }
    strbuf_puts(out, " }");
}

// The file that a learner would hand in; false where the map's answer is none ("-").
static bool put_answer(struct strbuf *out, const struct item *item, const json_t *answer) {
    out->size = 0;
    if (json_is_array(answer))
        put_steps(out, item->exercise, answer);
    else if (json_is_string(answer))
        strbuf_printf(out, "return \"%s\"", json_string_value(answer));
    else if (json_is_integer(answer))
        strbuf_printf(out, "return %" JSON_INTEGER_FORMAT, json_integer_value(answer));
    else if (json_is_number(answer))
        strbuf_printf(out, "return %.17g", json_number_value(answer));
    return out->size > 0;
}

static void expect_pass(const struct item *item, const char *bytes) {
    struct arena arena = { 0 };
    struct exercise_result *result = grade(item, bytes, &arena);
    // the right line is half of a bug that is to be repaired as well
    double least = item->exercise->kind == EXERCISE_BUG && item->exercise->entry ? 0.5 : 1;
    if (result->score < least * item->exercise->points)
        finding("%s (%s): `%s` gets %g of %g points", item->exercise->id, item->id, bytes,
                result->score, result->max_score);
    if (result->mistake)
        finding("%s (%s): `%s` is told \"%s\"", item->exercise->id, item->id, bytes,
                result->mistake);
    arena_release(&arena);
}

static void every_lesson_of_the_course_has_the_exercises_of_the_map(void **state) {
    (void)state;
    size_t i, there = 0;
    json_t *map;
    wrong = 0;
    json_array_foreach(truth, i, map) {
        struct item item;
        const char *lesson = json_string_value(json_at(map, "lesson"));
        bool found = find_item(&item, map);
        there += found;
        if (!found && course_find_lesson(&course, lesson))
            finding("%s of lesson %s has no exercise", item.id, lesson);
        if (found && strcmp(item.exercise->lesson, lesson) != 0)
            finding("%s (%s) belongs to %s", item.exercise->id, item.id, lesson);
    }
    assert_int_equal(i, 184);
    assert_int_equal(there, i);
    assert_int_equal(wrong, 0);
}

static void pass_right_answer(struct item *item) {
    const json_t *answer = json_object_get(item->map, "answer");
    struct strbuf bytes = { 0 }, other = { 0 };
    if (!put_answer(&bytes, item, answer)) return;
    expect_pass(item, strbuf_text(&bytes));
    const char *value = strbuf_text(&bytes) + strlen("return ");
    if (item->exercise->kind == EXERCISE_NUMBER) strbuf_printf(&other, "return %s * 2 / 2", value);
    if (item->exercise->kind == EXERCISE_CHOICE) strbuf_printf(&other, "return { %s }", value);
    if (item->exercise->kind == EXERCISE_BUG) strbuf_printf(&other, "return { line = %s }", value);
    if (other.size) expect_pass(item, strbuf_text(&other));
    strbuf_release(&bytes);
    strbuf_release(&other);
}

// A number just beyond the map's tolerance; "exact" is a thousandth there.
static void refuse_beyond(struct item *item) {
    const json_t *tolerance = json_object_get(item->map, "tolerance");
    if (!tolerance) return;
    double answer = json_number_value(json_at(item->map, "answer"));
    for (int side = -1; side <= 1; side += 2) {
        char bytes[64];
        struct arena arena = { 0 };
        snprintf(bytes, sizeof bytes, "return %.17g",
                 answer + side * 1.01 * json_number_value(tolerance));
        if (grade(item, bytes, &arena)->verdict == VERDICT_PASS)
            finding("%s (%s): `%s` passes for %g", item->exercise->id, item->id, bytes, answer);
        arena_release(&arena);
    }
}

static void no_tolerance_is_wider_than_that_of_the_map(void **state) {
    (void)state;
    each_item(refuse_beyond);
}

static void the_right_answer_passes_in_every_form(void **state) {
    (void)state;
    each_item(pass_right_answer);
}

// Sentences that one exercise has said so far.
struct said {
    const char *at[64];
    size_t n;
};

static void expect_own_sentence(const struct item *item, const char *bytes, struct said *said,
                                struct arena *arena) {
    struct exercise_result *result = grade(item, bytes, arena);
    if (result->verdict == VERDICT_PASS)
        finding("%s (%s): the wrong answer `%s` passes", item->exercise->id, item->id, bytes);
    else if (!result->mistake || !*result->mistake)
        finding("%s (%s): nothing is said about `%s`", item->exercise->id, item->id, bytes);
    else {
        for (size_t i = 0; i < said->n; i++)
            if (strcmp(said->at[i], result->mistake) == 0)
                finding("%s (%s): `%s` is told what another mistake was told", item->exercise->id,
                        item->id, bytes);
        said->at[said->n++] = result->mistake;
    }
}

static void tell_wrong_answers(struct item *item) {
    struct strbuf bytes = { 0 };
    struct arena arena = { 0 };
    struct said said = { .n = 0 };
    size_t i;
    json_t *answer;
    json_array_foreach(json_object_get(item->map, "wrong"), i,
                       answer) if (put_answer(&bytes, item, answer))
        expect_own_sentence(item, strbuf_text(&bytes), &said, &arena);
    strbuf_release(&bytes);
    arena_release(&arena);
}

static void every_known_wrong_answer_meets_a_sentence_of_its_own(void **state) {
    (void)state;
    each_item(tell_wrong_answers);
}

// All items that belong, and `extra` if it is one that does not.
static void put_ticks(struct strbuf *out, const struct exercise *exercise, size_t extra) {
    out->size = 0;
    strbuf_puts(out, "return {");
    for (size_t i = 0; i < exercise->n_options; i++)
        if (exercise->options[i].correct || i == extra)
            strbuf_printf(out, " \"%s\",", exercise->options[i].id);
    strbuf_puts(out, " }");
}

static void tick(struct item *item) {
    const struct exercise *exercise = item->exercise;
    struct strbuf bytes = { 0 };
    struct arena arena = { 0 };
    struct said said = { .n = 0 };
    size_t right = 0;
    if (exercise->kind != EXERCISE_CHECKLIST) return;
    put_ticks(&bytes, exercise, exercise->n_options);
    expect_pass(item, strbuf_text(&bytes));
    for (size_t i = 0; i < exercise->n_options; i++) {
        right += exercise->options[i].correct;
        if (exercise->options[i].correct) continue;
        put_ticks(&bytes, exercise, i);
        expect_own_sentence(item, strbuf_text(&bytes), &said, &arena);
    }
    const json_t *must = json_object_get(item->map, "must");
    if (must && (right < (size_t)json_integer_value(must) ||
                 said.n < (size_t)json_integer_value(json_at(item->map, "must_not"))))
        finding("%s (%s) has fewer items than the map", exercise->id, item->id);
    strbuf_release(&bytes);
    arena_release(&arena);
}

static void every_item_that_does_not_belong_says_why(void **state) {
    (void)state;
    each_item(tick);
}

static void count_mutants(struct item *item) {
    const json_t *mutants = json_object_get(item->map, "mutants");
    if (mutants && item->exercise->n_mistakes < (size_t)json_integer_value(mutants))
        finding("%s (%s) knows %zu of %d mistakes", item->exercise->id, item->id,
                item->exercise->n_mistakes, (int)json_integer_value(mutants));
}

static void every_known_wrong_program_is_in_its_exercise(void **state) {
    (void)state;
    each_item(count_mutants);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_lesson_of_the_course_has_the_exercises_of_the_map),
        cmocka_unit_test(the_right_answer_passes_in_every_form),
        cmocka_unit_test(no_tolerance_is_wider_than_that_of_the_map),
        cmocka_unit_test(every_known_wrong_answer_meets_a_sentence_of_its_own),
        cmocka_unit_test(every_item_that_does_not_belong_says_why),
        cmocka_unit_test(every_known_wrong_program_is_in_its_exercise),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
