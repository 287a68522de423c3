// SPDX-License-Identifier: MIT
// The settings of the configuration file, from one table: reading them and writing the example.
#include "lab/ui/config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lab/base/file.h"
#include "lab/base/memory.h"
#include "lab/base/nearest.h"
#include "lab/cells/sanitize.h"
#include "lab/ui/words_config.h"

enum { FILE_MAX = 64 << 10, WORDS_MAX = 5, MEASURE_LEAST = 40, MEASURE_MOST = 100 };

const struct config config_defaults = {
    .predict = true,
    .mouse = true,
    .palette = PALETTE_AUTO,
    .measure = 72,
};

enum setting_kind { SETTING_SWITCH, SETTING_WORD, SETTING_NUMBER };

static const struct setting {
    const char *name, *help;
    enum setting_kind kind;
    size_t at;                    // of the field in struct config: a bool for SWITCH, else an int
    const char *words[WORDS_MAX]; // SWITCH and WORD: what stands for 0, 1, 2 …
    int low, high;                // NUMBER
} settings[] = {
    { .name = "predict",
      .help = WORDS_SETTING_PREDICT,
      .at = offsetof(struct config, predict),
      .words = { "off", "on" } },
    { .name = "motion",
      .help = WORDS_SETTING_MOTION,
      .at = offsetof(struct config, reduced_motion),
      .words = { "full", "reduced" } },
    { .name = "mouse",
      .help = WORDS_SETTING_MOUSE,
      .at = offsetof(struct config, mouse),
      .words = { "off", "on" } },
    { .name = "ascii",
      .help = WORDS_SETTING_ASCII,
      .at = offsetof(struct config, ascii),
      .words = { "off", "on" } },
    { .name = "pixels",
      .help = WORDS_SETTING_PIXELS,
      .at = offsetof(struct config, pixels),
      .words = { "off", "auto" } },
    { .name = "palette",
      .help = WORDS_SETTING_PALETTE,
      .kind = SETTING_WORD,
      .at = offsetof(struct config, palette),
      .words = { "auto", "dark", "light", "mono" } },
    { .name = "measure",
      .help = WORDS_SETTING_MEASURE,
      .kind = SETTING_NUMBER,
      .at = offsetof(struct config, measure),
      .low = MEASURE_LEAST,
      .high = MEASURE_MOST },
};
enum { SETTINGS = sizeof settings / sizeof *settings };

void config_wrong(struct config *config, int line, const char *format, ...) {
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    strbuf_printf(&config->wrong, "%s:%d: ", config->path, line);
    sanitize(&config->wrong, text, strlen(text), false);
    strbuf_putc(&config->wrong, '\n');
    config->n_wrong++;
}

static char *trimmed(char *text) {
    text += strspn(text, " \t");
    size_t size = strlen(text);
    while (size && strchr(" \t\r", text[size - 1]))
        text[--size] = '\0';
    return text;
}

static void list_words(const struct setting *setting, struct strbuf *out) {
    for (size_t i = 0; i < WORDS_MAX && setting->words[i]; i++)
        strbuf_printf(out, "%s%s", i ? "|" : "", setting->words[i]);
    if (setting->kind == SETTING_NUMBER)
        strbuf_printf(out, WORDS_NUMBER_FROM_TO, setting->low, setting->high);
}

// The number that a value stands for, or -1.
static int read_value(const struct setting *setting, const char *value) {
    char *end;
    for (int i = 0; i < WORDS_MAX && setting->words[i]; i++)
        if (strcmp(value, setting->words[i]) == 0) return i;
    if (setting->kind != SETTING_NUMBER) return -1;
    long number = strtol(value, &end, 10);
    bool fits = end != value && !*end && number >= setting->low && number <= setting->high;
    return fits ? (int)number : -1;
}

static int setting_get(const struct config *config, const struct setting *setting) {
    const char *field = (const char *)config + setting->at;
    return setting->kind == SETTING_SWITCH ? *(const bool *)field
                                           : *(const int *)(const void *)field;
}

static void setting_put(struct config *config, const struct setting *setting, int value) {
    char *field = (char *)config + setting->at;
    if (setting->kind == SETTING_SWITCH)
        *(bool *)field = value != 0;
    else
        *(int *)(void *)field = value;
}

