// SPDX-License-Identifier: MIT
// The sentences of reading: a lesson, its contents, search, notes, the glossary, the prompt,
// guesses.
#ifndef LAB_UI_WORDS_READING_H
#define LAB_UI_WORDS_READING_H

// The contents of a lesson, the pages of the course.
#define WORDS_CONTENTS "Contents"
#define WORDS_FIGURE   "figure"
#define WORDS_PAGES    "Pages of the course"
#define WORDS_NO_PAGES "This course has no pages to look things up in."

// Search.
#define WORDS_SEARCH          "Search the course"
#define WORDS_SEARCH_EMPTY    "Type a word or several: a place must have all of them."
#define WORDS_SEARCH_NOTHING  "Nowhere in the course. Fewer words, or shorter ones, find more."
#define WORDS_SEARCH_PLACES   "%zu %s"
#define WORDS_SEARCH_PLACE_OF "Place %zu of %zu; %s goes to the next."
#define WORDS_SEARCH_NONE_YET "Nothing was searched for yet."
#define WORDS_SEARCH_NO_MORE  "The search found no further place in this direction."
#define WORDS_PLACE           "place"
#define WORDS_PLACES          "places"
#define WORDS_NOTE            "note"

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
#define WORDS_PLAY_LINE "line %d: %s"

// The glossary.
#define WORDS_NO_GLOSSARY        "This course has no glossary."
#define WORDS_NO_TERMS           "The glossary knows no word on this screen."
#define WORDS_ENTER_OPENS_LESSON "Enter opens the lesson"

// A guess before a figure.
#define WORDS_GUESS_FIRST "Your guess first"
#define WORDS_GUESS_LINE  "Your guess: "
#define WORDS_GUESS_HERE  "Type a number or a few words, then Enter. Enter alone draws the figure."
#define WORDS_GUESS_TAB   "Enter or Tab comes here: guess, or just draw the figure."
#define WORDS_GUESS_VEIL  "The text goes on here when you have guessed, or drawn the figure."
#define WORDS_FOUND_VEILED                                                                         \
    "The words stand behind this figure. They are shown when you have guessed, or drawn it."
#define WORDS_GUESS_LABEL "your guess"
#define WORDS_YOUR_GUESS  "You guessed: %s"

// Sheets.
#define WORDS_PERCENT         "%d%%"
#define WORDS_MORE            "more"
#define WORDS_FIND_NOTHING    "That stands nowhere here."
#define WORDS_HELP_TITLE      "What you can do here"
#define WORDS_HELP_FOCUS      "With what has the keys now"
#define WORDS_HELP_SCREEN     "On this screen"
#define WORDS_HELP_EVERYWHERE "On other screens too"

// Notes.
#define WORDS_NOTES_OF "Notes %s %s"
#define WORDS_NO_NOTES "No notes yet. N opens them in your editor, as a Markdown file."

// A lesson.
#define WORDS_LESSON_SOLVED     "%zu of %zu solved %s "
#define WORDS_FIRST_LESSON      "This is the first lesson."
#define WORDS_LAST_LESSON       "This is the last lesson."
#define WORDS_CARD              "Exercise"
#define WORDS_ENTER_OPENS       "Enter opens it"
#define WORDS_QUIZ_UNREADABLE   "This quick check cannot be read"
#define WORDS_NOTHING_BELOW     "Nothing more to do below."
#define WORDS_NOTHING_ABOVE     "Nothing more to do above."
#define WORDS_MINUTES           "%d min"
#define WORDS_SEVERAL_EXERCISES "exercises"
#define WORDS_NEXT_LESSON       "Next: %s %s"
#define WORDS_PAGE_BY_LINK      "A page of the course. You came here by a link."
#define WORDS_END_OF_COURSE     "This is the last lesson of the course."

#endif
