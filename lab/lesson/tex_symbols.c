// SPDX-License-Identifier: MIT
// The TeX commands of formulas: one table with the name, what it does, and its form in Unicode and
// in ASCII. Messages, docs and tests read the same table.
#include <stdlib.h>
#include <string.h>

#include "lab/lesson/lesson.h"
#include "lab/lesson/tex.h"
#include "lab/lesson/words.h"

#define SYMBOL(name, class, unicode, ascii)                                                        \
    { name, TEX_ROLE_SYMBOL, class, unicode, ascii, 0 }
#define GREEK(name, unicode)      SYMBOL(name, TEX_ORD, unicode, name)
#define ORD(name, unicode, ascii) SYMBOL(name, TEX_ORD, unicode, ascii)
#define BIN(name, unicode, ascii) SYMBOL(name, TEX_BIN, unicode, ascii)
#define REL(name, unicode, ascii) SYMBOL(name, TEX_REL, unicode, ascii)
#define BIG(name, unicode, ascii)                                                                  \
    { name, TEX_ROLE_BIG, TEX_OP, unicode, ascii, 0 }
#define INTEGRAL(name, unicode, ascii)                                                             \
    { name, TEX_ROLE_INTEGRAL, TEX_OP, unicode, ascii, 0 }
#define FUNCTION(name)                                                                             \
    { name, TEX_ROLE_FUNCTION, TEX_OP, name, name, 0 }
#define LIMIT(name, word)                                                                          \
    { name, TEX_ROLE_LIMIT_FUNCTION, TEX_OP, word, word, 0 }
#define ACCENT(name, mark, ascii)                                                                  \
    { name, TEX_ROLE_ACCENT, TEX_ORD, "", ascii, mark }
#define OPEN(name, unicode, ascii)                                                                 \
    { name, TEX_ROLE_DELIMITER, TEX_OPEN, unicode, ascii, 0 }
#define CLOSE(name, unicode, ascii)                                                                \
    { name, TEX_ROLE_DELIMITER, TEX_CLOSE, unicode, ascii, 0 }
#define SPACE(name, cols)                                                                          \
    { name, TEX_ROLE_SPACE, TEX_ORD, "", "", cols }
#define SHAPE(name, role)                                                                          \
    { name, role, TEX_ORD, "", "", 0 }
#define FONT(name, letter)                                                                         \
    { name, TEX_ROLE_FONT, TEX_ORD, "", "", letter }
#define NOTHING(name)                                                                              \
    { name, TEX_ROLE_NOTHING, TEX_ORD, "", "", 0 }

