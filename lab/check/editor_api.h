// SPDX-License-Identifier: MIT
// The part of the editors' definition file that no table has. Nobody outside includes this.
#ifndef LAB_CHECK_EDITOR_API_H
#define LAB_CHECK_EDITOR_API_H

extern const char *const editor_api[]; // pieces of the text; NULL ends them

#endif
