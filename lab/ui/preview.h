// SPDX-License-Identifier: MIT
// What an author sees while writing: a lesson or an exercise that is open in the lab is read anew
// when its file is saved, and the screen stays where it was. So is the course: lessons and
// exercises that are new are there, and those that are gone are not.
#ifndef LAB_UI_PREVIEW_H
#define LAB_UI_PREVIEW_H

#include "lab/ui/app.h"

struct preview;

struct preview *preview_new(struct lab *lab);
void preview_free(struct preview *preview);

// Watches the files of the screens that are open now, and reads the course anew where it is old; to
// be called after whatever may open a screen or save a file: between two steps of the loop.
void preview_follow(struct preview *preview);

#endif
