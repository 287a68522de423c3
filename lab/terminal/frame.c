// SPDX-License-Identifier: MIT
// A frame in one piece. Curses sends a frame in as many writes as it moves the cursor, and each
// wakes the terminal up, which shows what came so far. So while curses draws, its descriptor stands
// for a file in memory, and what it holds then goes to the terminal at once.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "lab/terminal/parts.h"

static struct {
    int terminal, held; // -1 where frames go out as curses writes them
} frame = { -1, -1 };

int frame_open(void) {
    frame.terminal = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    if (frame.terminal < 0) return STDOUT_FILENO;
#ifdef MFD_CLOEXEC
    frame.held = memfd_create("frame", MFD_CLOEXEC);
#endif
    return frame.terminal;
}

void frame_begin(void) {
    if (frame.held >= 0 && lseek(frame.held, 0, SEEK_SET) == 0) dup2(frame.held, STDOUT_FILENO);
}

void frame_end(void) {
    char bytes[1 << 14];
    if (frame.held < 0) return;
    off_t size = lseek(frame.held, 0, SEEK_CUR);
    dup2(frame.terminal, STDOUT_FILENO);
    for (off_t at = 0; at < size;) {
        size_t left = (size_t)(size - at);
        ssize_t got = pread(frame.held, bytes, left < sizeof bytes ? left : sizeof bytes, at);
        if (got <= 0) return;
        send_bytes(bytes, (size_t)got);
        at += got;
    }
}

void frame_close(void) {
    if (frame.held >= 0) close(frame.held);
    if (frame.terminal >= 0) close(frame.terminal);
    frame.held = frame.terminal = -1;
}
