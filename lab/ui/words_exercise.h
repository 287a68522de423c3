// SPDX-License-Identifier: MIT
// The sentences of exercises: what is asked for, what came of an answer, help, editors.
#ifndef LAB_UI_WORDS_EXERCISE_H
#define LAB_UI_WORDS_EXERCISE_H

// Feedback, where it is heard.
#define WORDS_LINE_OF_PROGRAM "Line %d: %s"
#define WORDS_CASE_WRONG      "wrong"

// What is asked for.
#define WORDS_PUT_IN_ORDER           "Put the steps in order, the first at the top"
#define WORDS_CHOOSE_LINE_AND_REPAIR "Choose the wrong line, then repair the program with e"
#define WORDS_CHOOSE_LINE            "Choose the wrong line"
#define WORDS_YOUR_PROGRAM           "Your program"
#define WORDS_YOUR_ANSWER            "Your answer"
#define WORDS_TYPE_FIRST                                                                           \
    "Type a number first; 2.1/7 and exp(-1) are fine too, and = begins one like =sqrt(2)."
#define WORDS_TICK_WHAT_BELONGS "Tick what belongs"
#define WORDS_CHOOSE_ONE        "Choose one"
#define WORDS_TICK_ALL_RIGHT    "Tick all that are right"
#define WORDS_TICK_FIRST        "Tick at least one line first, by its letter."
#define WORDS_ONLY_ONE_IS_RIGHT "Only one is right: give one letter."

// An exercise on its screen.
#define WORDS_NOW_REPAIR            "Now repair it: e opens the program in your editor."
#define WORDS_REPAIR_LATER          "When the line is found, repair it: e opens the program in your editor."
#define WORDS_NO_PROGRAM_YET        "There is no program yet: e opens one in your editor."
#define WORDS_NOTHING_CHANGED       "Nothing was changed yet, so nothing was graded."
#define WORDS_SAME_ANSWER           "The same answer as before: it was not graded again."
#define WORDS_NO_HOME               "There is no HOME, so the lab has no place for your program."
#define WORDS_SKILL_CHECK           "Skill check"
#define WORDS_SO_MANY_OF            "%zu of %zu"
#define WORDS_EXERCISE_OF           "exercise %zu of %zu"
#define WORDS_LAST_EXERCISE         "That was the last exercise of the lesson; Esc goes back to it."
#define WORDS_FIRST_EXERCISE        "This is the first exercise of the lesson."
#define WORDS_FROM_LESSON           "from %s"
#define WORDS_FOR_EXAMPLE           "For example"
#define WORDS_TOLERANCE             "Tolerance: "
#define WORDS_IN_FILE               "in %s"
#define WORDS_E_BEGINS              "e opens it in your editor, with a first version to begin from."
#define WORDS_WATCHED               "It is watched: every save is graded here."
#define WORDS_GIVEN_TO_YOUR_PROGRAM "Given to your program"
#define WORDS_YOUR_PROGRAM_RUNS     "%s Your program runs …"
#define WORDS_HINT_OF               "Hint %zu of %zu"
#define WORDS_WHY_IT_WORKS          "Why it works"
#define WORDS_NO_LONGER_WATCHED     "The file is no longer watched."
#define WORDS_WATCH_BEGINS          "Open %s in an editor beside the lab: every save is graded here."
#define WORDS_A_SOLUTION            "A solution"
#define WORDS_BEGUN_ANEW            "Begun anew. What you had is kept as %s."
#define WORDS_FIRST_VERSION         "There was nothing to take away; the first version is written."
#define WORDS_WHY_LATER             "Why it works is told after a pass."
#define WORDS_WHY_NONE              "There is no more to say about this one."

// Numbers with units.
#define WORDS_OTHER_UNIT     "The answer is asked in %s; '%.*s' is something else."
#define WORDS_UNIT_CONVERTED "The answer is asked in %s: %.6g %.*s are %.6g %s.%s"
#define WORDS_GB_AND_GIB     " (GB counts in powers of 1000, GiB in powers of 1024.)"
#define WORDS_NO_NUMBER                                                                            \
    "'%s' cannot be read as a number: digits, one point, + - * / ^, brackets, exp, ln, log2, "     \
    "log10 "                                                                                       \
    "and sqrt will do."
