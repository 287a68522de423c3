// SPDX-License-Identifier: MIT
// SHA-256 (FIPS 180-4), through nettle: what names a course or a submission by its bytes.
#ifndef LAB_BASE_DIGEST_H
#define LAB_BASE_DIGEST_H

#include <stddef.h>

enum { DIGEST_HEX = 65 }; // 64 hex digits and the NUL

// Of one piece of memory.
void digest_hex(const void *bytes, size_t size, char hex[DIGEST_HEX]);

// Of many pieces, one after the other. `digest_finish` frees the digest.
struct digest;
struct digest *digest_new(void);
void digest_add(struct digest *digest, const void *bytes, size_t size);
void digest_finish(struct digest *digest, char hex[DIGEST_HEX]);

#endif