static const struct setting *find_setting(struct config *config, int line, const char *name) {
    const char *names[SETTINGS];
    for (size_t i = 0; i < SETTINGS; i++) {
        names[i] = settings[i].name;
        if (strcmp(name, names[i]) == 0) return &settings[i];
    }
    const char *near = name_nearest(name, names, SETTINGS);
    config_wrong(config, line, WORDS_NO_SETTING, name,
                 near ? WORDS_NEAREST_SETTING : WORDS_ALL_SETTINGS, near ? near : "");
    return NULL;
}

static void take_setting(struct config *config, int line, char *text) {
    char *equals = strchr(text, '=');
    if (!equals) {
        config_wrong(config, line, WORDS_WRONG_LINE, text);
        return;
    }
    *equals = '\0';
    const struct setting *setting = find_setting(config, line, trimmed(text));
    if (!setting) return;
    const char *value = trimmed(equals + 1);
    int number = read_value(setting, value);
    struct strbuf words = { 0 };
    list_words(setting, &words);
    if (number < 0)
        config_wrong(config, line, WORDS_WRONG_VALUE, setting->name, strbuf_text(&words), value);
    else
        setting_put(config, setting, number);
    strbuf_release(&words);
}

static void take_line(struct config *config, int line, char *text) {
    text = trimmed(text);
    if (!*text || *text == '#') return;
    if (text_starts(text, "bind") && (!text[4] || text[4] == ' ' || text[4] == '\t'))
        config_bind(config, line, text + 4);
    else
        take_setting(config, line, text);
}

void config_parse(struct config *config, const char *path, const char *text, size_t size) {
    char *copy = xmalloc(size + 1), *next = copy;
    memcpy(copy, text, size);
    copy[size] = '\0';
    *config = config_defaults;
    config->path = xstrdup(path);
    for (int line = 1; next; line++) {
        char *at = next;
        next = strchr(at, '\n');
        if (next) *next++ = '\0';
        take_line(config, line, at);
    }
    config_check_keys(config);
    free(copy);
}

void config_load(struct config *config) {
    struct strbuf text = { 0 };
    struct error err = { 0 };
    char *folder = folder_config(), *path = folder ? path_join(folder, "config") : NULL;
    free(folder);
    *config = config_defaults;
    if (path && file_exists(path)) {
        bool read = file_read(path, FILE_MAX, &text, &err) == STATUS_OK;
        config_parse(config, path, strbuf_text(&text), text.size);
        if (!read) {
            strbuf_printf(&config->wrong, "%s\n", err.text);
            config->n_wrong++;
        }
        free(path);
    } else {
        config->path = path;
    }
    strbuf_release(&text);
}

void config_release(struct config *config) {
    free(config->path);
    strbuf_release(&config->wrong);
    *config = (struct config) { 0 };
}

void config_complaint(const struct config *config, struct strbuf *out) {
    const char *text = strbuf_text(&config->wrong);
    if (!config->n_wrong) return;
    strbuf_add(out, text, strcspn(text, "\n"));
    if (config->n_wrong > 1) strbuf_printf(out, WORDS_MORE_WRONG, config->n_wrong - 1);
}

static void write_settings(struct strbuf *out) {
    for (size_t i = 0; i < SETTINGS; i++) {
        const struct setting *setting = &settings[i];
        int value = setting_get(&config_defaults, setting);
        strbuf_printf(out, "\n# %s", setting->help);
        if (setting->words[0]) strbuf_puts(out, WORDS_ONE_OF), list_words(setting, out);
        if (setting->words[0]) strbuf_putc(out, '.');
        strbuf_printf(out, "\n%s = ", setting->name);
        if (setting->words[0])
            strbuf_printf(out, "%s\n", setting->words[value]);
        else
            strbuf_printf(out, "%d\n", value);
    }
}

static void write_keys(struct strbuf *out) {
    for (size_t i = 0; i < action_count; i++) {
        char id[ACTION_ID_MAX];
        action_id(&action_rows[i], id);
        strbuf_printf(out, "\n# %s\nbind %s ", action_rows[i].help, id);
        action_print_keys(&action_rows[i], out);
        strbuf_putc(out, '\n');
    }
}

void config_write_example(struct strbuf *out) {
    strbuf_puts(out, WORDS_CONFIG_HEAD);
    write_settings(out);
    strbuf_puts(out, WORDS_CONFIG_KEYS);
    write_keys(out);
}
