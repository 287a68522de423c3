// SPDX-License-Identifier: MIT
// Letters of other alphabets: double-struck, script, Fraktur and bold, and small ones above and
// below the line.
#include "lab/lesson/tex_letters.h"

#include <string.h>

#include "lab/base/utf8.h"

enum {
    WORD_MAX = 3
}; // x_max is small, t_token is not: long words in small letters are hard to read

// Letters that Unicode had before the mathematical alphabets; the rest follow one another from
// `first` on.
static const struct {
    char font;
    uint32_t upper, lower; // code points of A and a
    const char *old;       // letters that stand elsewhere
    uint32_t elsewhere[12];
} alphabets[] = {
    { 'B',
      0x1D538,
      0x1D552,
      "CHNPQRZ",
      { 0x2102, 0x210D, 0x2115, 0x2119, 0x211A, 0x211D, 0x2124 } },
    { 'c',
      0x1D49C,
      0x1D4B6,
      "BEFHILMRego",
      { 0x212C, 0x2130, 0x2131, 0x210B, 0x2110, 0x2112, 0x2133, 0x211B, 0x212F, 0x210A, 0x2134 } },
    { 'r', 0x1D504, 0x1D51E, "CHIRZ", { 0x212D, 0x210C, 0x2111, 0x211C, 0x2128 } },
};

static uint32_t letter_in(char font, char c) {
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
        if (alphabets[i].font != font) continue;
        const char *old = strchr(alphabets[i].old, c);
        if (c && old) return alphabets[i].elsewhere[old - alphabets[i].old];
        if (c >= 'A' && c <= 'Z') return alphabets[i].upper + (uint32_t)(c - 'A');
        if (c >= 'a' && c <= 'z') return alphabets[i].lower + (uint32_t)(c - 'a');
    }
    return font == 'B' && c >= '0' && c <= '9' ? 0x1D7D8 + (uint32_t)(c - '0') : 0;
}

static void set_one(struct arena *arena, struct tex_node *node, char font) {
    if (font == 'b') {
        node->style = STYLE_STRONG;
        return;
    }
    char bytes[5] = "";
    uint32_t letter = node->text[0] && !node->text[1] ? letter_in(font, node->text[0]) : 0;
    if (!letter) return;
    bytes[utf8_encode(letter, bytes)] = '\0';
    node->text = arena_strdup(arena, bytes);
}

void tex_set_letters(struct arena *arena, struct tex_node *node, char font) {
    for (; node; node = node->next) {
        if (node->kind == TEX_SYMBOL || node->kind == TEX_WORD) set_one(arena, node, font);
        tex_set_letters(arena, node->first, font);
        tex_set_letters(arena, node->second, font);
        tex_set_letters(arena, node->third, font);
    }
}

