// SPDX-License-Identifier: MIT
// The sentences of the lab's screens stand in words_*.h, by theme, so that they can be read
// together, kept in one voice, and translated: another language is other headers of the same names.
// Keys and their help stand in action.c; what a course says is the course's. Here are those of
// several themes.
#ifndef LAB_UI_WORDS_H
#define LAB_UI_WORDS_H

// The way back and forward.
#define WORDS_SLIDERS_KEPT    "The sliders of this lesson stand where you left them."
#define WORDS_AS_BEFORE       "Shown as it was before; the next save is read again."
#define WORDS_GONE            "What was open here is no longer in the course."
#define WORDS_NOTHING_BACK    "Nothing to go back to."
#define WORDS_NOTHING_FORWARD "Nothing to go forward to."

// A key that does nothing here.
#define WORDS_THIS_KEY         "This key"
#define WORDS_KEY_NOTHING      "%s does nothing here; %s shows the keys that work."
#define WORDS_NOTHING_TO_ERASE "There is nothing to erase."
#define WORDS_KEY_RUNS         "%s runs a figure, and this one runs; %s stops it."
#define WORDS_KEY_OF_SLIDER    "%s moves a slider, and this figure has none; %s leaves the figure."
#define WORDS_KEY_OF_FIGURE    "%s belongs to a figure; %s gives the keys to the next one."
#define WORDS_KEY_OF_LESSON    "%s belongs to a lesson; %s goes back to it."
#define WORDS_KEY_OF_HOME      "%s belongs to home; %s goes there."
#define WORDS_KEY_CLOSES       "%s does nothing here; %s closes this."
#define WORDS_AT_HOME          "This is home. %s leaves the lab; your place is kept."

// How far an exercise is.
#define WORDS_NEW       "new"
#define WORDS_NOT_TRIED "not tried yet"
#define WORDS_TRIED     "tried"
#define WORDS_SOLVED    "solved"
#define WORDS_OUTDATED  ", before it was changed" // behind "solved"

// What several screens name.
#define WORDS_EXERCISE         "exercise"
#define WORDS_POINT            "point"
#define WORDS_POINTS           "points"
#define WORDS_NOTES            "Notes"
#define WORDS_PRACTICE_TITLE   "Practice"
#define WORDS_QUICK_CHECK      "Quick check"
#define WORDS_CASE_RIGHT       "right"
#define WORDS_IS               "is"
#define WORDS_ARE              "are"
#define WORDS_KEY_ENTER        "Enter"
#define WORDS_UNKNOWN_EXERCISE "The course has no exercise '%s'."

#endif
