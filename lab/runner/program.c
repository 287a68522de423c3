// SPDX-License-Identifier: MIT
// A request carried out: `given`, then the learner's program, then its entry on every case with
// fresh arguments. Everything that could fail for want of memory stands inside a protected call.
#include "lab/runner/program.h"

#include <lauxlib.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "lab/runner/lua_state.h"
#include "lab/runner/serialize.h"
#include "lab/runner/steps.h"

struct program {
    const struct request *request;
    struct output *output;
    struct lua_box box;
    struct reader cases;
    int exhaustions;       // cases that ended in a stack overflow or without memory
    int out_of_memory;     // of these without memory
    enum case_status last; // how the last of them ended
};

static void add_error(struct program *program, uint32_t line) {
    char scratch[64];
    size_t size;
    const char *text = lua_box_error(&program->box, scratch, &size);
    bytes_u32(&program->output->payload, line);
    bytes_add(&program->output->payload, text, size);
}

static bool send_load(struct program *program, enum load_status status) {
    struct bytes *payload = &program->output->payload;
    bytes_u8(payload, (uint8_t)status);
    if (status == LOAD_OK || status == LOAD_MEMORY)
        bytes_u32(payload, 0);
    else if (status == LOAD_NO_ENTRY) {
        const char *type = luaL_typename(program->box.L, -1);
        bytes_u32(payload, 0);
        bytes_add(payload, type, strlen(type));
    } else
        add_error(program, (uint32_t)program->box.failed_line);
    output_frame(program->output, FRAME_LOAD);
    return status == LOAD_OK;
}

// luaL_loadbuffer knows neither a byte order mark nor a `#!` line; its newline stays, so that lines
// keep their numbers.
static void skip_mark_and_shebang(const char **text, size_t *size) {
    const char *end = *text + *size;
    if (*size >= 3 && memcmp(*text, "\xEF\xBB\xBF", 3) == 0) *text += 3;
    if (*text < end && **text == '#') {
        const char *newline = memchr(*text, '\n', (size_t)(end - *text));
        *text = newline ? newline : end;
    }
    *size = (size_t)(end - *text);
}

static enum load_status failure_of(int code, enum load_status otherwise) {
    return code == LUA_ERRMEM ? LOAD_MEMORY : otherwise;
}

static bool compile(struct program *program, const char *text, size_t size, const char *name,
                    enum load_status syntax) {
    skip_mark_and_shebang(&text, &size);
    int code = luaL_loadbufferx(program->box.L, text, size, name, "t");
    return code == LUA_OK || send_load(program, failure_of(code, syntax));
}

static bool run_chunk(struct program *program, enum load_status raised) {
    int n_results;
    int code = lua_box_call(&program->box, 0, &n_results);
    if (code != LUA_OK) return send_load(program, failure_of(code, raised));
    lua_pop(program->box.L, 1);
    return true;
}

static int get_raw_global(lua_State *L) {
    lua_pushglobaltable(L);
    lua_pushvalue(L, 1);
    lua_rawget(L, -2);
    return 1;
}

// Leaves the entry on the stack.
static bool find_entry(struct program *program) {
    lua_State *L = program->box.L;
    int n_results;
    lua_pushcfunction(L, get_raw_global);
    lua_pushstring(L, program->request->entry);
    if (lua_box_call(&program->box, 1, &n_results) != LUA_OK)
        return send_load(program, LOAD_MEMORY);
    return lua_isfunction(L, -1) || send_load(program, LOAD_NO_ENTRY);
}

static bool load_program(struct program *program) {
    const struct request *request = program->request;
    program->box.silent = true; // `given` is the course's
    if (!compile(program, request->given, request->head.given_size, GIVEN_CHUNK, LOAD_GIVEN) ||
        !run_chunk(program, LOAD_GIVEN))
        return false;
    program->box.silent = false;
    return compile(program, request->source, request->head.source_size, ANSWER_CHUNK,
                   LOAD_SYNTAX) &&
           run_chunk(program, LOAD_RAISED) && find_entry(program) && send_load(program, LOAD_OK);
}

static bool load_answer(struct program *program) {
    return compile(program, program->request->source, program->request->head.source_size,
                   ANSWER_CHUNK, LOAD_SYNTAX) &&
           send_load(program, LOAD_OK);
}

static void send_refusal(struct program *program, const struct refused *refused) {
    struct bytes *payload = &program->output->payload;
    payload->size = 0;
    bytes_u8(payload, CASE_REFUSED);
    bytes_u8(payload, (uint8_t)refused->why);
    bytes_add(payload, refused->word, strlen(refused->word));
}

static void send_value(struct program *program, int n_results) {
    struct bytes *payload = &program->output->payload;
    struct refused refused;
    bytes_u8(payload, CASE_VALUE);
    bytes_u32(payload, (uint32_t)n_results);
    bool taken = value_take(program->box.L, payload, &refused);
    if (taken && !output_fits(program->output)) {
        refused = (struct refused) { REFUSAL_BYTES, "" };
        taken = false;
    }
    if (!taken) send_refusal(program, &refused);
    output_frame(program->output, FRAME_CASE);
}

