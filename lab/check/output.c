// SPDX-License-Identifier: MIT
// Findings written out. File names and sentences come from strangers' courses, so everything passes
// the sanitizer, and no line begins with what a CI system would take for a command.
#include <string.h>

#include "lab/cells/json.h"
#include "lab/cells/sanitize.h"
#include "lab/check/finding.h"

static const char *severity_name(enum severity severity) {
    return severity == FINDING_ERROR ? "error" : "warning";
}

static void put_file(struct strbuf *out, const char *file) {
    if (file[0] == ':' || file[0] == '#') strbuf_puts(out, "./");
    sanitize(out, file, strlen(file), false);
}

void findings_write_text(const struct findings *findings, struct strbuf *out) {
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *one = &findings->at[i];
        put_file(out, one->file);
        if (one->line > 0) strbuf_printf(out, ":%d:%d", one->line, one->column);
        strbuf_printf(out, ": %s: ", severity_name(one->severity));
        sanitize(out, one->text, strlen(one->text), false);
        strbuf_putc(out, '\n');
    }
}

static void put_json(struct json *json, const struct finding *one) {
    struct strbuf file = { 0 }, text = { 0 };
    put_file(&file, one->file);
    sanitize(&text, one->text, strlen(one->text), false);
    json_open(json, NULL, '{');
    json_put_string(json, "file", strbuf_text(&file));
    json_put_integer(json, "line", one->line);
    json_put_integer(json, "column", one->column);
    json_put_string(json, "severity", severity_name(one->severity));
    json_put_string(json, "message", strbuf_text(&text));
    json_close(json, '}');
    strbuf_release(&file);
    strbuf_release(&text);
}

void findings_write_json(const struct findings *findings, struct strbuf *out) {
    struct json json = { .out = out };
    json_open(&json, NULL, '{');
    json_put_string(&json, "schema", "bitlab-check/1");
    json_put_integer(&json, "errors", (long long)findings->errors);
    json_put_integer(&json, "warnings", (long long)findings->warnings);
    json_open(&json, "findings", '[');
    for (size_t i = 0; i < findings->n; i++)
        put_json(&json, &findings->at[i]);
    json_close(&json, ']');
    json_close(&json, '}');
    strbuf_putc(out, '\n');
}

// %, and in a property also : and , would end what they stand in.
static void put_escaped(struct strbuf *out, const char *text, bool property) {
    struct strbuf safe = { 0 };
    sanitize(&safe, text, strlen(text), false);
    for (const char *c = strbuf_text(&safe); *c; c++) {
        if (*c == '%' || (property && (*c == ':' || *c == ',')))
            strbuf_printf(out, "%%%02X", (unsigned)*c);
        else
            strbuf_putc(out, *c);
    }
    strbuf_release(&safe);
}

void findings_write_github(const struct findings *findings, struct strbuf *out) {
    for (size_t i = 0; i < findings->n; i++) {
        const struct finding *one = &findings->at[i];
        strbuf_printf(out, "::%s file=", severity_name(one->severity));
        put_escaped(out, one->file, true);
        if (one->line > 0) strbuf_printf(out, ",line=%d,col=%d", one->line, one->column);
        strbuf_puts(out, "::");
        put_escaped(out, one->text, false);
        strbuf_putc(out, '\n');
    }
}
