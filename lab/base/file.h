// SPDX-License-Identifier: MIT
// Files: read whole with a limit, written whole or not at all, and the folders where a user's files
// belong.
#ifndef LAB_BASE_FILE_H
#define LAB_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "lab/base/error.h"
#include "lab/base/strbuf.h"

enum { COURSE_FILE_MAX = 4 << 20 }; // bytes of any one lesson or exercise

// Reads a regular file of at most `limit` bytes. The sentence on failure names the path.
enum status file_read(const char *path, size_t limit, struct strbuf *out, struct error *err);

// A file of a course, of at most COURSE_FILE_MAX bytes: what is there but can be no such file (a
// folder, one too large) is the course's mistake, STATUS_COURSE with path:1.
enum status file_read_course(const char *path, struct strbuf *out, struct error *err);

// The same as file_read of the standard input, to its end.
enum status file_read_input(size_t limit, struct strbuf *out, struct error *err);

// Writes the file whole or leaves the old one: a new file beside it, fsync, rename, fsync of the
// folder. A symbolic link is followed, an existing file's mode is kept.
enum status file_write(const char *path, const void *bytes, size_t size, struct error *err);

// The same where `write` puts the bytes into a descriptor; false and errno where it could not.
typedef bool file_writer(void *owner, int fd);
enum status file_write_by(const char *path, file_writer *write, void *owner, struct error *err);

enum status file_make_folders(const char *path, struct error *err); // like mkdir -p, mode 0700
bool file_exists(const char *path);
bool file_is_folder(const char *path); // through links
bool file_is_link(const char *path);

char *path_join(const char *folder, const char *name); // the caller frees it
const char *path_name(const char *path);               // what stands behind the last slash

// The names in a folder, sorted by bytes, without "." and "..". The caller frees each and the list.
enum status folder_list(const char *path, char ***names, size_t *n, struct error *err);
void folder_list_free(char **names, size_t n);

// The same with what each is; a link is what it leads to. No entry is asked about that the folder
// itself tells of.
struct folder_entry {
    char *name;
    bool is_folder;
};
enum status folder_read(const char *path, struct folder_entry **entries, size_t *n,
                        struct error *err);
void folder_read_free(struct folder_entry *entries, size_t n);

// $XDG_DATA_HOME/bitlab and so on, by their rules; NULL where there is no HOME either. The caller
// frees it.
char *folder_data(void);
char *folder_config(void);
char *folder_cache(void);

// The folder of the running program (/proc/self/exe), for what is installed beside it. The caller
// frees it.
char *folder_program(void);

#endif
