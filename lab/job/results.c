// SPDX-License-Identifier: MIT
// Results of long jobs on disk and in memory. A file is the key, the time and the figure's bytes;
// one that does not hold its own key is not believed.
#include "lab/job/results.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/base/file.h"
#include "lab/base/install.h"
#include "lab/base/memory.h"
#include "lab/base/packing.h"
#include "lab/job/figure_bytes.h"
#include "lab/script/machine.h"

enum { KEPT_IN_MEMORY = 8, RESULT_BYTES_MOST = 64 << 20 };

struct results {
    char *folder;                       // NULL: in memory alone
    struct strbuf kept[KEPT_IN_MEMORY]; // the newest as they would stand in a file
    size_t next;                        // the place that is written over next
};

static void add_text(struct digest *digest, const char *text) {
    digest_add(digest, text, strlen(text) + 1);
}

// A program that was built anew computes anew, also where its version stayed.
static void add_program(struct digest *digest) {
    struct stat program;
    add_text(digest, installed_version());
    if (stat("/proc/self/exe", &program) != 0) return;
    digest_add(digest, &program.st_size, sizeof program.st_size);
    digest_add(digest, &program.st_mtim, sizeof program.st_mtim);
}

void result_key(const struct result_of *of, char key[DIGEST_HEX]) {
    struct digest *digest = digest_new();
    struct strbuf value = { 0 };
    add_text(digest, "bitlab figure 1");
    add_program(digest);
    add_text(digest, of->course);
    add_text(digest, of->lesson);
    add_text(digest, of->figure->name);
    add_text(digest, of->source);
    if (of->figure->measures) {
        machine_words(&value);
        add_text(digest, strbuf_text(&value));
    }
    for (size_t i = 0; i < of->figure->n_sliders; i++) {
        struct value at = slider_value(&of->figure->sliders[i], of->indices[i]);
        strbuf_clear(&value);
        value_print(&at, &value, 0);
        add_text(digest, of->figure->sliders[i].name);
        add_text(digest, strbuf_text(&value));
    }
    strbuf_release(&value);
    digest_finish(digest, key);
}

struct results *results_new(const char *folder) {
    struct results *results = xcalloc(1, sizeof *results);
    if (folder) results->folder = path_join(folder, "figures");
    return results;
}

void results_free(struct results *results) {
    if (!results) return;
    for (int i = 0; i < KEPT_IN_MEMORY; i++)
        strbuf_release(&results->kept[i]);
    free(results->folder);
    free(results);
}

static void pack_result(struct strbuf *out, const char *key, const struct figure *figure) {
    pack_text(out, key);
    pack_count(out, (uint64_t)time(NULL));
    figure_bytes(figure, out);
}

static bool unpack_result(const struct strbuf *bytes, const char *key, struct figure *figure,
                          time_t *made) {
    struct arena arena = { 0 };
    struct unpacking from = { strbuf_text(bytes), bytes->size, false, &arena };
    bool same = strcmp(unpack_text(&from), key) == 0;
    *made = (time_t)unpack_count(&from, INT64_MAX);
    same = same && !from.broken;
    arena_release(&arena);
    return same && figure_from_bytes(from.at, from.left, figure);
}

struct kept_file {
    char *path;
    struct timespec at;
};

static int by_age(const void *a, const void *b) {
    const struct kept_file *one = a, *two = b;
    if (one->at.tv_sec != two->at.tv_sec) return one->at.tv_sec < two->at.tv_sec ? -1 : 1;
    return (one->at.tv_nsec > two->at.tv_nsec) - (one->at.tv_nsec < two->at.tv_nsec);
}

// The oldest files beyond the number that is kept.
static void forget_oldest(const char *folder) {
    char **names;
    size_t n;
    if (folder_list(folder, &names, &n, NULL) != STATUS_OK) return;
    struct kept_file *files = xcalloc(n + 1, sizeof *files);
    for (size_t i = 0; i < n; i++) {
        struct stat facts;
        files[i].path = path_join(folder, names[i]);
        if (stat(files[i].path, &facts) == 0) files[i].at = facts.st_mtim;
    }
    qsort(files, n, sizeof *files, by_age);
    for (size_t i = 0; i < n; i++) {
        if (i + RESULTS_MOST < n) unlink(files[i].path);
        free(files[i].path);
    }
    free(files);
    folder_list_free(names, n);
}

static bool write_file(const struct results *results, const char *key, const struct strbuf *bytes) {
    if (!results->folder || file_make_folders(results->folder, NULL) != STATUS_OK) return false;
    char *path = path_join(results->folder, key);
    bool written = file_write(path, strbuf_text(bytes), bytes->size, NULL) == STATUS_OK;
    free(path);
    if (written) forget_oldest(results->folder);
    return written;
}

void results_put(struct results *results, const char *key, const struct figure *figure) {
    struct strbuf bytes = { 0 };
    pack_result(&bytes, key, figure);
    if (write_file(results, key, &bytes)) {
        strbuf_release(&bytes);
        return;
    }
    size_t place = results->next++ % KEPT_IN_MEMORY;
    strbuf_release(&results->kept[place]);
    results->kept[place] = bytes;
}

bool results_get(struct results *results, const char *key, struct figure *figure, time_t *made) {
    for (size_t i = 1; i <= KEPT_IN_MEMORY && i <= results->next; i++) // the newest first
        if (unpack_result(&results->kept[(results->next - i) % KEPT_IN_MEMORY], key, figure, made))
            return true;
    if (!results->folder) return false;
    struct strbuf bytes = { 0 };
    char *path = path_join(results->folder, key);
    bool found = file_read(path, RESULT_BYTES_MOST, &bytes, NULL) == STATUS_OK &&
                 unpack_result(&bytes, key, figure, made);
    strbuf_release(&bytes);
    free(path);
    return found;
}
