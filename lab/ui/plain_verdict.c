// SPDX-License-Identifier: MIT
// What the plain walk says of an answer, and keeps of it.
#include <string.h>

#include "lab/ui/feedback.h"
#include "lab/ui/plain_asked.h"
#include "lab/ui/right_answer.h"
#include "lab/ui/words_plain.h"

// In a sitting an answer is given once, and a miss is told what would have been right.
static enum status record_card(struct plain *plain, struct asked *asked,
                               const struct given_answer *given, struct error *err) {
    struct strbuf text = { 0 };
    enum status status = learner_record_practice(&plain->learner, given, &asked->after, err);
    asked->answered = asked->after.reviews > 0;
    asked->right = given->result->verdict == VERDICT_PASS;
    if (asked->answered && !asked->right)
        right_answer_print(asked->exercise, plain->learner.script, asked->variables, &text);
    if (text.size) plain_say(plain, "%s\n", text.at);
    strbuf_release(&text);
    if (asked->answered) plain->turn = TURN_ON;
    return status;
}

static enum status record(struct plain *plain, struct asked *asked,
                          const struct exercise_result *result, const char *text,
                          struct error *err) {
    const struct given_answer given = {
        .exercise = asked->exercise,
        .result = result,
        .answer = text,
        .hints = (int)asked->hints,
        .seconds = clock_now() - asked->asked_at,
        .variables = asked->variables,
        .seed = asked->answer.seed,
    };
    if (asked->item) return record_card(plain, asked, &given, err);
    return asked->recorded ? learner_record(&plain->learner, &given, err) : STATUS_OK;
}

void plain_asked_result(struct plain *plain, struct asked *asked, struct exercise_result *result,
                        const char *program, const char *text) {
    struct grid page;
    struct error err = { 0 };
    const struct feedback_look look = { .cols = PLAIN_COLS,
                                        .ascii = plain->ascii,
                                        .spoken = true,
                                        .answer_follows = asked->item != NULL };
    for (size_t i = 0; !program && asked->exercise->kind == EXERCISE_BUG && i < result->n_tests;
         i++)
        if (strcmp(result->tests[i].name, "program") == 0)
            result->tests[i].message = PLAIN_STILL_TO_REPAIR;
    grid_init(&page, 0, PLAIN_COLS);
    feedback_draw(&page, 0, &look, asked->exercise, result, program);
    plain_print(plain, &page);
    grid_release(&page);
    if (record(plain, asked, result, text, &err) != STATUS_OK) plain_tell(plain, err.text);
    bool passed = result->verdict == VERDICT_PASS;
    if ((passed || asked->answered) && *asked->exercise->why) {
        plain_say(plain, PLAIN_WHY);
        plain_asked_say(plain, asked, asked->exercise->why);
    }
    if (plain->turn == TURN_ON)
        plain_say(plain, "\n");
    else
        plain_say(plain, passed ? PLAIN_ENTER_GOES_ON : PLAIN_ANSWER_AGAIN);
}
