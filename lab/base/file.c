// SPDX-License-Identifier: MIT
// Files: read whole with a limit, written whole or not at all, and the folders where a user's files
// belong.
#include "lab/base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "lab/base/memory.h"

static enum status read_all(int fd, const char *path, size_t limit, struct strbuf *out,
                            struct error *err) {
    char chunk[32 * 1024];
    for (;;) {
        ssize_t got = read(fd, chunk, sizeof chunk);
        if (got == 0) return STATUS_OK;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return fail_errno(err, STATUS_ENVIRONMENT, "cannot read %s", path);
        if (out->size + (size_t)got > limit)
            return fail(err, STATUS_ENVIRONMENT, "%s is larger than the %zu bytes allowed", path,
                        limit);
        strbuf_add(out, chunk, (size_t)got);
    }
}

enum status file_read(const char *path, size_t limit, struct strbuf *out, struct error *err) {
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0) return fail_errno(err, STATUS_ENVIRONMENT, "cannot open %s", path);
    struct stat info;
    enum status status = STATUS_OK;
    if (fstat(fd, &info) != 0)
        status = fail_errno(err, STATUS_ENVIRONMENT, "cannot open %s", path);
    else if (!S_ISREG(info.st_mode))
        status = fail(err, STATUS_ENVIRONMENT, "%s is not a regular file", path);
    else
        status = read_all(fd, path, limit, out, err);
    close(fd);
    return status;
}

enum status file_read_course(const char *path, struct strbuf *out, struct error *err) {
    struct stat info;
    bool there = stat(path, &info) == 0;
    if (there && !S_ISREG(info.st_mode))
        return fail_at(err, STATUS_COURSE, path, 1, "the file is not a regular file");
    if (there && info.st_size > COURSE_FILE_MAX)
        return fail_at(err, STATUS_COURSE, path, 1, "the file is larger than the %d bytes allowed",
                       COURSE_FILE_MAX);
    return file_read(path, COURSE_FILE_MAX, out, err);
}

enum status file_read_input(size_t limit, struct strbuf *out, struct error *err) {
    return read_all(STDIN_FILENO, "the standard input", limit, out, err);
}

static bool write_all(int fd, const char *bytes, size_t size) {
    while (size) {
        ssize_t put = write(fd, bytes, size);
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) return false;
        bytes += put;
        size -= (size_t)put;
    }
    return true;
}

static void sync_folder_of(const char *path) {
    char *folder = xstrdup(path);
    char *slash = strrchr(folder, '/');
    if (slash) slash[slash == folder] = 0;
    int fd = open(slash ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        fsync(fd);
        close(fd);
    }
    free(folder);
}

// Writes the temporary file beside `path` and puts it in its place.
static bool replace(const char *path, char *temporary, file_writer *writer, void *owner) {
    int fd = mkostemp(temporary, O_CLOEXEC);
    if (fd < 0) return false;
    struct stat old;
    mode_t mask = umask(0);
    umask(mask);
    fchmod(fd, stat(path, &old) == 0 ? old.st_mode & 07777 : 0666 & ~mask);
    bool written = writer(owner, fd) && fsync(fd) == 0;
    written = close(fd) == 0 && written;
    if (written && rename(temporary, path) == 0) return true;
    int code = errno;
    unlink(temporary);
    errno = code;
    return false;
}

enum status file_write_by(const char *path, file_writer *writer, void *owner, struct error *err) {
    char *real = realpath(path, NULL); // a link's target is replaced, not the link
    const char *target = real ? real : path;
    char *temporary = xprintf("%s.tmp-XXXXXX", target);
    enum status status = STATUS_OK;
    if (replace(target, temporary, writer, owner))
        sync_folder_of(target);
    else
        status = fail_errno(err, STATUS_ENVIRONMENT, "cannot write %s", path);
    free(temporary);
    free(real);
    return status;
}

struct bytes_to_write {
    const void *at;
    size_t size;
};

