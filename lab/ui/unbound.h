// SPDX-License-Identifier: MIT
// A key that does nothing here is answered with a sentence, never with silence.
#ifndef LAB_UI_UNBOUND_H
#define LAB_UI_UNBOUND_H

#include "lab/ui/app.h"

enum { KEY_LABEL_SIZE = 64 };

// What is written on the key of an action here; false where it has none.
bool action_label(const struct lab *lab, enum action action, place_set where,
                  char label[KEY_LABEL_SIZE]);

// Says that a key without an action does nothing on the screen on top, and what would: Tab where
// the key is a figure's and the page has the keys, help elsewhere. The mouse is never answered.
void say_unbound(struct lab *lab, uint32_t code);

#endif