static const struct tex_command commands[] = {
    GREEK("alpha", "α"),
    GREEK("beta", "β"),
    GREEK("gamma", "γ"),
    GREEK("delta", "δ"),
    GREEK("epsilon", "ϵ"),
    SYMBOL("varepsilon", TEX_ORD, "ε", "eps"),
    GREEK("zeta", "ζ"),
    GREEK("eta", "η"),
    GREEK("theta", "θ"),
    SYMBOL("vartheta", TEX_ORD, "ϑ", "theta"),
    GREEK("iota", "ι"),
    GREEK("kappa", "κ"),
    GREEK("lambda", "λ"),
    GREEK("mu", "μ"),
    GREEK("nu", "ν"),
    GREEK("xi", "ξ"),
    GREEK("omicron", "ο"),
    GREEK("pi", "π"),
    GREEK("rho", "ρ"),
    SYMBOL("varrho", TEX_ORD, "ϱ", "rho"),
    GREEK("sigma", "σ"),
    SYMBOL("varsigma", TEX_ORD, "ς", "sigma"),
    GREEK("tau", "τ"),
    GREEK("upsilon", "υ"),
    SYMBOL("phi", TEX_ORD, "φ", "phi"),
    SYMBOL("varphi", TEX_ORD, "φ", "phi"),
    GREEK("chi", "χ"),
    GREEK("psi", "ψ"),
    GREEK("omega", "ω"),
    GREEK("Gamma", "Γ"),
    GREEK("Delta", "Δ"),
    GREEK("Theta", "Θ"),
    GREEK("Lambda", "Λ"),
    GREEK("Xi", "Ξ"),
    GREEK("Pi", "Π"),
    GREEK("Sigma", "Σ"),
    GREEK("Upsilon", "Υ"),
    GREEK("Phi", "Φ"),
    GREEK("Psi", "Ψ"),
    GREEK("Omega", "Ω"),

    ORD("infty", "∞", "inf"),
    ORD("partial", "∂", "d"),
    ORD("nabla", "∇", "grad"),
    ORD("ell", "ℓ", "l"),
    ORD("hbar", "ℏ", "hbar"),
    ORD("Re", "ℜ", "Re"),
    ORD("Im", "ℑ", "Im"),
    ORD("forall", "∀", "for all"),
    ORD("exists", "∃", "exists"),
    ORD("emptyset", "∅", "{}"),
    ORD("varnothing", "∅", "{}"),
    ORD("neg", "¬", "not"),
    ORD("lnot", "¬", "not"),
    ORD("top", "⊤", "T"),
    ORD("bot", "⊥", "bot"),
    ORD("angle", "∠", "angle"),
    ORD("prime", "′", "'"),
    ORD("dagger", "†", "+"),
    ORD("star", "⋆", "*"),
    ORD("degree", "°", "deg"),
    ORD("ldots", "…", "..."),
    ORD("dots", "…", "..."),
    ORD("cdots", "⋯", "..."),
    ORD("vdots", "⋮", ":"),
    ORD("ddots", "⋱", "..."),
    ORD("%", "%", "%"),
    ORD("$", "$", "$"),
    ORD("#", "#", "#"),
    ORD("&", "&", "&"),
    ORD("_", "_", "_"),
    ORD("backslash", "\\", "\\"),
    ORD("square", "□", "[]"),
    ORD("checkmark", "✓", "ok"),
    ORD("imath", "ı", "i"),
    ORD("jmath", "ȷ", "j"),
    SYMBOL("colon", TEX_PUNCT, ":", ":"),

    BIN("pm", "±", "+/-"),
    BIN("mp", "∓", "-/+"),
    BIN("times", "×", "x"),
    BIN("div", "÷", "/"),
    BIN("cdot", "·", "*"),
    BIN("ast", "∗", "*"),
    BIN("circ", "∘", "o"),
    BIN("bullet", "•", "*"),
    BIN("odot", "⊙", "(*)"),
    BIN("oplus", "⊕", "(+)"),
    BIN("ominus", "⊖", "(-)"),
    BIN("otimes", "⊗", "(x)"),
    BIN("oslash", "⊘", "(/)"),
    BIN("cup", "∪", "union"),
    BIN("cap", "∩", "intersect"),
    BIN("setminus", "∖", "\\"),
    BIN("wedge", "∧", "and"),
    BIN("land", "∧", "and"),
    BIN("vee", "∨", "or"),
    BIN("lor", "∨", "or"),
    BIN("bmod", "mod", "mod"),
    BIN("mod", "mod", "mod"),

    REL("le", "≤", "<="),
    REL("leq", "≤", "<="),
    REL("ge", "≥", ">="),
    REL("geq", "≥", ">="),
    REL("leqslant", "⩽", "<="),
    REL("geqslant", "⩾", ">="),
    REL("lt", "<", "<"),
    REL("gt", ">", ">"),
    REL("ne", "≠", "!="),
    REL("neq", "≠", "!="),
    REL("approx", "≈", "~="),
    REL("sim", "∼", "~"),
    REL("simeq", "≃", "~="),
    REL("cong", "≅", "~="),
    REL("equiv", "≡", "=="),
    REL("propto", "∝", "prop. to"),
    REL("ll", "≪", "<<"),
    REL("gg", "≫", ">>"),
    REL("lesssim", "≲", "<~"),
    REL("gtrsim", "≳", ">~"),
    REL("prec", "≺", "<"),
    REL("succ", "≻", ">"),
    REL("preceq", "⪯", "<="),
    REL("succeq", "⪰", ">="),
    REL("in", "∈", "in"),
    REL("notin", "∉", "not in"),
    REL("ni", "∋", "contains"),
    REL("subset", "⊂", "subset"),
    REL("subseteq", "⊆", "subseteq"),
    REL("supset", "⊃", "supset"),
    REL("supseteq", "⊇", "supseteq"),
    REL("mid", "∣", "|"),
    REL("parallel", "∥", "||"),
    REL("perp", "⊥", "perp"),
    REL("coloneqq", "≔", ":="),
    REL("triangleq", "≜", ":="),
    REL("doteq", "≐", ".="),
    REL("asymp", "≍", "~"),
    REL("models", "⊨", "|="),
    REL("vdash", "⊢", "|-"),
    REL("to", "→", "->"),
    REL("rightarrow", "→", "->"),
    REL("gets", "←", "<-"),
    REL("leftarrow", "←", "<-"),
    REL("leftrightarrow", "↔", "<->"),
    REL("Rightarrow", "⇒", "=>"),
    REL("implies", "⟹", "==>"),
    REL("Leftarrow", "⇐", "<="),
    REL("impliedby", "⟸", "<=="),
    REL("Leftrightarrow", "⇔", "<=>"),
    REL("iff", "⟺", "<=>"),
    REL("mapsto", "↦", "|->"),
    REL("longrightarrow", "⟶", "-->"),
    REL("longleftarrow", "⟵", "<--"),
    REL("uparrow", "↑", "^"),
    REL("downarrow", "↓", "v"),
    REL("updownarrow", "↕", "^v"),
    REL("nearrow", "↗", "up"),
    REL("searrow", "↘", "down"),
    REL("hookrightarrow", "↪", "->"),

    BIG("sum", "∑", "sum"),
    BIG("prod", "∏", "prod"),
    BIG("coprod", "∐", "coprod"),
    BIG("bigcup", "⋃", "union"),
    BIG("bigcap", "⋂", "intersect"),
    BIG("bigoplus", "⨁", "(+)"),
    BIG("bigotimes", "⨂", "(x)"),
    BIG("bigodot", "⨀", "(*)"),
    BIG("bigvee", "⋁", "or"),
    BIG("bigwedge", "⋀", "and"),
    INTEGRAL("int", "∫", "int"),
    INTEGRAL("iint", "∬", "iint"),
    INTEGRAL("iiint", "∭", "iiint"),
    INTEGRAL("oint", "∮", "oint"),

    FUNCTION("log"),
    FUNCTION("ln"),
    FUNCTION("lg"),
    FUNCTION("exp"),
    FUNCTION("sin"),
    FUNCTION("cos"),
    FUNCTION("tan"),
    FUNCTION("cot"),
    FUNCTION("sec"),
    FUNCTION("csc"),
    FUNCTION("arcsin"),
    FUNCTION("arccos"),
    FUNCTION("arctan"),
    FUNCTION("sinh"),
    FUNCTION("cosh"),
    FUNCTION("tanh"),
    FUNCTION("coth"),
    FUNCTION("arg"),
    FUNCTION("dim"),
    FUNCTION("ker"),
    FUNCTION("deg"),
    FUNCTION("hom"),
    LIMIT("max", "max"),
    LIMIT("min", "min"),
    LIMIT("sup", "sup"),
    LIMIT("inf", "inf"),
    LIMIT("lim", "lim"),
    LIMIT("limsup", "lim sup"),
    LIMIT("liminf", "lim inf"),
    LIMIT("det", "det"),
    LIMIT("gcd", "gcd"),
    LIMIT("Pr", "Pr"),
    LIMIT("argmax", "argmax"),
    LIMIT("argmin", "argmin"),

    ACCENT("hat", 0x302, "hat"),
    ACCENT("widehat", 0x302, "hat"),
    ACCENT("bar", 0x304, "bar"),
    ACCENT("overline", 0x305, "bar"),
    ACCENT("tilde", 0x303, "tilde"),
    ACCENT("widetilde", 0x303, "tilde"),
    ACCENT("vec", 0x20D7, "vec"),
    ACCENT("overrightarrow", 0x20D7, "vec"),
    ACCENT("dot", 0x307, "dot"),
    ACCENT("ddot", 0x308, "ddot"),
    ACCENT("check", 0x30C, "check"),
    ACCENT("breve", 0x306, "breve"),
    ACCENT("acute", 0x301, "acute"),
    ACCENT("grave", 0x300, "grave"),
    ACCENT("mathring", 0x30A, "ring"),
    ACCENT("underline", 0x332, "underline"),

    OPEN("lfloor", "⌊", "floor("),
    CLOSE("rfloor", "⌋", ")"),
    OPEN("lceil", "⌈", "ceil("),
    CLOSE("rceil", "⌉", ")"),
    OPEN("langle", "⟨", "<"),
    CLOSE("rangle", "⟩", ">"),
    OPEN("lvert", "|", "|"),
    CLOSE("rvert", "|", "|"),
    OPEN("lVert", "‖", "||"),
    CLOSE("rVert", "‖", "||"),
    OPEN("{", "{", "{"),
    CLOSE("}", "}", "}"),
    OPEN("lbrace", "{", "{"),
    CLOSE("rbrace", "}", "}"),
    OPEN("lbrack", "[", "["),
    CLOSE("rbrack", "]", "]"),
    { "vert", TEX_ROLE_DELIMITER, TEX_ORD, "|", "|", 0 },
    { "Vert", TEX_ROLE_DELIMITER, TEX_ORD, "‖", "||", 0 },
    { "|", TEX_ROLE_DELIMITER, TEX_ORD, "‖", "||", 0 },

    SPACE(",", 1),
    SPACE(":", 1),
    SPACE(">", 1),
    SPACE(";", 1),
    SPACE(" ", 1),
    SPACE("\n", 1),
    SPACE("!", 0),
    SPACE("quad", 2),
    SPACE("qquad", 4),
    SPACE("space", 1),
    SPACE("thinspace", 1),
    SPACE("negthinspace", 0),
    SPACE("enspace", 1),

    SHAPE("frac", TEX_ROLE_FRACTION),
    SHAPE("dfrac", TEX_ROLE_FRACTION),
    SHAPE("cfrac", TEX_ROLE_FRACTION),
    SHAPE("tfrac", TEX_ROLE_TEXT_FRACTION),
    SHAPE("binom", TEX_ROLE_BINOMIAL),
    SHAPE("sqrt", TEX_ROLE_ROOT),
    SHAPE("underbrace", TEX_ROLE_BRACE),
    { "overbrace", TEX_ROLE_BRACE, TEX_ORD, "", "", 1 },
    SHAPE("text", TEX_ROLE_TEXT),
    SHAPE("textrm", TEX_ROLE_TEXT),
    SHAPE("mbox", TEX_ROLE_TEXT),
    SHAPE("texttt", TEX_ROLE_TEXT),
    { "textbf", TEX_ROLE_TEXT, TEX_ORD, "", "", 'b' },
    SHAPE("textit", TEX_ROLE_TEXT),
    SHAPE("mathrm", TEX_ROLE_TEXT),
    SHAPE("mathsf", TEX_ROLE_TEXT),
    SHAPE("mathtt", TEX_ROLE_TEXT),
    SHAPE("mathit", TEX_ROLE_TEXT),
    SHAPE("operatorname", TEX_ROLE_OPERATOR_NAME),
    FONT("mathbf", 'b'),
    FONT("boldsymbol", 'b'),
    FONT("bm", 'b'),
    FONT("mathbb", 'B'),
    FONT("mathcal", 'c'),
    FONT("mathscr", 'c'),
    FONT("mathfrak", 'r'),
    SHAPE("left", TEX_ROLE_LEFT),
    SHAPE("right", TEX_ROLE_RIGHT),
    SHAPE("middle", TEX_ROLE_NOTHING),
    SHAPE("begin", TEX_ROLE_BEGIN),
    SHAPE("end", TEX_ROLE_END),
    SHAPE("not", TEX_ROLE_NOT),
    SHAPE("\\", TEX_ROLE_ROW_END),
    SHAPE("stackrel", TEX_ROLE_STACK),
    { "overset", TEX_ROLE_STACK, TEX_ORD, "", "", 0 },
    { "underset", TEX_ROLE_STACK, TEX_ORD, "", "", 1 },
    NOTHING("displaystyle"),
    NOTHING("textstyle"),
    NOTHING("scriptstyle"),
    NOTHING("limits"),
    NOTHING("nolimits"),
    NOTHING("big"),
    NOTHING("Big"),
    NOTHING("bigg"),
    NOTHING("Bigg"),
    NOTHING("bigl"),
    NOTHING("bigr"),
    NOTHING("Bigl"),
    NOTHING("Bigr"),
    NOTHING("biggl"),
    NOTHING("biggr"),
    NOTHING("bigm"),
    NOTHING("mathstrut"),
    NOTHING("nonumber"),
};
enum { COMMANDS = sizeof commands / sizeof *commands };

