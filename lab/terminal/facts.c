// SPDX-License-Identifier: MIT
// What the surroundings say before a screen is opened: the descriptors, TERM, terminfo, the locale.
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

#include "lab/terminal/terminal.h"
#include "lab/terminal/words.h"

static bool is_utf8(void) {
    setlocale(LC_CTYPE, "");
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

enum status terminal_check(struct error *err) {
    const char *term = getenv("TERM");
    int found;
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
        return fail(err, STATUS_ENVIRONMENT, WORDS_NO_TERMINAL);
    if (!term || !*term) return fail(err, STATUS_ENVIRONMENT, WORDS_NO_TERM);
    if (setupterm(term, STDOUT_FILENO, &found) != OK)
        return fail(err, STATUS_ENVIRONMENT, WORDS_UNKNOWN_TERM, term);
    bool can_place = cursor_address && clear_screen;
    del_curterm(cur_term);
    if (!can_place) return fail(err, STATUS_ENVIRONMENT, WORDS_DUMB_TERM, term);
    return STATUS_OK;
}

bool terminal_is_ascii(bool ascii) {
    return ascii || !is_utf8();
}

enum glyphs terminal_glyphs(bool ascii) {
    const char *term = getenv("TERM");
    if (terminal_is_ascii(ascii)) return GLYPHS_ASCII;
    return term && strcmp(term, "linux") == 0 ? GLYPHS_BLOCK
                                              : GLYPHS_BRAILLE; // its font has no Braille
}

void terminal_learn_facts(struct terminal_facts *facts) {
    const char *term = getenv("TERM");
    int found;
    *facts = (struct terminal_facts) { 0 };
    facts->known = term && *term && setupterm(term, STDOUT_FILENO, &found) == OK;
    if (!facts->known) return;
    facts->colors = max_colors > 0 ? max_colors : 0;
    del_curterm(cur_term);
}
