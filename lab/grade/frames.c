// SPDX-License-Identifier: MIT
// The result frames of one child, checked before anything in them is believed.
#include "lab/grade/frames.h"

#include <math.h>
#include <string.h>

#include "lab/grade/wire.h"

enum { SCRATCH_BYTES = 64 << 10, KEPT_BYTES = 1 << 20, SMALL_BYTES = 4 << 10 };

struct parser {
    struct frames *frames;
    struct wire bytes;
    uint64_t nonce;
    uint32_t seq;
    size_t wanted;
    bool ended;
    struct arena *arena;
    struct arena scratch; // for values that are only looked at
};

static struct frame_text rest_of(struct wire *wire) {
    struct frame_text text = { wire->at, (size_t)(wire->end - wire->at) };
    wire->at = wire->end;
    return text;
}

static bool parse_load(struct parser *parser, struct wire *payload) {
    struct frames *frames = parser->frames;
    if (frames->has_load || frames->probed) return false;
    frames->has_load = true;
    frames->load = wire_u8(payload);
    frames->load_line = wire_u32(payload);
    frames->load_text = rest_of(payload);
    return !payload->bad && frames->load <= LOAD_GIVEN && frames->load_text.size <= TEXT_BYTES_MAX;
}

// The value is read to see that it is one, and kept while few are: hostile ones could be large.
static bool parse_value(struct parser *parser, struct frame_case *one, struct wire *payload) {
    bool keep = parser->arena->bytes < KEPT_BYTES && payload->end - payload->at < SMALL_BYTES;
    one->n_results = wire_u32(payload);
    one->value = (struct frame_text) { payload->at, (size_t)(payload->end - payload->at) };
    one->is_read = wire_get(payload, keep ? parser->arena : &parser->scratch, &one->read) &&
                   payload->at == payload->end;
    bool good = one->is_read;
    if (!keep) one->is_read = false;
    if (parser->scratch.bytes > SCRATCH_BYTES) arena_release(&parser->scratch);
    return good;
}

static bool parse_case(struct parser *parser, struct wire *payload) {
    struct frames *frames = parser->frames;
    if (!frames->has_load || frames->load != LOAD_OK || frames->n >= parser->wanted) return false;
    struct frame_case *one = &frames->cases[frames->n++];
    one->status = wire_u8(payload);
    switch (one->status) {
    case CASE_VALUE:
        return parse_value(parser, one, payload);
    case CASE_RAISED:
        one->line = wire_u32(payload);
        break;
    case CASE_REFUSED:
        one->refusal = wire_u8(payload);
        break;
    case CASE_MEMORY:
        return payload->at == payload->end;
    default:
        return false;
    }
    one->text = rest_of(payload);
    return !payload->bad && one->refusal < REFUSALS && one->text.size <= TEXT_BYTES_MAX;
}

static bool parse_probe(struct parser *parser, struct wire *payload) {
    struct frames *frames = parser->frames;
    if (frames->has_load || frames->probed || parser->wanted) return false;
    frames->probed = true;
    for (int i = 0; i < LAYERS; i++) {
        if (wire_u8(payload) != i) return false;
        frames->layers[i].active = wire_u8(payload) != 0;
        frames->layers[i].detail = wire_u32(payload);
    }
    return !payload->bad && payload->at == payload->end;
}

static bool parse_end(struct parser *parser, struct wire *payload) {
    struct frames *frames = parser->frames;
    uint32_t count = wire_u32(payload);
    frames->seconds = wire_f64(payload);
    bool stopped = frames->has_load && frames->load != LOAD_OK;
    size_t due = stopped ? 0 : parser->wanted;
    parser->ended = true;
    return !payload->bad && payload->at == payload->end && (frames->has_load || frames->probed) &&
           frames->n == due && count == due && isfinite(frames->seconds) && frames->seconds >= 0;
}

static bool parse_payload(struct parser *parser, uint8_t type, struct wire *payload) {
    switch (type) {
    case FRAME_LOAD:
        return parse_load(parser, payload);
    case FRAME_CASE:
        return parse_case(parser, payload);
    case FRAME_PROBE:
        return parse_probe(parser, payload);
    case FRAME_END:
        return parse_end(parser, payload);
    default:
        return false;
    }
}

// One frame. `*more` is false where its bytes are not all there.
static bool parse_frame(struct parser *parser, bool *more) {
    struct wire *bytes = &parser->bytes;
    *more = bytes->end - bytes->at >= FRAME_HEAD;
    if (!*more) return true;
    uint64_t nonce;
    memcpy(&nonce, bytes->at, sizeof nonce);
    bytes->at += sizeof nonce;
    uint32_t seq = wire_u32(bytes);
    uint8_t type = wire_u8(bytes);
    uint32_t size = wire_u32(bytes);
    if (nonce != parser->nonce || seq != parser->seq++ || size > FRAME_BYTES_MAX) return false;
    *more = (size_t)(bytes->end - bytes->at) >= size;
    if (!*more) return true;
    struct wire payload = { .at = bytes->at, .end = bytes->at + size };
    bytes->at += size;
    return parse_payload(parser, type, &payload);
}

bool frames_parse(struct frames *frames, const char *bytes, size_t size, uint64_t nonce,
                  size_t wanted, struct arena *arena) {
    *frames = (struct frames) { .cases = arena_alloc(arena, wanted * sizeof *frames->cases) };
    struct parser parser = { .frames = frames,
                             .bytes = { .at = bytes, .end = bytes + size },
                             .nonce = nonce,
                             .wanted = wanted,
                             .arena = arena };
    bool more = true, lawful = size <= RESULT_BYTES_MAX;
    while (lawful && more && !parser.ended)
        lawful = parse_frame(&parser, &more);
    arena_release(&parser.scratch);
    if (!lawful) return false;
    if (parser.ended && parser.bytes.at != parser.bytes.end)
        return false; // something behind the end
    frames->complete = parser.ended;
    return true;
}

struct value frame_case_look(const struct frame_case *one, struct arena *arena) {
    return one->is_read ? one->read : frame_case_value(one, arena);
}

struct value frame_case_value(const struct frame_case *one, struct arena *arena) {
    struct wire wire = { .at = one->value.at, .end = one->value.at + one->value.size };
    struct value value = { .kind = VALUE_NIL };
    if (!wire_get(&wire, arena, &value)) value = (struct value) { .kind = VALUE_NIL };
    return value;
}
