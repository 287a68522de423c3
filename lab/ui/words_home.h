// SPDX-License-Identifier: MIT
// The sentences of home and the map.
#ifndef LAB_UI_WORDS_HOME_H
#define LAB_UI_WORDS_HOME_H

// Home.
#define WORDS_LIST_OF_EXERCISES "Exercises: %s (%zu)"
#define WORDS_LIST_ALL          "all"
#define WORDS_LIST_NEW          "to begin"
#define WORDS_LIST_TRIED        "tried, not solved"
#define WORDS_LIST_PASSED       "solved"
#define WORDS_LIST_DUE          "due for practice"
#define WORDS_LIST_NOTHING      "None. Tab shows others."

#define WORDS_WELCOME_WIDE                                                                         \
    "The mathematics of smaller models: read, guess, move the sliders, solve."
#define WORDS_WELCOME_NARROW "Read, guess, move the sliders, solve."
#define WORDS_ENTER          "goes in"
#define WORDS_ESC            "comes out"
#define WORDS_TAB            "goes to the next thing to do"
#define WORDS_CONTINUE       "continue"
#define WORDS_PRACTICE       "practice"
#define WORDS_DUE            "%zu due"
#define WORDS_DUE_MISTAKES   "%zu of them mistakes the last time"
#define WORDS_NEXT           "next"
#define WORDS_ALL_SOLVED     "Every exercise of the course is solved."
#define WORDS_BEFORE_IT      "Before it"
#define WORDS_EXERCISES      "Exercises"
#define WORDS_SOURCES        "Sources"
#define WORDS_KEY_ESC        "Esc"
#define WORDS_KEY_TAB        "Tab"

// What cannot be opened.
#define WORDS_NAME_NEAREST "The course has no lesson, page or exercise '%s'; the nearest is '%s'."
#define WORDS_NAME_UNKNOWN "The course has no lesson, page or exercise '%s': see `bitlab list`."
#define WORDS_IN_NO_LESSON "This exercise stands in no lesson."

// The map.
#define WORDS_COURSE_SOLVED           "%zu of %zu %ssolved"
#define WORDS_EXERCISES_BEFORE_SOLVED "exercises "
#define WORDS_MINUTES_COLUMN          "%4d min"
#define WORDS_BEST_CHECK              "check %d/%d"

#endif