static bool write_bytes(void *owner, int fd) {
    const struct bytes_to_write *bytes = owner;
    return write_all(fd, bytes->at, bytes->size);
}

enum status file_write(const char *path, const void *bytes, size_t size, struct error *err) {
    struct bytes_to_write all = { bytes, size };
    return file_write_by(path, write_bytes, &all, err);
}

enum status file_make_folders(const char *path, struct error *err) {
    char *part = xstrdup(path);
    enum status status = STATUS_OK;
    for (char *slash = part + 1; status == STATUS_OK; slash++) {
        slash = strchr(slash, '/');
        if (slash) *slash = 0;
        if (mkdir(part, 0700) != 0 && errno != EEXIST)
            status = fail_errno(err, STATUS_ENVIRONMENT, "cannot make the folder %s", part);
        if (!slash) break;
        *slash = '/';
    }
    free(part);
    return status;
}

bool file_exists(const char *path) {
    struct stat info;
    return stat(path, &info) == 0;
}

bool file_is_folder(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_is_link(const char *path) {
    struct stat info;
    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

char *path_join(const char *folder, const char *name) {
    return xprintf("%s%s%s", folder, text_ends(folder, "/") ? "" : "/", name);
}

const char *path_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static bool entry_is_folder(const char *path, const struct dirent *entry) {
    if (entry->d_type != DT_LNK && entry->d_type != DT_UNKNOWN) return entry->d_type == DT_DIR;
    char *whole = path_join(path, entry->d_name);
    bool is_folder = file_is_folder(whole);
    free(whole);
    return is_folder;
}

static int by_name(const void *a, const void *b) {
    const struct folder_entry *x = a, *y = b;
    return strcmp(x->name, y->name);
}

enum status folder_read(const char *path, struct folder_entry **entries, size_t *n,
                        struct error *err) {
    *entries = NULL;
    *n = 0;
    size_t capacity = 0;
    DIR *folder = opendir(path);
    if (!folder) return fail_errno(err, STATUS_ENVIRONMENT, "cannot open the folder %s", path);
    for (struct dirent *entry; (entry = readdir(folder));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        GROW(*entries, *n, capacity);
        (*entries)[(*n)++] =
            (struct folder_entry) { xstrdup(entry->d_name), entry_is_folder(path, entry) };
    }
    closedir(folder);
    if (*n) qsort(*entries, *n, sizeof **entries, by_name);
    return STATUS_OK;
}

void folder_read_free(struct folder_entry *entries, size_t n) {
    for (size_t i = 0; i < n; i++)
        free(entries[i].name);
    free(entries);
}

enum status folder_list(const char *path, char ***names, size_t *n, struct error *err) {
    struct folder_entry *entries;
    enum status status = folder_read(path, &entries, n, err);
    *names = *n ? xcalloc(*n, sizeof **names) : NULL;
    for (size_t i = 0; i < *n; i++)
        (*names)[i] = entries[i].name;
    free(entries);
    return status;
}

void folder_list_free(char **names, size_t n) {
    for (size_t i = 0; i < n; i++)
        free(names[i]);
    free(names);
}

static char *xdg_folder(const char *variable, const char *under_home) {
    const char *set = getenv(variable), *home = getenv("HOME");
    if (set && set[0] == '/') return path_join(set, "bitlab");
    if (!home || home[0] != '/') return NULL;
    return xprintf("%s/%s/bitlab", home, under_home);
}

char *folder_data(void) {
    return xdg_folder("XDG_DATA_HOME", ".local/share");
}

char *folder_config(void) {
    return xdg_folder("XDG_CONFIG_HOME", ".config");
}

char *folder_cache(void) {
    return xdg_folder("XDG_CACHE_HOME", ".cache");
}

char *folder_program(void) {
    char path[PATH_MAX];
    ssize_t size = readlink("/proc/self/exe", path, sizeof path - 1);
    if (size <= 0) return NULL;
    path[size] = 0;
    char *slash = strrchr(path, '/');
    if (slash) *slash = 0;
    return xstrdup(path);
}
