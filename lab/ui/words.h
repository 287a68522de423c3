// SPDX-License-Identifier: MIT
// The sentences of the lab's screens, in one place, so that they can be read together, kept in one
// voice, and translated: another language is another header of the same names. Keys and their help
// stand in action.c; what a course says is the course's.
#ifndef LAB_UI_WORDS_H
#define LAB_UI_WORDS_H

// The way back and forward.
#define WORDS_SLIDERS_KEPT    "The sliders of this lesson stand where you left them."
#define WORDS_NOTHING_BACK    "Nothing to go back to."
#define WORDS_NOTHING_FORWARD "Nothing to go forward to."

// How far an exercise is.
#define WORDS_NEW       "new"
#define WORDS_NOT_TRIED "not tried yet"
#define WORDS_TRIED     "tried"
#define WORDS_SOLVED    "solved"
#define WORDS_OUTDATED  ", before it was changed" // behind "solved"

// Home.
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

// Feedback, where it is heard.
#define WORDS_LINE_OF_PROGRAM "Line %d: %s"
#define WORDS_CASE_RIGHT      "right"
#define WORDS_CASE_WRONG      "wrong"

// The course line by line.
#define PLAIN_FIGURE_PROMPT                                                                        \
    "Enter goes on; `set SLIDER VALUE` moves a slider; ? lists what else you can type.\n"
#define PLAIN_FIGURE_NO_SLIDER "Enter goes on; ? lists what else you can type.\n"
#define PLAIN_DATA             "The numbers, a comma between columns:\n"
#define PLAIN_SET_WHICH                                                                            \
    "Set which slider to which value? For example: set %s 4. The sliders are listed above.\n"
#define PLAIN_NO_SLIDERS  "This figure has no sliders.\n"
#define PLAIN_SAVE_WHERE  "Save it where? The name must end in %s, for example: save %s.csv\n"
#define PLAIN_SAVE_EXISTS "%s is there already and was left as it is; give another name.\n"
#define PLAIN_SAVED       "Saved %s.\n"
#define PLAIN_GO_WHERE    "Which lesson? `toc` lists them; `go 1` and `go %s` both work.\n"
#define PLAIN_SEARCH_WHAT "Search for what? For example: search zero point\n"
#define PLAIN_SEARCH_NONE "Nowhere in the course. Fewer words, or shorter ones, find more.\n"
#define PLAIN_SEARCH_SOME "%zu %s. `open NUMBER` goes there, `return` comes back here.\n"
#define PLAIN_SEARCH_FIRST                                                                         \
    "%zu %s, the best %zu of them here. `open NUMBER` goes there, `return` comes back here.\n"
#define PLAIN_OPEN_WHICH   "Open which? `search WORDS` gives places their numbers.\n"
#define PLAIN_OPEN_NOWHERE "This exercise stands in no lesson.\n"
#define PLAIN_MEANING_WHAT "The meaning of what? For example: meaning scale\n"
#define PLAIN_MEANING_NONE "The glossary does not know '%s'; `search %s` looks everywhere else.\n"
#define PLAIN_MEANING_MORE "More in the lesson %s: `go %s`.\n"
#define PLAIN_NO_RETURN    "There is no place to return to: you have not gone anywhere yet.\n"
#define PLAIN_PROGRESS     "%zu of %zu exercises solved.\n"
#define PLAIN_CHECK_BEST   "%s: %d of %d right.\n"
#define PLAIN_MISTAKES     "Your most frequent mistakes:\n"
#define PLAIN_CHECK_BEGINS                                                                         \
    "Skill check of %s: %zu exercises, no hints. Enter leaves one out, `quit` ends.\n"
#define PLAIN_NO_HINTS_HERE "A skill check gives no hints.\n"
#define PLAIN_NO_HOME       "There is no HOME, so there is no place for your program.\n"
#define PLAIN_BEGUN_ANEW    "Begun anew. What you had is kept as %s.\n"
#define PLAIN_FIRST_VERSION "There was nothing to take away; the first version is %s.\n"
#define PLAIN_WHY_LATER     "Why it works is told after a pass.\n"
#define PLAIN_WHY_NONE      "There is no more to say about this one.\n"

// The contents of a lesson, the pages of the course.
#define WORDS_CONTENTS    "Contents"
#define WORDS_FIGURE      "figure"
#define WORDS_QUICK_CHECK "Quick check"
#define WORDS_PAGES       "Pages of the course"
#define WORDS_NO_PAGES    "This course has no pages to look things up in."

// Search.
#define WORDS_SEARCH         "Search the course"
#define WORDS_SEARCH_EMPTY   "Type a word or several: a place must have all of them."
#define WORDS_SEARCH_NOTHING "Nowhere in the course. Fewer words, or shorter ones, find more."
#define WORDS_SEARCH_PLACES  "%zu %s"
#define WORDS_PLACE          "place"
#define WORDS_PLACES         "places"
#define WORDS_EXERCISE       "exercise"
#define WORDS_NOTE           "note"
#define WORDS_NOTES          "Notes"

// Play.
#define WORDS_PLAY "Play"
#define WORDS_PLAY_WELCOME                                                                         \
    "Type an expression or statements of Lua and press Enter. References are called by their "     \
    "names, rng.default(1):normal(16) draws numbers, plot(y) draws a figure. Tab completes."
#define WORDS_PLAY_SLIDERS "The sliders of this figure are variables: %s."
#define WORDS_PLAY_NO_NAME "No name begins like this."
#define WORDS_PLAY_LONG    "No more than %d characters fit into one program here."
#define WORDS_PLAY_UNFINISHED                                                                      \
    "More is wanted: go on with a colon and the next line, or a colon alone."

// The glossary.
#define WORDS_NO_GLOSSARY        "This course has no glossary."
#define WORDS_NO_TERMS           "The glossary knows no word on this screen."
#define WORDS_ENTER_OPENS_LESSON "Enter opens the lesson"

// A guess before a figure.
#define WORDS_GUESS_FIRST "Your guess first"
#define WORDS_GUESS_LINE  "Your guess: "
#define WORDS_GUESS_HERE  "Type a number or a few words, then Enter. Enter alone draws the figure."
#define WORDS_GUESS_TAB   "Enter or Tab comes here: guess, or just draw the figure."
#define WORDS_GUESS_LABEL "your guess"
#define WORDS_YOUR_GUESS  "You guessed: %s"

#endif
