// SPDX-License-Identifier: MIT
// Where `make install` puts what does not belong beside the program; the paths are fixed when
// bitlab is built.
#ifndef LAB_BASE_INSTALL_H
#define LAB_BASE_INSTALL_H

const char *folder_installed(void);         // the course: lessons/ and exercises/ stand in it
const char *folder_installed_libexec(void); // programs that only bitlab starts
const char *installed_version(void);        // "0.1.0"

#endif
