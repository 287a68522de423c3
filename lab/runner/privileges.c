// SPDX-License-Identifier: MIT
// The first two layers: nothing started from here can gain rights, and no process of the user can
// look inside.
#include <errno.h>
#include <sys/prctl.h>

#include "lab/runner/confine.h"

int confine_no_new_privs(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

int confine_not_dumpable(void) {
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : errno;
}