// Counts cases that ran into a wall: each costs up to 300 ms, and many would hide the cause behind
// a timeout, on a busy machine even where few would. So it is a count that stops them.
static void note_exhaustion(struct program *program, int code) {
    char scratch[64];
    size_t size;
    const char *text = lua_box_error(&program->box, scratch, &size);
    bool overflow = code != LUA_ERRMEM && memmem(text, size, "stack overflow", 14) != NULL;
    program->exhaustions += overflow || code == LUA_ERRMEM;
    program->out_of_memory += code == LUA_ERRMEM;
    if (overflow || code == LUA_ERRMEM) program->last = overflow ? CASE_RAISED : CASE_MEMORY;
}

static void send_failure(struct program *program, int code) {
    struct bytes *payload = &program->output->payload;
    note_exhaustion(program, code);
    if (code == LUA_ERRMEM) {
        bytes_u8(payload, CASE_MEMORY);
    } else {
        bytes_u8(payload, CASE_RAISED);
        add_error(program, (uint32_t)program->box.failed_line);
    }
    output_frame(program->output, FRAME_CASE);
    lua_pop(program->box.L, 1);
}

static bool exhaustions_eat_the_budget(const struct program *program) {
    const struct lua_box *box = &program->box;
    if (program->exhaustions >= RUNNER_ERRORS_MAX ||
        program->out_of_memory >= RUNNER_ERRORS_BEFORE_STOP)
        return true;
    if (box->memory.counted) return false; // the clock decides nothing where steps are counted
    return program->exhaustions >= RUNNER_ERRORS_BEFORE_STOP &&
           box_now() > (box->started + box->deadline) / 2;
}

static void send_not_run(struct program *program) {
    static const char text[] = "not run: the cases before it overflowed the stack";
    bytes_u8(&program->output->payload, (uint8_t)program->last);
    if (program->last == CASE_RAISED) {
        bytes_u32(&program->output->payload, 0);
        bytes_add(&program->output->payload, text, sizeof text - 1);
    }
    output_frame(program->output, FRAME_CASE);
}

// A C function of its own, so that a failure to make the arguments is caught like any other.
static int call_entry(lua_State *L) {
    struct program *program = lua_touserdata(L, 2);
    uint32_t n = reader_u32(&program->cases);
    lua_settop(L, 1);
    luaL_checkstack(L, (int)n + 8, "too many arguments");
    for (uint32_t i = 0; i < n; i++)
        value_push(L, &program->cases);
    lua_call(L, (int)n, LUA_MULTRET);
    return lua_gettop(L);
}

// Passes over the arguments of one case without making them.
static void skip_value(struct reader *reader);

static void skip_values(struct reader *reader, uint64_t n) {
    while (n--)
        skip_value(reader);
}

static void skip_bytes(struct reader *reader, size_t size) {
    if ((size_t)(reader->end - reader->at) < size) _exit(RUNNER_REQUEST);
    reader->at += size;
}

static void skip_value(struct reader *reader) {
    if (reader->at == reader->end) _exit(RUNNER_REQUEST);
    switch (*reader->at++) {
    case TAG_INTEGER:
    case TAG_NUMBER:
        skip_bytes(reader, 8);
        break;
    case TAG_STRING:
        skip_bytes(reader, reader_u32(reader));
        break;
    case TAG_TABLE:
        skip_values(reader, reader_u32(reader));
        skip_values(reader, 2 * (uint64_t)reader_u32(reader));
        break;
    default:
        break;
    }
}

static void run_case(struct program *program, uint32_t i) {
    lua_State *L = program->box.L;
    struct reader start = program->cases;
    int n_results;
    if (exhaustions_eat_the_budget(program)) {
        send_not_run(program);
        return;
    }
    program->box.silent = i >= program->request->head.n_shown;
    lua_pushcfunction(L, call_entry);
    lua_pushvalue(L, 1); // the entry
    lua_pushlightuserdata(L, program);
    int code = lua_box_call(&program->box, 2, &n_results);
    if (code == LUA_OK)
        send_value(program, n_results);
    else
        send_failure(program, code);
    program->cases = start;
    skip_values(&program->cases, reader_u32(&program->cases));
}

static void run_answer(struct program *program) {
    int n_results;
    int code = lua_box_call(&program->box, 0, &n_results);
    if (code == LUA_OK)
        send_value(program, n_results);
    else
        send_failure(program, code);
}

static void send_end(struct program *program, uint32_t n) {
    double seconds = box_now() - program->box.started;
    bytes_u32(&program->output->payload, n);
    bytes_add(&program->output->payload, &seconds, sizeof seconds);
    output_frame(program->output, FRAME_END);
}

void program_run(const struct request *request, struct output *output) {
    const struct request_head *head = &request->head;
    struct program program = { .request = request, .output = output };
    bool is_answer = head->mode == REQUEST_ANSWER;
    uint32_t n = is_answer ? 1 : head->n_cases;
    program.cases = (struct reader) { request->cases, request->cases + head->cases_size };
    lua_box_open(&program.box, head);
    steps_count(&program.box, head->kilosteps);
    bool loaded = is_answer ? load_answer(&program) : load_program(&program);
    if (loaded && is_answer) run_answer(&program);
    for (uint32_t i = 0; loaded && !is_answer && i < n; i++)
        run_case(&program, i);
    send_end(&program, loaded ? n : 0);
}
