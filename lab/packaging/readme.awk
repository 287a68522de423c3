# The README with its screens anew: behind a line <!-- screen NAME --> stands the text of FOLDER/NAME.txt between two
# fences, in place of what stood between them.
# usage: awk -v folder=docs/screens -f readme.awk README.md
old && $0 == "```" { old--; next }
old { next }
{ print }
/^<!-- screen [a-z]+ -->$/ {
    file = folder "/" $3 ".txt"
    print "```"
    while ((getline line < file) > 0) print line
    close(file)
    print "```"
    old = 2 # fences of the old screen that are still to come
}
