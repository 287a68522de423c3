// SPDX-License-Identifier: MIT
// The sentences of figures on the screen: running, exploring, saving.
#ifndef LAB_UI_WORDS_FIGURE_H
#define LAB_UI_WORDS_FIGURE_H

// Exploring.
#define WORDS_NOT_RUN_TO_LOOK "There is nothing to look at yet: this figure has not run."
#define WORDS_SERIES_PINNED   "%s, pinned"
#define WORDS_PINNED          "pinned"
#define WORDS_NO_ZOOM         "This figure has no axis of numbers to zoom."
#define WORDS_WHOLE_FIGURE    "This is the whole figure."
#define WORDS_NEAREST_ZOOM    "Nearer than this the numbers of the axis no longer differ."
#define WORDS_ZOOM_FIRST      "The whole figure is shown; zoom in first, then move about in it."
#define WORDS_NO_LOG_NUMBERS  "The %s axis of this figure has no numbers that run on."
#define WORDS_NO_LOG_POSITIVE "Nothing on the %s axis is positive, so it cannot be logarithmic."
#define WORDS_AXIS_IS_NOW     "The %s axis is %s now."
#define WORDS_LINEAR          "linear"
#define WORDS_LOGARITHMIC     "logarithmic"
#define WORDS_NO_OTHER_SERIES "There is no other series here."
#define WORDS_NO_POINT        "There is no point to read in this figure."
#define WORDS_NO_POINT_THERE  "The figure has no point there."
#define WORDS_NO_WINDOW       "Nothing lies there: the x axis goes from %.6g to %.6g."
#define WORDS_UNPINNED        "The pinned copy is gone."
#define WORDS_NO_PIN          "Tables and heat maps cannot be laid over one another."
#define WORDS_PINNED_NOW      "Pinned: this copy stays, dotted, while sliders move."

#define WORDS_SLIDERS_RESET "The sliders are where they began; once more brings them back."

// A number typed for a slider: what it is called, what it has, what was typed.
#define WORDS_SLIDER_NEAREST   "%s: %s is the nearest it has to %s."
#define WORDS_SLIDER_NO_NUMBER "'%s' is not a number, so the slider stays."

// A figure.
#define WORDS_CANNOT_BE_DRAWN     "This figure cannot be drawn"
#define WORDS_COMPUTED_WHEN_ASKED "This figure is computed when you ask for it."
#define WORDS_FIRST_POINTS_COME   "It runs; the first points are on their way."

// A figure that runs.
#define WORDS_ABOUT_SECONDS  " (about %g s)"
#define WORDS_COMPUTED_IN    "Computed in %.1f s"
#define WORDS_COMPUTED_ON    "Computed %s%s"
#define WORDS_AND_RUNS_AGAIN "; Enter runs it again"
#define WORDS_ENTER_RUNS     "Enter runs it"
#define WORDS_NOT_RUN_YET    "Not run yet: Tab comes here, then Enter"
#define WORDS_ESC_STOPS      "  Esc stops"
#define WORDS_STOPPED_AT     "Stopped at %d%%%s"
#define WORDS_NOT_FINISHED   "Not finished%s"

// Saving.
#define WORDS_SAVE_THE_FIGURE "Save the figure"
#define WORDS_ENDING_SAYS     "The ending says what is written: %s"
#define WORDS_SAVE_AS         "Save as"
#define WORDS_SAVED           "Saved %s%s."
#define WORDS_SAVED_IN        "Saved %s in %s%s."
#define WORDS_LEFT_OUT        "..."
#define WORDS_SAVED_PART      ": the part that is shown"
#define WORDS_SAVED_WHOLE     ": the numbers of the whole figure"
#define WORDS_ENDING_MUST_BE  "The name must end in %s."
#define WORDS_ENTER_REPLACES  "A file of this name is there already. Enter again replaces it."

#endif
