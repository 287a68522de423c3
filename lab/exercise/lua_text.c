// SPDX-License-Identifier: MIT
// Texts as Lua strings.
#include "lab/exercise/lua_text.h"

#include <string.h>

#include "lab/base/value.h"

static void put_repeated(struct strbuf *out, char bracket, int level) {
    strbuf_putc(out, bracket);
    strbuf_repeat(out, "=", (size_t)level);
    strbuf_putc(out, bracket);
}

// The least level whose closing bracket first stands behind the text.
static int free_level(const char *text) {
    for (int level = 0;; level++) {
        struct strbuf closed = { 0 }, close = { 0 };
        put_repeated(&close, ']', level);
        strbuf_printf(&closed, "%s%s", text, strbuf_text(&close));
        bool fits = strstr(closed.at, close.at) == closed.at + strlen(text);
        strbuf_release(&closed);
        strbuf_release(&close);
        if (fits) return level;
    }
}

void lua_text(struct strbuf *out, const char *text) {
    if (!strchr(text, '\n') || strchr(text, '\r')) {
        struct value value = { .kind = VALUE_STRING, .string = { text, strlen(text) } };
        value_print(&value, out, 0);
        return;
    }
    int level = free_level(text);
    put_repeated(out, '[', level);
    strbuf_putc(out, '\n'); // Lua drops the first newline
    strbuf_puts(out, text);
    put_repeated(out, ']', level);
}
