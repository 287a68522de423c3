// SPDX-License-Identifier: MIT
// Fenced blocks: figures, exercises and quizzes by the first word behind the fence, and code of any
// other name.
#include <string.h>

#include "lab/lesson/builder.h"
#include "lab/lesson/words.h"

static const struct {
    const char *word;
    enum block_kind kind;
    const char *wants; // the name that must follow, as a message says it; NULL: none may
} fences[] = {
    { "figure", BLOCK_FIGURE, "a name: ```figure error-vs-bits" },
    { "exercise", BLOCK_EXERCISE, "the id of an exercise: ```exercise symmetric-scale" },
    { "quiz", BLOCK_QUIZ, NULL },
};
enum { FENCES = sizeof fences / sizeof *fences };

static bool is_name(const char *name) {
    for (const char *c = name; *c; c++)
        if (!((*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9') ||
              *c == '-' || *c == '_' || *c == '.'))
            return false;
    return *name != '\0';
}

static void check_duplicate(struct builder *b, const char *name, int line) {
    for (size_t i = 0; i < b->lesson->n; i++) {
        const struct lesson_block *other = &b->lesson->blocks[i];
        if (other->kind == BLOCK_FIGURE && strcmp(other->name, name) == 0)
            BUILDER_FAIL(
                b, line,
                "a second figure \"%s\" (the first is at line %d); give this one another name",
                name, other->line - 1);
    }
}

static void check_name(struct builder *b, size_t which, const char *name, int line) {
    const char *word = fences[which].word;
    if (!fences[which].wants && *name)
        BUILDER_FAIL(b, line, "```%s takes no name; write ```%s alone, not ```%s %.60s", word, word,
                     word, name);
    else if (fences[which].wants && !*name)
        BUILDER_FAIL(b, line, "```%s wants %s", word, fences[which].wants);
    else if (*name && !is_name(name))
        BUILDER_FAIL(b, line, "\"%.60s\" is no name for ```%s; use letters, digits and - alone",
                     name, word);
    else if (fences[which].kind == BLOCK_FIGURE)
        check_duplicate(b, name, line);
}

static void check_misspelling(struct builder *b, const char *word, size_t size, int line) {
    for (size_t i = 0; i < FENCES; i++) {
        int allowed = strlen(fences[i].word) > 4 ? 2 : 1;
        if (size > 3 && word_distance(word, size, fences[i].word) <= allowed)
            BUILDER_FAIL(b, line, "unknown fence ```%.*s; the nearest known one is ```%s",
                         (int)size, word, fences[i].word);
    }
}

void builder_fence(struct builder *b, const char *info, const char *inside, int line) {
    size_t size = strcspn(info, " \t");
    const char *name = info + size + strspn(info + size, " \t");
    size_t which = 0;
    while (which < FENCES &&
           !(strlen(fences[which].word) == size && strncmp(fences[which].word, info, size) == 0))
        which++;
    if (!b->lenient) {
        if (which < FENCES)
            check_name(b, which, name, line - 1);
        else
            check_misspelling(b, info, size, line - 1);
    }
    struct lesson_block *block =
        builder_add_block(b, which < FENCES ? fences[which].kind : BLOCK_CODE, line);
    block->name = which < FENCES ? arena_strdup(&b->lesson->arena, name)
                                 : arena_strndup(&b->lesson->arena, info, size);
    block->text = arena_strdup(&b->lesson->arena, inside);
}
