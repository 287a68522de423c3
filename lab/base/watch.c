// SPDX-License-Identifier: MIT
// Saved files, found by the stamp of each: which file it is, its size, the time of its last write.
//
// An event only says when to look, and it comes from the file's folder and never from the file: an
// editor that writes a new file and renames it over the old one leaves a watch on the old one deaf.
// Editors write in several steps, so one look follows a moment after the first event of a burst.
#include "lab/base/watch.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/inotify.h>
#include <sys/vfs.h>
#endif

#include "lab/base/file.h"
#include "lab/base/memory.h"

static const double settle_seconds = 0.02, poll_seconds = 0.1, gone_seconds = 0.5;
enum { POLLED_AT_ONCE = 64 }; // files that are asked for so often; more are asked for less often

struct stamp {
    bool exists;
    dev_t device;
    ino_t number;
    off_t size;
    struct timespec written, changed;
};

struct seen {
    char *path;
    struct stamp stamp;
    int folder;    // inotify's number of the folder that it lies in, or -1
    bool named;    // an event named it since the last look
    double missed; // since when it is away; 0: it is there, or was never
};

struct seen_folder {
    char *path;
    bool deep; // with the folders in it
};

struct file_watch {
    struct loop *loop;
    file_saved *saved;
    void *owner;
    struct seen *files;
    size_t n_files, files_capacity;
    struct seen_folder *folders; // those that are watched whole
    size_t n_folders, folders_capacity;
    int events, ready; // inotify's descriptor, and its watch in the loop
    int timer;         // of the next look, 0 where none is due
    bool polls, tells_gone;
};

static struct stamp stamp_of(const char *path) {
    struct stat at;
    if (stat(path, &at) != 0 || !S_ISREG(at.st_mode)) return (struct stamp) { 0 };
    return (struct stamp) { true, at.st_dev, at.st_ino, at.st_size, at.st_mtim, at.st_ctim };
}

static bool same_time(struct timespec a, struct timespec b) {
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

static bool same_stamp(const struct stamp *a, const struct stamp *b) {
    return a->exists == b->exists && a->device == b->device && a->number == b->number &&
           a->size == b->size && same_time(a->written, b->written) &&
           same_time(a->changed, b->changed);
}

// --- where the events come from ---

static char *folder_of(const char *path) {
    const char *name = path_name(path);
    if (name == path) return xstrdup(".");
    char *folder = xstrdup(path);
    folder[name - path > 1 ? name - path - 1 : 1] = '\0';
    return folder;
}

#ifdef __linux__

// Folders whose files change without this system being told.
static bool is_far(const char *folder) {
    static const unsigned long kinds[] = {
        0x6969,     /* NFS */
        0xff534d42, /* CIFS */
        0xfe534d42, /* SMB2 */
        0x65735546, /* FUSE */
        0x01021997, /* 9P */
        0x5346414f, /* AFS */
        0x00c36400, /* Ceph */
    };
    struct statfs at;
    if (statfs(folder, &at) != 0) return true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if ((unsigned long)at.f_type == kinds[i]) return true;
    return false;
}

static int open_events(void) {
    return inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
}

static int watch_folder(struct file_watch *watch, const char *folder) {
    uint32_t wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_CREATE | IN_MOVE_SELF | IN_DELETE_SELF |
                      IN_DELETE | IN_MOVED_FROM;
    if (watch->events < 0 || is_far(folder)) return -1;
    return inotify_add_watch(watch->events, folder, wanted);
}

static void note_event(struct file_watch *watch, const struct inotify_event *event) {
    // A folder that was taken away or put elsewhere, and a queue that overflowed, tell no more.
    if (event->mask & (IN_IGNORED | IN_MOVE_SELF | IN_Q_OVERFLOW)) file_watch_poll(watch);
    if (event->len == 0 || !(event->mask & (IN_CLOSE_WRITE | IN_MOVED_TO))) return;
    for (size_t i = 0; i < watch->n_files; i++)
        if (watch->files[i].folder == event->wd &&
            strcmp(path_name(watch->files[i].path), event->name) == 0)
            watch->files[i].named = true;
}

static bool read_events(struct file_watch *watch) {
    _Alignas(struct inotify_event) char bytes[4096];
    ssize_t got;
    bool any = false;
    while ((got = read(watch->events, bytes, sizeof bytes)) > 0) {
        const struct inotify_event *event;
        for (char *at = bytes; at < bytes + got; at += sizeof *event + event->len) {
            event = (const struct inotify_event *)at;
            note_event(watch, event);
        }
        any = true;
    }
    return any;
}

#else

static int open_events(void) {
    return -1;
}

static int watch_folder(struct file_watch *watch, const char *folder) {
    (void)watch, (void)folder;
    return -1;
}

static bool read_events(struct file_watch *watch) {
    (void)watch;
    return false;
}

#endif

// --- looking ---

static struct seen *find(struct file_watch *watch, const char *path) {
    for (size_t i = 0; i < watch->n_files; i++)
        if (strcmp(watch->files[i].path, path) == 0) return &watch->files[i];
    return NULL;
}

static struct seen *see(struct file_watch *watch, const char *path, int folder) {
    GROW(watch->files, watch->n_files, watch->files_capacity);
    struct seen *seen = &watch->files[watch->n_files++];
    *seen = (struct seen) { .path = xstrdup(path), .folder = folder };
    return seen;
}

static void see_folder(struct file_watch *watch, const char *path, bool deep, bool known);

static bool sees_folder(const struct file_watch *watch, const char *path) {
    for (size_t i = 0; i < watch->n_folders; i++)
        if (strcmp(watch->folders[i].path, path) == 0) return true;
    return false;
}

// What is new in a folder is seen from now on; as it is where `known` says so.
static void look_into(struct file_watch *watch, const char *folder, int number, bool deep,
                      bool known) {
    struct folder_entry *entries;
    size_t n;
    if (folder_read(folder, &entries, &n, NULL) != STATUS_OK) return;
    for (size_t i = 0; i < n; i++) {
        char *path = path_join(folder, entries[i].name);
        if (entries[i].is_folder) {
            if (deep && !sees_folder(watch, path) && !file_is_link(path))
                see_folder(watch, path, true, known);
        } else if (!find(watch, path)) {
            struct stamp stamp = stamp_of(path);
            if (stamp.exists) {
                struct seen *seen = see(watch, path, number);
                if (known) seen->stamp = stamp;
            }
        }
        free(path);
    }
    folder_read_free(entries, n);
}

static bool was_saved(struct seen *seen) {
    struct stamp now = stamp_of(seen->path);
    bool saved = now.exists && (seen->named || !same_stamp(&now, &seen->stamp));
    if (now.exists) seen->stamp = now;
    seen->named = false;
    return saved;
}

static void look_after(struct file_watch *watch, double seconds);

// Whether it went away and has been away long enough.
static bool went_away(struct file_watch *watch, struct seen *seen) {
    if (!watch->tells_gone || !seen->stamp.exists) return false;
    if (stamp_of(seen->path).exists) {
        seen->missed = 0;
        return false;
    }
    if (seen->missed == 0) seen->missed = clock_now();
    bool long_ago = clock_now() - seen->missed >= gone_seconds;
    if (!long_ago) look_after(watch, gone_seconds);
    if (long_ago) seen->stamp = (struct stamp) { 0 };
    if (long_ago) seen->missed = 0;
    return long_ago;
}

static void look(struct file_watch *watch) {
    char **paths = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < watch->n_folders; i++) { // their number may grow
        struct seen_folder folder = watch->folders[i];
        look_into(watch, folder.path, watch_folder(watch, folder.path), folder.deep, false);
    }
    for (size_t i = 0; i < watch->n_files; i++) {
        if (!was_saved(&watch->files[i]) && !went_away(watch, &watch->files[i])) continue;
        GROW(paths, n, capacity);
        paths[n++] = xstrdup(watch->files[i].path);
    }
    for (size_t i = 0; i < n; i++) {
        watch->saved(watch->owner, paths[i]);
        free(paths[i]);
    }
    free(paths);
}

