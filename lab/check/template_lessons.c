// SPDX-License-Identifier: MIT
// The texts of the templates: a lesson and a page, their entries in course.lua, and course.lua
// itself.
#include "lab/check/template_texts.h"

// clang-format off
const char template_lesson_text[] =
    "# @TITLE@\n"
    "\n"
    "A tensor of 4-bit weights has 15 codes to spend. One weight decides how far they lie apart. Which one?\n"
    "\n"
    "## By hand\n"
    "\n"
    "Take three weights: 0.7, -0.2 and 0.1. With four bits the largest code is 7, and the largest magnitude is 0.7, so the step is 0.7 / 7 = 0.1.\n"
    "The codes are 7, -2 and 1, and nothing is lost. In general the step is\n"
    "\n"
    "$$ s = \\frac{\\max|x|}{2^{b-1} - 1} $$\n"
    "\n"
    "in words: the largest magnitude, divided by the largest code.\n"
    "\n"
    "## What a large weight costs\n"
    "\n"
    "Before you move the slider, guess: the largest weight doubles, and the others stay. What happens to the error of the others?\n"
    "\n"
    "```figure step-and-error\n"
    "figure {\n"
    "  title = \"The error of 256 weights and one large one\",\n"
    "  x = { label = \"bits\" }, y = { label = \"root mean square error\", scale = \"log\" },\n"
    "  sliders = {\n"
    "    largest = { default = 4, values = { 4, 8, 16, 32 }, label = \"largest weight\" },\n"
    "    seed = { default = 1, min = 0, max = 20, step = 1 },\n"
    "  },\n"
    "  order = { \"largest\", \"seed\" },\n"
    "  draw = function(s)\n"
    "    local w, bits, error = rng.default(s.seed):normal(256), {}, {}\n"
    "    w[1] = s.largest\n"
    "    for b = 2, 8 do\n"
    "      bits[#bits + 1] = b\n"
    "      error[#error + 1] = math.sqrt(ref.symmetric_mse(w, b))\n"
    "    end\n"
    "    return { line { bits, error, marks = true, label = \"measured\" } }\n"
    "  end,\n"
    "  predict = \"The largest weight doubles. By how much does the error of the others grow?\",\n"
    "  notice = \"It doubles too: the step is the largest magnitude over 7, and every weight is rounded to it.\",\n"
    "}\n"
    "```\n"
    "\n"
    "```quiz\n"
    "quiz {\n"
    "  task = [[The largest of eight 4-bit weights is 1.4. What is the step?]],\n"
    "  options = {\n"
    "    { \"0.2\", correct = true },\n"
    "    { \"0.175\", says = \"That divides by 8. The largest code of four bits is 7.\" },\n"
    "    { \"1.4\", says = \"That is the largest weight itself. The step is a seventh of it.\" },\n"
    "  },\n"
    "}\n"
    "```\n"
    "\n"
    "## To remember\n"
    "\n"
    "- The step is the largest magnitude over the largest code.\n"
    "- One large weight makes every other one coarser.\n"
    "- One bit more halves the step.\n";

const char template_course_text[] =
    "-- The course: its modules and lessons in reading order. A lesson's text is\n"
    "-- lessons/<module>/<lesson>.md, an exercise is exercises/<any folder>/<exercise>.lua.\n"
    "return {\n"
    "  title = \"@COURSE@\",\n"
    "  format = 1,\n"
    "  modules = {\n"
    "    {\n"
    "      id = \"basics\",\n"
    "      title = \"Basics\",\n"
    "      lessons = {\n"
    "        {\n"
    "          id = \"first-lesson\",\n"
    "          title = \"First lesson\",\n"
    "          minutes = 10,\n"
    "          objectives = { \"Compute the step of a symmetric grid by hand\" },\n"
    "          prerequisites = {},\n"
    "          sources = { \"Jacob et al. 2017, arXiv:1712.05877\" },\n"
    "        },\n"
    "      },\n"
    "    },\n"
    "  },\n"
    "  assignments = { hw1 = { \"mean-magnitude\" } },\n"
    "}\n";

const char template_entry_text[] =
    "{\n"
    "  id = \"@ID@\",\n"
    "  title = \"@TITLE@\",\n"
    "  minutes = 10,\n"
    "  objectives = { \"(what a learner can do afterwards)\" },\n"
    "  prerequisites = {},\n"
    "  sources = { \"(author year, title or arXiv id)\" },\n"
    "},\n";

const char template_page_text[] =
    "# @TITLE@\n"
    "\n"
    "(What a learner looks up here. A page holds text, formulas and tables.)\n"
    "\n"
    "| sign | what it stands for |\n"
    "|---|---|\n"
    "| $s$ | the step of a grid |\n"
    "\n"
    "$$ s = \\frac{\\max|x|}{2^{b-1} - 1} $$\n";

// A paragraph for each entry: its names in bold, a colon, what it is, a link to its lesson.
const char template_glossary_text[] =
    "# @TITLE@\n"
    "\n"
    "**step, scale**: The distance of two neighbours of a grid.";

const char template_page_entry_text[] =
    "{ id = \"@ID@\", title = \"@TITLE@\", kind = \"@KIND@\" },";
// clang-format on