#define WORDS_WHICH_LOG     "Write ln, log2 or log10: log alone could be any of them."
#define WORDS_NOT_FINITE    "'%s' is not a finite number."
#define WORDS_DECIMAL_POINT "Write the decimal point as a point: 2.5, not 2,5."
#define WORDS_NO_UNIT       "A number without a unit is asked for; '%.*s' is too much."

// Feedback.
#define WORDS_VERDICT_PASS         "Solved"
#define WORDS_VERDICT_FAIL         "Not yet"
#define WORDS_VERDICT_ERROR        "Your program stopped with an error"
#define WORDS_VERDICT_TIMEOUT      "Your program did not end in time"
#define WORDS_VERDICT_MEMORY       "Your program asked for too much memory"
#define WORDS_VERDICT_REFUSED      "This file cannot be graded"
#define WORDS_VERDICT_SKIPPED      "Nothing was graded"
#define WORDS_VERDICT_COURSE       "The exercise itself is wrong, not your answer"
#define WORDS_VERDICT_INTERNAL     "bitlab failed, not your answer"
#define WORDS_PARTS_RIGHT          "parts are right"
#define WORDS_CASES_AGREE          "cases agree"
#define WORDS_AT_PLACE             "at %s"
#define WORDS_OFF_BY               "%sby %.3g, which is %.3g%%"
#define WORDS_DIFFERS              "differs"
#define WORDS_CALLED_AS            "called as"
#define WORDS_EXPECTED             "expected"
#define WORDS_YOURS                "yours"
#define WORDS_MORE_CASES           "%zu more %s not agree."
#define WORDS_CASE_DOES            "case does"
#define WORDS_CASES_DO             "cases do"
#define WORDS_YOUR_PROGRAM_PRINTED "Your program printed"
#define WORDS_MORE_BYTES           "and %zu more bytes"
#define WORDS_PLACE_AXIS           "place"

// When the solution opens.
#define WORDS_SO_MANY_TRIES        "%d %s"
#define WORDS_TRY                  "try"
#define WORDS_TRIES                "tries"
#define WORDS_SOLUTION_OPENS_AFTER "The solution opens after a pass, or after "
#define WORDS_THE_HINT_AND         "the hint and "
#define WORDS_ALL_HINTS_AND        "all %zu hints and "
#define WORDS_THREE_TRIES_SO_FAR   "3 tries; so far "
#define WORDS_SO_MANY_HINTS_AND    "%zu hint%s and "

// Quick checks.
#define WORDS_QUIZ_YES     "Yes."
#define WORDS_QUIZ_NO      "Not this one."
#define WORDS_QUIZ_MISSING "Something is missing: more than one belongs."
#define WORDS_TRY_AGAIN    "try again"

// What would have been right.
#define WORDS_ANSWER_IS     "The answer is %.6g%s%s."
#define WORDS_RIGHT_LETTERS "Right: "
#define WORDS_RIGHT_ORDER   "The right order:"
#define WORDS_WRONG_LINE_IS "The wrong line is %d."

// Editors.
#define WORDS_NO_EDITOR          "No editor was found: set EDITOR, or edit %s beside the lab and press g."
#define WORDS_EDITOR_NOT_STARTED "The editor '%s' could not be started"
#define WORDS_EDITOR_KILLED      "The editor '%s' was ended by signal %d; %s is as it left it."
#define WORDS_EDITOR_NOT_FOUND                                                                     \
    "The editor '%s' was not found: set EDITOR, or edit %s beside the lab."
#define WORDS_EDITOR_FAILED "The editor '%s' ended with exit code %d; %s is as it left it."

// The cases that are shown.
#define WORDS_RAISES " raises an error"

// The program.
#define WORDS_CANNOT_KEEP "cannot keep %s as %s"

#endif
