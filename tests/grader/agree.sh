# Two reports compared, for scripts.

# The same words, and numbers that differ by no more than 1e-12 (in units in the last place: by as much as they like).
agree() { # file, other file
    awk -v other="$2" '
        function near(a, b,   d, m) { d = a - b; if (d < 0) d = -d; m = a < 0 ? -a : a; return d <= 1e-12 * (m > 1 ? m : 1) }
        {
            x = $0
            if ((getline y < other) <= 0) { print FNR ": " x " | nothing"; bad = 1; exit }
            if (x == y || (x ~ /"ulp":/ && y ~ /"ulp":/)) next
            n = split(x, a, /[^-+.0-9e]+/); m = split(y, b, /[^-+.0-9e]+/)
            words = x; gsub(/[-+.0-9e]+/, "#", words); others = y; gsub(/[-+.0-9e]+/, "#", others)
            same = words == others && n == m
            for (i = 1; same && i <= n; i++) same = a[i] == b[i] || near(a[i] + 0, b[i] + 0)
            if (!same) { print FNR ": " x " | " y; if (++bad > 10) exit }
        }
        END { if ((getline y < other) > 0) { print "nothing | " y; bad = 1 } exit bad != 0 }' "$1"
}
