// SPDX-License-Identifier: MIT
// Practice line by line: the exercises of a sitting one after the other, and what came of them.
#include <time.h>

#include "lab/ui/plain_walk.h"
#include "lab/ui/sitting.h"
#include "lab/ui/skill_check.h"
#include "lab/ui/words.h"
#include "lab/ui/words_plain.h"
#include "lab/ui/words_practice.h"

static void say_due(struct plain *plain, int64_t due, int64_t now) {
    struct strbuf text = { 0 };
    due_print(due, now, &text);
    plain_say(plain, "%s", strbuf_text(&text));
    strbuf_release(&text);
}

// What is to be asked and why: what is due, or, where nothing is, what comes next.
static void say_beginning(struct plain *plain, const struct practice_counts *counts, size_t n,
                          int64_t now) {
    if (counts->due == 0 && counts->next_due) {
        plain_say(plain, PLAIN_NOTHING_DUE);
        say_due(plain, counts->next_due, now);
        plain_say(plain, PLAIN_AHEAD_OF_IT);
    } else if (counts->due > n) {
        plain_sentence(plain, PLAIN_MORE_DUE_THAN_NOW, counts->due, n);
    } else {
        plain_say(plain, PLAIN_SO_MANY_DUE, counts->due,
                  counts->due == 1 ? PLAIN_EXERCISE_IS : PLAIN_EXERCISES_ARE);
    }
    plain_sentence(plain, PLAIN_SITTING_KEYS);
}

static void say_end(struct plain *plain, size_t right, size_t answered) {
    struct practice_counts counts = learner_due(&plain->learner);
    if (answered == 0)
        plain_say(plain, PLAIN_NOTHING_WAS_ANSWERED);
    else
        plain_say(plain, PLAIN_SO_MANY_RIGHT, right, answered);
    if (counts.due)
        plain_say(plain, PLAIN_MORE_DUE, counts.due, counts.due == 1 ? WORDS_IS : WORDS_ARE);
    else
        plain_say(plain, PLAIN_NOTHING_ELSE_IS_DUE);
}

static void sit(struct plain *plain) {
    struct learner *learner = &plain->learner;
    struct practice_counts counts = learner_due(learner);
    struct arena arena = { 0 };
    struct practice_item *items;
    int64_t now = (int64_t)time(NULL);
    size_t right_ones = 0, answered = 0;
    if (counts.cards == 0) {
        plain_sentence(plain, PLAIN_NO_PRACTICE_YET);
        return;
    }
    size_t n = practice_sitting(learner->store, &learner->course, learner->script, now,
                                PRACTICE_SITTING, counts.due == 0, &arena, &items);
    say_beginning(plain, &counts, n, now);
    plain->turn = TURN_ON;
    for (size_t i = 0; i < n && plain->turn == TURN_ON; i++) {
        struct card after;
        bool right;
        plain_say(plain, PLAIN_CARD_OF, i + 1, n);
        if (!plain_card(plain, &items[i], true, &right, &after)) continue;
        answered++;
        right_ones += right;
        plain_say(plain, PLAIN_IT_COMES_BACK);
        say_due(plain, after.due, now);
        plain_say(plain, ".\n");
    }
    say_end(plain, right_ones, answered);
    arena_release(&arena);
}

static void note_check(struct plain *plain, const struct course_module *module,
                       const struct skill_check *check) {
    struct learner *learner = &plain->learner;
    struct error err = { 0 };
    if (store_add_check(learner->store, learner->course.title, module->id, check, &err) !=
        STATUS_OK)
        plain_tell(plain, err.text);
}

static void check(struct plain *plain) {
    const struct course_lesson *lesson = plain->place.lesson;
    const struct course_module *module = lesson ? lesson->module : NULL;
    struct arena arena = { 0 };
    struct practice_item *items = NULL;
    int64_t now = (int64_t)time(NULL);
    size_t n = module ? skill_check_choose(&plain->learner, module, now, &arena, &items) : 0;
    size_t right_ones = 0, answered = 0;
    plain_sentence(plain, n ? PLAIN_CHECK_BEGINS : WORDS_CHECK_NONE "\n",
                   module ? module->title : lesson->title, n);
    plain->turn = TURN_ON;
    for (size_t i = 0; i < n && plain->turn == TURN_ON; i++) {
        struct card after;
        bool right;
        plain_say(plain, PLAIN_CARD_OF, i + 1, n);
        if (!plain_card(plain, &items[i], false, &right, &after)) continue;
        answered++;
        right_ones += right;
    }
    const struct skill_check check = { (int)right_ones, (int)n, now };
    if (n && answered == n) note_check(plain, module, &check);
    if (n) plain_say(plain, PLAIN_SO_MANY_RIGHT, right_ones, answered);
    if (n) plain_say(plain, answered < n ? WORDS_CHECK_WHOLE "\n" : "\n");
    arena_release(&arena);
}

void plain_sitting(struct plain *plain) {
    plain->sitting = true;
    sit(plain);
    plain->sitting = false;
}

void plain_check(struct plain *plain) {
    plain->sitting = true;
    check(plain);
    plain->sitting = false;
}
