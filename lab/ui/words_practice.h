// SPDX-License-Identifier: MIT
// The sentences of practice, skill checks and statistics.
#ifndef LAB_UI_WORDS_PRACTICE_H
#define LAB_UI_WORDS_PRACTICE_H

// Practice, statistics, skill checks.
#define WORDS_NOTHING_ANSWERED_YET                                                                 \
    "Nothing was answered yet. Every exercise that you answer in a lesson comes back in "          \
    "practice, "                                                                                   \
    "and is counted here."
#define WORDS_COUNT_DUE      "%zu due"
#define WORDS_COUNT_MISSED   ", %zu of them missed the last time"
#define WORDS_COUNT_LEARNED  "%zu of %zu learned: known for %d days and more."
#define WORDS_NEXT_ONE_COMES "The next one comes "
#define WORDS_SKILL_CHECKS   "Skill checks"
#define WORDS_YOUR_PRACTICE  "Your practice"
#define WORDS_CHECK_NONE     "%s has no exercises to check."
#define WORDS_CHECK_WHOLE    "A check counts when every exercise was answered."

// A sitting.
#define WORDS_CHECK_OF      "Skill check %s %s"
#define WORDS_SO_MANY_RIGHT "%zu of %zu right"
#define WORDS_NO_PRACTICE_YET                                                                      \
    "Practice begins with the first exercise that you answer in a lesson: from the next day on "   \
    "it comes back here, with other numbers."
#define WORDS_TODAY                 "today"
#define WORDS_TOMORROW              "tomorrow"
#define WORDS_IN_DAYS               "in %d days"
#define WORDS_IN_MONTHS             "in %d months"
#define WORDS_IN_YEARS              "in %d years"
#define WORDS_LEFT_OUT              "left out"
#define WORDS_NOTHING_WAS_ANSWERED  "Nothing was answered"
#define WORDS_NOTHING_IS_DUE        "Nothing is due"
#define WORDS_ENTER_GOES_BACK       "Enter goes back."
#define WORDS_MORE_DUE              "%zu more %s due. Enter goes on."
#define WORDS_NOTHING_ELSE_DUE      "Nothing else is due; the next card comes "
#define WORDS_THE_NEXT_CARD_COMES   "The next card comes "
#define WORDS_ENTER_PRACTISES_AHEAD "Enter practises ahead."

// Statistics.
#define WORDS_ANSWERS_BY_DAY_TODAY_AT      "Answers by day, today at the right"
#define WORDS_ANSWERS                      "answers"
#define WORDS_MISSED                       "missed"
#define WORDS_THE_MISTAKES_MADE_MOST_OFTEN "The mistakes made most often"
#define WORDS_TIMES                        "times"
#define WORDS_ONCE                         "once"
#define WORDS_SO_MANY_TIMES                "%d times"
#define WORDS_CHECK_RESULT                 "%d of %d"
#define WORDS_STATISTICS                   "Statistics"
#define WORDS_DUE_AND_LEARNED              "%zu due, %zu learned"

#endif
