# Frames of a terminal, as `tmux capture-pane -e` writes them, to one SVG that shows them in turn. Frames are parted by
# a form feed. Set cols, rows and seconds (of a frame). Plain awk; bytes are counted, so run it with LC_ALL=C.
BEGIN {
    W = 8.4; H = 17; split("", body); frame = 0; row = 0
    split("0 95 135 175 215 255", level, " ")
    split("#000000 #cd3131 #0dbc79 #e5e510 #2472c8 #bc3fbc #11a8cd #e5e5e5 #666666 #f14c4c #23d18b #f5f543 #3b8eea #d670d6 #29b8db #ffffff", few, " ")
    plain()
}
function plain() { fg = ""; bg = ""; bold = 0; italic = 0; under = 0; reverse = 0; dim = 0 }
function color(n,   c) {
    if (n < 16) return few[n + 1]
    if (n >= 232) { c = 8 + 10 * (n - 232); return sprintf("#%02x%02x%02x", c, c, c) }
    c = n - 16
    return sprintf("#%02x%02x%02x", level[int(c / 36) % 6 + 1], level[int(c / 6) % 6 + 1], level[c % 6 + 1])
}
function sgr(codes,   n, a, i) {
    n = split(codes == "" ? "0" : codes, a, ";")
    for (i = 1; i <= n; i++) {
        if (a[i] == 0) plain()
        else if (a[i] == 1) bold = 1
        else if (a[i] == 2) dim = 1
        else if (a[i] == 3) italic = 1
        else if (a[i] == 4) under = 1
        else if (a[i] == 7) reverse = 1
        else if (a[i] == 22) bold = dim = 0
        else if (a[i] == 23) italic = 0
        else if (a[i] == 24) under = 0
        else if (a[i] == 27) reverse = 0
        else if (a[i] == 38 && a[i + 1] == 5) { fg = color(a[i + 2]); i += 2 }
        else if (a[i] == 48 && a[i + 1] == 5) { bg = color(a[i + 2]); i += 2 }
        else if (a[i] == 39) fg = ""
        else if (a[i] == 49) bg = ""
        else if (a[i] >= 30 && a[i] <= 37) fg = few[a[i] - 29]
        else if (a[i] >= 90 && a[i] <= 97) fg = few[a[i] - 81]
        else if (a[i] >= 40 && a[i] <= 47) bg = few[a[i] - 39]
    }
}
function width(text,   rest) { rest = text; return length(text) - gsub(/[\200-\277]/, "", rest) }
function put(text,   n, ink, ground, style) {
    n = width(text)
    ink = fg == "" ? "#d4d4d4" : fg; ground = bg
    if (reverse) { ground = ink; ink = bg == "" ? "#1e1e1e" : bg }
    if (ground != "")
        out = out sprintf("<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>", 10 + col * W, 10 + row * H, n * W, H, ground)
    style = (bold ? " font-weight=\"bold\"" : "") (italic ? " font-style=\"italic\"" : "") (under ? " text-decoration=\"underline\"" : "") (dim ? " opacity=\"0.7\"" : "")
    if (text ~ /[^ ]/) {
        gsub(/&/, "\\&amp;", text); gsub(/</, "\\&lt;", text)
        out = out sprintf("<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" fill=\"%s\"%s>%s</text>\n", 10 + col * W, 10 + row * H + 13, n * W, ink, style, text)
    }
    col += n
}
function line(text,   at) {
    col = 0
    while ((at = index(text, "\033[")) > 0) {
        if (at > 1) put(substr(text, 1, at - 1))
        text = substr(text, at + 2)
        match(text, /[a-zA-Z]/)
        if (substr(text, RSTART, 1) == "m") sgr(substr(text, 1, RSTART - 1))
        text = substr(text, RSTART + 1)
    }
    gsub(/[\016\017]/, "", text)
    if (text != "") put(text)
    row++
}
/^\f/ { body[frame++] = out; out = ""; row = 0; plain(); next }
{ line($0) }
END {
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\" xml:space=\"preserve\">\n", 20 + cols * W, 20 + rows * H
    printf "<title>A lesson of bitlab: a guess, a figure, a slider, an exercise</title>\n"
    printf "<style>.f{visibility:hidden;animation:f %ds steps(1) infinite}@keyframes f{0%%{visibility:visible}%.4f%%{visibility:hidden}100%%{visibility:hidden}}", frame * seconds, 100 / frame
    printf "@media (prefers-reduced-motion:reduce){.f{animation:none}.f:last-of-type{visibility:visible}}</style>\n"
    printf "<rect width=\"100%%\" height=\"100%%\" rx=\"6\" fill=\"#1e1e1e\"/>\n"
    for (i = 0; i < frame; i++) printf "<g class=\"f\" style=\"animation-delay:%ds\">\n%s</g>\n", i * seconds, body[i]
    print "</svg>"
}
