// SPDX-License-Identifier: MIT
// SHA-256 (FIPS 180-4), through nettle: what names a course or a submission by its bytes.
#include "lab/base/digest.h"

#include <nettle/base16.h>
#include <nettle/sha2.h>
#include <stdlib.h>

#include "lab/base/memory.h"

struct digest {
    struct sha256_ctx context;
};

struct digest *digest_new(void) {
    struct digest *digest = xmalloc(sizeof *digest);
    sha256_init(&digest->context);
    return digest;
}

void digest_add(struct digest *digest, const void *bytes, size_t size) {
    sha256_update(&digest->context, size, bytes);
}

void digest_finish(struct digest *digest, char hex[DIGEST_HEX]) {
    uint8_t raw[SHA256_DIGEST_SIZE];
    sha256_digest(&digest->context, sizeof raw, raw);
    base16_encode_update(hex, sizeof raw, raw);
    hex[DIGEST_HEX - 1] = 0;
    free(digest);
}

void digest_hex(const void *bytes, size_t size, char hex[DIGEST_HEX]) {
    struct digest *digest = digest_new();
    digest_add(digest, bytes, size);
    digest_finish(digest, hex);
}