// What exists above and below the line: pairs of a character and its small form.
static const char *const supers[][2] = {
    { "0", "⁰" }, { "1", "¹" }, { "2", "²" }, { "3", "³" }, { "4", "⁴" }, { "5", "⁵" },
    { "6", "⁶" }, { "7", "⁷" }, { "8", "⁸" }, { "9", "⁹" }, { "+", "⁺" }, { "−", "⁻" },
    { "=", "⁼" }, { "(", "⁽" }, { ")", "⁾" }, { "a", "ᵃ" }, { "b", "ᵇ" }, { "c", "ᶜ" },
    { "d", "ᵈ" }, { "e", "ᵉ" }, { "f", "ᶠ" }, { "g", "ᵍ" }, { "h", "ʰ" }, { "i", "ⁱ" },
    { "j", "ʲ" }, { "k", "ᵏ" }, { "l", "ˡ" }, { "m", "ᵐ" }, { "n", "ⁿ" }, { "o", "ᵒ" },
    { "p", "ᵖ" }, { "r", "ʳ" }, { "s", "ˢ" }, { "t", "ᵗ" }, { "u", "ᵘ" }, { "v", "ᵛ" },
    { "w", "ʷ" }, { "x", "ˣ" }, { "y", "ʸ" }, { "z", "ᶻ" }, { "A", "ᴬ" }, { "B", "ᴮ" },
    { "D", "ᴰ" }, { "E", "ᴱ" }, { "G", "ᴳ" }, { "H", "ᴴ" }, { "I", "ᴵ" }, { "J", "ᴶ" },
    { "K", "ᴷ" }, { "L", "ᴸ" }, { "M", "ᴹ" }, { "N", "ᴺ" }, { "O", "ᴼ" }, { "P", "ᴾ" },
    { "R", "ᴿ" }, { "T", "ᵀ" }, { "U", "ᵁ" }, { "V", "ⱽ" }, { "W", "ᵂ" }, { "⊤", "ᵀ" },
    { "α", "ᵅ" }, { "β", "ᵝ" }, { "γ", "ᵞ" }, { "δ", "ᵟ" }, { "θ", "ᶿ" }, { "φ", "ᵠ" },
    { "χ", "ᵡ" }, { "′", "′" }, { "″", "″" }, { "‴", "‴" }, { "∗", "*" }, { "⋆", "*" },
    { "†", "†" }, { "°", "°" }, { "∘", "°" },
};
static const char *const subs[][2] = {
    { "0", "₀" }, { "1", "₁" }, { "2", "₂" }, { "3", "₃" }, { "4", "₄" }, { "5", "₅" },
    { "6", "₆" }, { "7", "₇" }, { "8", "₈" }, { "9", "₉" }, { "+", "₊" }, { "−", "₋" },
    { "=", "₌" }, { "(", "₍" }, { ")", "₎" }, { "a", "ₐ" }, { "e", "ₑ" }, { "h", "ₕ" },
    { "i", "ᵢ" }, { "j", "ⱼ" }, { "k", "ₖ" }, { "l", "ₗ" }, { "ℓ", "ₗ" }, { "m", "ₘ" },
    { "n", "ₙ" }, { "o", "ₒ" }, { "p", "ₚ" }, { "r", "ᵣ" }, { "s", "ₛ" }, { "t", "ₜ" },
    { "u", "ᵤ" }, { "v", "ᵥ" }, { "x", "ₓ" }, { "β", "ᵦ" }, { "γ", "ᵧ" }, { "ρ", "ᵨ" },
    { "φ", "ᵩ" }, { "χ", "ᵪ" },
};

static const char *small_form(const char *text, size_t size, bool super) {
    size_t n = super ? sizeof supers / sizeof *supers : sizeof subs / sizeof *subs;
    const char *const(*table)[2] = super ? supers : subs;
    for (size_t i = 0; i < n; i++)
        if (strncmp(table[i][0], text, size) == 0 && table[i][0][size] == '\0') return table[i][1];
    return NULL;
}

static bool small_string(const char *text, bool super, struct strbuf *out) {
    for (size_t taken; *text; text += taken) {
        utf8_decode(text, strlen(text), &taken);
        const char *form = small_form(text, taken, super);
        if (!form) return false;
        strbuf_puts(out, form);
    }
    return true;
}

static bool is_single(const struct tex_node *node) {
    return node && node->kind == TEX_SYMBOL && node->class == TEX_ORD && node->text[0] &&
           !(node->text[0] >= '0' && node->text[0] <= '9');
}

// x_{i,j} is x_{ij} wherever single letters stand; x_{1,2} is not x_{12}.
static bool is_needless_comma(const struct tex_node *before, const struct tex_node *comma) {
    return comma->kind == TEX_SYMBOL && strcmp(comma->text, ",") == 0 && is_single(before) &&
           is_single(comma->next);
}

static bool small_row(const struct tex_node *first, bool super, struct strbuf *out) {
    const struct tex_node *before = NULL;
    for (const struct tex_node *n = first; n; before = n, n = n->next) {
        if (is_needless_comma(before, n)) continue;
        if (!tex_small_text(n, super, out)) return false;
    }
    return true;
}

bool tex_small_text(const struct tex_node *node, bool super, struct strbuf *out) {
    if (node->style != STYLE_TEXT) return false;
    if (node->kind == TEX_ROW) return small_row(node->first, super, out);
    if (node->kind == TEX_WORD && strlen(node->text) > WORD_MAX) return false;
    if (node->kind == TEX_SYMBOL || node->kind == TEX_WORD)
        return small_string(node->text, super, out);
    return node->kind == TEX_FENCED && small_string(node->open, super, out) &&
           tex_small_text(node->first, super, out) && small_string(node->close, super, out);
}
