// SPDX-License-Identifier: MIT
// Saved files: a callback for every file that was written anew, however the editor does it. The
// loop is told by inotify; where no event comes (a network's folder, another system), the files are
// asked for several times a second.
#ifndef LAB_BASE_WATCH_H
#define LAB_BASE_WATCH_H

#include "lab/base/loop.h"

struct file_watch;

// `path` was saved: it exists, and it is another file or was written since it was looked at last.
// One call for one save, a few hundredths of a second after its last write. A file that goes away
// is no save, unless that was asked for; one that comes back is. The callback may add and clear; it
// may not free the watch.
typedef void file_saved(void *owner, const char *path);

struct file_watch *file_watch_new(struct loop *loop, file_saved *saved, void *owner);
void file_watch_free(struct file_watch *watch);

// Watches a file, which need not exist yet, or every file that lies in a folder (not below it).
void file_watch_add(struct file_watch *watch, const char *path);
// The same for every file at any depth below a folder, also in folders that are made later. Links
// to folders are not followed.
void file_watch_add_tree(struct file_watch *watch, const char *folder);
void file_watch_clear(struct file_watch *watch); // forgets what was added

// From now on a file that goes away, and is still away half a second later, is told as one that was
// saved. Editors take a file away for a moment while they save it.
void file_watch_tell_gone(struct file_watch *watch);

// From now on asks for the files, as is done where no event comes.
void file_watch_poll(struct file_watch *watch);

#endif
