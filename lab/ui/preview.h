// SPDX-License-Identifier: MIT
// What an author sees while writing: a lesson or an exercise that is open in the lab is read anew
// when its file is saved, and the screen stays where it was.
#ifndef LAB_UI_PREVIEW_H
#define LAB_UI_PREVIEW_H

#include "lab/ui/app.h"

struct preview;

struct preview *preview_new(struct lab *lab);
void preview_free(struct preview *preview);

// Watches the files of the screens that are open now; to be called after whatever may open one.
void preview_follow(struct preview *preview);

#endif
