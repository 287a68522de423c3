// SPDX-License-Identifier: MIT
// Where `make install` puts what does not belong beside the program; the paths are fixed when
// bitlab is built.
#include "lab/base/install.h"

const char *folder_installed(void) {
    return BITLAB_DATADIR;
}

const char *folder_installed_libexec(void) {
    return BITLAB_LIBEXECDIR;
}

const char *installed_version(void) {
    return BITLAB_VERSION;
}
