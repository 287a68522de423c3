// SPDX-License-Identifier: MIT
// Exercises that show a program with a fault in one line.
#include "lab/exercise/reading.h"

static int count_lines(const char *program) {
    int lines = 1;
    for (; *program; program++)
        lines += *program == '\n' && program[1];
    return lines;
}

static void read_fault(struct reading *reading, const struct value *table,
                       struct exercise_mistake *mistake) {
    struct exercise *exercise = reading->exercise;
    struct fields *fields = &reading->fields;
    const struct value *line = value_field(table, "line"), *code = value_field(table, "code");
    if (!line == !code) {
        fields_wrong(fields, table->line, "a mistake has either a line or code");
    } else if (line) {
        mistake->wrong_line =
            fields_whole(fields, table, "line", REQUIRED, 0, 1, count_lines(exercise->program));
        if (mistake->wrong_line == exercise->bug_line)
            fields_wrong(fields, line->line, "line %d is the right one, not a mistake",
                         mistake->wrong_line);
    } else if (!exercise->entry) {
        fields_wrong(fields, code->line, "code needs an entry: without one only the line is asked");
    } else {
        mistake->code = check_program(reading, code, "code");
    }
}

// Without an entry nothing runs, so nothing may be said about running.
static void refuse_code_fields(struct reading *reading) {
    static const char *const names[] = { "reference", "cases",     "solution",
                                         "given",     "tolerance", "alternatives" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct value *value = value_field(reading->table, names[i]);
        if (value)
            fields_wrong(&reading->fields, value->line,
                         "%s needs an entry: without one only the line is asked", names[i]);
    }
}

void read_bug(struct reading *reading) {
    struct exercise *exercise = reading->exercise;
    struct fields *fields = &reading->fields;
    read_common(reading);
    exercise->program = fields_text(fields, reading->table, "program", REQUIRED);
    exercise->bug_line = fields_whole(fields, reading->table, "line", unless_stripped(reading), 0,
                                      1, count_lines(exercise->program));
    exercise->says = read_markdown(reading, reading->table, "says", unless_stripped(reading));
    if (value_field(reading->table, "entry")) {
        read_program(reading, reading->table, "program", REQUIRED);
        read_program_fields(reading);
    } else {
        refuse_code_fields(reading);
    }
    read_mistakes(reading, read_fault);
}
