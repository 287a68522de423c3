// SPDX-License-Identifier: MIT
// What a cell means, not how it looks: lab/terminal and the ANSI printer turn styles into
// attributes. Meaning is never carried by colour alone; every style is also told apart by its text
// or its place.
#ifndef LAB_CELLS_STYLE_H
#define LAB_CELLS_STYLE_H

enum style {
    STYLE_TEXT,
    STYLE_DIM,      // second rank: ticks, borders, hints of keys
    STYLE_STRONG,   // bold
    STYLE_EMPHASIS, // italic or underlined
    STYLE_CODE,
    STYLE_LINK,
    STYLE_HEADING,
    STYLE_TITLE, // bars at the top of a screen
    STYLE_BAR,   // the key bar
    STYLE_KEY,   // the name of a key in it
    STYLE_FOCUS, // the control that has the focus
    STYLE_SELECTED,
    STYLE_GOOD,
    STYLE_BAD,
    STYLE_WARN,
    STYLE_AXIS,
    STYLE_SERIES_1, // eight series, in a palette that is safe for colour-blind readers
    STYLE_SERIES_2,
    STYLE_SERIES_3,
    STYLE_SERIES_4,
    STYLE_SERIES_5,
    STYLE_SERIES_6,
    STYLE_SERIES_7,
    STYLE_SERIES_8,
    STYLE_HEAT_0, // eight steps from low to high; glyphs carry the same step
    STYLE_HEAT_1,
    STYLE_HEAT_2,
    STYLE_HEAT_3,
    STYLE_HEAT_4,
    STYLE_HEAT_5,
    STYLE_HEAT_6,
    STYLE_HEAT_7,
    STYLE_COUNT
};

// The glyphs that a place can show, from the locale and the options.
enum glyphs { GLYPHS_ASCII, GLYPHS_BLOCK, GLYPHS_BRAILLE };

#endif
