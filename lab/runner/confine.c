// SPDX-License-Identifier: MIT
// Puts the layers of the confinement on, in order, and remembers which hold.
// Landlock comes before the limits because it needs a descriptor; the system call filter comes
// last.
#include "lab/runner/confine.h"

static void note(struct confinement *confinement, enum confinement_layer layer, int code,
                 uint32_t version) {
    confinement->layers[layer].active = code == 0;
    confinement->layers[layer].detail = code == 0 ? version : (uint32_t)code;
}

void confine(struct confinement *confinement, const struct request_head *head) {
    uint32_t version = 0;
    note(confinement, LAYER_NO_NEW_PRIVS, confine_no_new_privs(), 0);
    note(confinement, LAYER_NOT_DUMPABLE, confine_not_dumpable(), 0);
    int code = confine_landlock(&version);
    note(confinement, LAYER_LANDLOCK, code, version);
    note(confinement, LAYER_DEADLINE, confine_deadline(head), 0);
    note(confinement, LAYER_LIMITS, confine_limits(head), 0);
    note(confinement, LAYER_ADDRESS_SPACE, confine_address_space(head), 0);
    note(confinement, LAYER_SECCOMP, confine_seccomp(), 0);
}

static bool holds(const struct confinement *confinement, enum confinement_layer layer) {
    return confinement->layers[layer].active ||
           (SANITIZED_BUILD && confinement->layers[layer].detail == LAYER_LEFT_OUT);
}

bool confinement_suffices(const struct confinement *confinement) {
    return holds(confinement, LAYER_NO_NEW_PRIVS) && holds(confinement, LAYER_LIMITS) &&
           holds(confinement, LAYER_ADDRESS_SPACE) && holds(confinement, LAYER_SECCOMP);
}