static void look_now(void *owner) {
    struct file_watch *watch = owner;
    watch->timer = 0;
    if (watch->polls)
        look_after(watch, poll_seconds * (1 + (double)(watch->n_files / POLLED_AT_ONCE)));
    look(watch);
}

static void look_after(struct file_watch *watch, double seconds) {
    if (!watch->timer) watch->timer = loop_timer(watch->loop, seconds, look_now, watch);
}

static void take_events(void *owner, int fd, short revents) {
    struct file_watch *watch = owner;
    (void)fd, (void)revents;
    if (read_events(watch)) look_after(watch, settle_seconds);
}

// --- the watch ---

struct file_watch *file_watch_new(struct loop *loop, file_saved *saved, void *owner) {
    struct file_watch *watch = xcalloc(1, sizeof *watch);
    *watch = (struct file_watch) {
        .loop = loop, .saved = saved, .owner = owner, .events = open_events()
    };
    if (watch->events >= 0)
        watch->ready = loop_watch(loop, watch->events, POLLIN, take_events, watch);
    return watch;
}

void file_watch_tell_gone(struct file_watch *watch) {
    watch->tells_gone = true;
}

void file_watch_poll(struct file_watch *watch) {
    watch->polls = true;
    look_after(watch, poll_seconds);
}

// The number of the folder's events; without them its files are asked for.
static int hear_folder(struct file_watch *watch, const char *folder) {
    int number = watch_folder(watch, folder);
    if (number < 0) file_watch_poll(watch);
    return number;
}

static void see_folder(struct file_watch *watch, const char *path, bool deep, bool known) {
    GROW(watch->folders, watch->n_folders, watch->folders_capacity);
    watch->folders[watch->n_folders++] = (struct seen_folder) { xstrdup(path), deep };
    look_into(watch, path, hear_folder(watch, path), deep, known);
}

// A symbolic link is heard where it lies and where it leads to.
static void add_file(struct file_watch *watch, const char *path) {
    char *folder = folder_of(path), *real = realpath(path, NULL);
    int number = hear_folder(watch, folder);
    see(watch, path, number)->stamp = stamp_of(path);
    free(folder);
    if (real) {
        folder = folder_of(real);
        hear_folder(watch, folder);
        free(folder);
    }
    free(real);
}

void file_watch_add(struct file_watch *watch, const char *path) {
    if (file_is_folder(path))
        see_folder(watch, path, false, true);
    else if (!find(watch, path))
        add_file(watch, path);
}

void file_watch_add_tree(struct file_watch *watch, const char *folder) {
    if (file_is_folder(folder) && !sees_folder(watch, folder))
        see_folder(watch, folder, true, true);
}

void file_watch_clear(struct file_watch *watch) {
    for (size_t i = 0; i < watch->n_files; i++)
        free(watch->files[i].path);
    for (size_t i = 0; i < watch->n_folders; i++)
        free(watch->folders[i].path);
    watch->n_files = watch->n_folders = 0;
}

void file_watch_free(struct file_watch *watch) {
    if (!watch) return;
    file_watch_clear(watch);
    loop_remove(watch->loop, watch->ready);
    loop_remove(watch->loop, watch->timer);
    if (watch->events >= 0) close(watch->events);
    free(watch->files);
    free(watch->folders);
    free(watch);
}
