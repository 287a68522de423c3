// SPDX-License-Identifier: MIT
// The sentences of the lab's screens, in one place, so that they can be read together, kept in one
// voice, and translated: another language is another header of the same names. Keys and their help
// stand in action.c; what a course says is the course's.
#ifndef LAB_UI_WORDS_H
#define LAB_UI_WORDS_H

// The way back and forward.
#define WORDS_NOTHING_BACK    "Nothing to go back to."
#define WORDS_NOTHING_FORWARD "Nothing to go forward to."

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
