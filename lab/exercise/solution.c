// SPDX-License-Identifier: MIT
// The answer that the author knows to be right, as a learner would hand it in: a file that passes.
#include "lab/exercise/solution.h"

#include "lab/exercise/lua_text.h"

void answer_of_number(double number, struct strbuf *out) {
    if (number != number)
        strbuf_puts(out, "return 0/0");
    else if (number - number != 0)
        strbuf_puts(out, number > 0 ? "return math.huge" : "return -math.huge");
    else
        strbuf_printf(out, "return %.17g", number);
}

void answer_of_program(const struct exercise *exercise, const char *program, struct strbuf *out) {
    if (exercise->kind != EXERCISE_BUG) {
        strbuf_puts(out, program);
        return;
    }
    strbuf_printf(out, "return { line = %d, program = ", exercise->bug_line);
    lua_text(out, program);
    strbuf_puts(out, " }");
}

static void add_ticks(const struct exercise *exercise, struct strbuf *out) {
    strbuf_puts(out, "return {");
    for (size_t i = 0; i < exercise->n_options; i++)
        if (exercise->options[i].correct) strbuf_printf(out, " '%s',", exercise->options[i].id);
    strbuf_puts(out, " }");
}

static void add_steps(const struct exercise *exercise, struct strbuf *out) {
    strbuf_puts(out, "return {\n");
    for (size_t i = 0; i < exercise->steps.n; i++) {
        strbuf_puts(out, "  ");
        lua_text(out, exercise->steps.at[i]);
        strbuf_puts(out, ",\n");
    }
    strbuf_puts(out, "}");
}

static void add_repair(const struct exercise *exercise, struct strbuf *out) {
    if (exercise->entry)
        answer_of_program(exercise, exercise->solution, out);
    else
        strbuf_printf(out, "return %d", exercise->bug_line);
}

static enum status add_number(const struct exercise *exercise, struct script *script,
                              struct strbuf *out, struct error *err) {
    double number;
    enum status status = exercise_answer(exercise, script, NULL, &number, err);
    if (status == STATUS_OK) answer_of_number(number, out);
    return status;
}

enum status exercise_solution(const struct exercise *exercise, struct script *script,
                              struct strbuf *out, struct error *err) {
    if (exercise->stripped)
        return fail(err, STATUS_ENVIRONMENT,
                    "%s: this is the learners' copy of the course, which holds no solutions",
                    exercise->id);
    switch (exercise->kind) {
    case EXERCISE_NUMBER:
        return add_number(exercise, script, out, err);
    case EXERCISE_CHOICE:
    case EXERCISE_CHECKLIST:
        add_ticks(exercise, out);
        return STATUS_OK;
    case EXERCISE_ORDER:
        add_steps(exercise, out);
        return STATUS_OK;
    case EXERCISE_BUG:
        add_repair(exercise, out);
        return STATUS_OK;
    default:
        strbuf_puts(out, exercise->solution);
        return STATUS_OK;
    }
}
