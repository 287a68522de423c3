// SPDX-License-Identifier: MIT
// Numbers held in C for course files: `array`, a vector, and `matrix`, row-major. Both are one
// userdata. A row of a matrix is an array that shares its matrix's numbers; everything else owns
// its own.
#ifndef LAB_SCRIPT_NUMBERS_H
#define LAB_SCRIPT_NUMBERS_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

enum { NUMBERS_MAX = 1 << 24 }; // of one array or matrix

struct numbers {
    size_t rows, cols; // an array has one row
    double *at;        // (rows, cols): `own`, or a row of another
    double own[];
};

// Pushes a new one; its numbers are not set. Raises where it is larger than NUMBERS_MAX.
struct numbers *array_push(lua_State *lua, size_t n);
struct numbers *matrix_push(lua_State *lua, size_t rows, size_t cols);

// The array or matrix at an index, or NULL.
struct numbers *array_test(lua_State *lua, int index);
struct numbers *matrix_test(lua_State *lua, int index);

// The array at an index, or one copied from the list there and put in its place; NULL where it is
// neither. Raises where the list holds something that is no number. `what` names it: "the second
// item of line".
struct numbers *array_from(lua_State *lua, int index, const char *what);
// The same for a matrix: from a matrix, or a list of lists or arrays of one length.
struct numbers *matrix_from(lua_State *lua, int index, const char *what);

// numbers.c: what arrays and matrices share, set into the metatable on top of the stack.
void numbers_set_shared(lua_State *lua);
// A method by its name, for __index: the methods' table is the function's first upvalue.
int numbers_method(lua_State *lua);
// Pushes a new one of the same kind and shape as `like`, which stands at `index`.
struct numbers *numbers_push_like(lua_State *lua, int index, const struct numbers *like);
struct numbers *numbers_test(lua_State *lua, int index); // array or matrix
size_t numbers_count(const struct numbers *numbers);

extern const char array_type[], matrix_type[], generator_type[]; // names of the metatables

#endif