static const struct tex_environment environments[] = {
    { "matrix", TEX_MATRIX, "", "" },      { "pmatrix", TEX_MATRIX, "(", ")" },
    { "bmatrix", TEX_MATRIX, "[", "]" },   { "Bmatrix", TEX_MATRIX, "{", "}" },
    { "vmatrix", TEX_MATRIX, "|", "|" },   { "Vmatrix", TEX_MATRIX, "‖", "‖" },
    { "smallmatrix", TEX_MATRIX, "", "" }, { "cases", TEX_CASES, "{", "" },
    { "aligned", TEX_ALIGNED, "", "" },    { "align", TEX_ALIGNED, "", "" },
    { "align*", TEX_ALIGNED, "", "" },     { "split", TEX_ALIGNED, "", "" },
    { "gathered", TEX_ALIGNED, "", "" },
};
enum { ENVIRONMENTS = sizeof environments / sizeof *environments };

static const char *const about_class[] = {
    [TEX_ORD] = "symbol",        [TEX_OP] = "operator",    [TEX_BIN] = "binary operator",
    [TEX_REL] = "relation",      [TEX_OPEN] = "delimiter", [TEX_CLOSE] = "delimiter",
    [TEX_PUNCT] = "punctuation", [TEX_INNER] = "shape",
};
static const char *const about_role[] = {
    [TEX_ROLE_SYMBOL] = NULL,
    [TEX_ROLE_BIG] = "large operator, limits above and below",
    [TEX_ROLE_INTEGRAL] = "integral, limits beside it",
    [TEX_ROLE_FUNCTION] = "function",
    [TEX_ROLE_LIMIT_FUNCTION] = "function with limits below",
    [TEX_ROLE_FRACTION] = "fraction: two arguments",
    [TEX_ROLE_TEXT_FRACTION] = "fraction on one row: two arguments",
    [TEX_ROLE_BINOMIAL] = "binomial: two arguments",
    [TEX_ROLE_ROOT] = "root: one argument, [n] before it",
    [TEX_ROLE_ACCENT] = "accent over one argument",
    [TEX_ROLE_BRACE] = "brace with a label",
    [TEX_ROLE_TEXT] = "upright text",
    [TEX_ROLE_FONT] = "letters of another alphabet",
    [TEX_ROLE_OPERATOR_NAME] = "a function's name; \\operatorname* takes limits",
    [TEX_ROLE_SPACE] = "space",
    [TEX_ROLE_DELIMITER] = "delimiter, grows with what it holds",
    [TEX_ROLE_LEFT] = "the delimiter after it opens",
    [TEX_ROLE_RIGHT] = "the delimiter after it closes",
    [TEX_ROLE_BEGIN] = "matrix, cases, aligned and their like",
    [TEX_ROLE_END] = "the end of what \\begin began",
    [TEX_ROLE_NOT] = "a stroke through the next symbol",
    [TEX_ROLE_NOTHING] = "read, and without effect here",
    [TEX_ROLE_ROW_END] = "the end of a row",
    [TEX_ROLE_STACK] = "the first argument set over (or under) the second",
};

const struct tex_command *tex_find(const char *name, size_t size) {
    for (size_t i = 0; i < COMMANDS; i++)
        if (commands[i].name[0] == name[0] && strncmp(commands[i].name, name, size) == 0 &&
            commands[i].name[size] == '\0')
            return &commands[i];
    return NULL;
}

const struct tex_command *tex_find_unicode(const char *text) {
    for (size_t i = 0; i < COMMANDS; i++)
        if ((commands[i].role == TEX_ROLE_SYMBOL || commands[i].role == TEX_ROLE_BIG ||
             commands[i].role == TEX_ROLE_INTEGRAL || commands[i].role == TEX_ROLE_DELIMITER) &&
            strcmp(commands[i].unicode, text) == 0)
            return &commands[i];
    return NULL;
}

const char *tex_nearest(const char *name, size_t size) {
    const char *best = commands[0].name;
    int least = 1000;
    for (size_t i = 0; i < COMMANDS; i++) {
        int distance = word_distance(name, size, commands[i].name);
        if (distance < least) {
            least = distance;
            best = commands[i].name;
        }
    }
    return best;
}

const struct tex_environment *tex_find_environment(const char *name, size_t size) {
    for (size_t i = 0; i < ENVIRONMENTS; i++)
        if (strncmp(environments[i].name, name, size) == 0 && environments[i].name[size] == '\0')
            return &environments[i];
    return NULL;
}

const char *tex_nearest_environment(const char *name, size_t size) {
    const char *best = environments[0].name;
    int least = 1000;
    for (size_t i = 0; i < ENVIRONMENTS; i++) {
        int distance = word_distance(name, size, environments[i].name);
        if (distance < least) {
            least = distance;
            best = environments[i].name;
        }
    }
    return best;
}

size_t tex_command_count(void) {
    return COMMANDS;
}

struct tex_command_help tex_command_at(size_t i) {
    if (i >= COMMANDS) return (struct tex_command_help) { "", "", "", "" };
    const struct tex_command *c = &commands[i];
    const char *about = about_role[c->role] ? about_role[c->role] : about_class[c->class];
    return (struct tex_command_help) { c->name, c->unicode, c->ascii, about };
}

const char *tex_environment_at(size_t i) {
    return i < ENVIRONMENTS ? environments[i].name : NULL;
}
