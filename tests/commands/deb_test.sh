#!/bin/sh
# The Debian package holds what `make install` puts below /usr, and names the libraries that bitlab is linked with.
# The programs are those that are built; only the places differ.
. tests/commands/prelude.sh "$1"

if ! command -v dpkg-deb >/dev/null || ! command -v objdump >/dev/null; then
    echo "ok - a Debian package is made # SKIP there is no dpkg-deb or no objdump"
    finish
fi
cat >"$work/make" <<'END'
#!/bin/sh
for word; do
    case $word in
    DESTDIR=*) dest=${word#*=} ;;
    B=*) build=${word#*=} ;;
    esac
done
sh lab/packaging/install.sh "$dest" "$build" /usr/bin /usr/libexec/bitlab /usr/share/bitlab /usr/share/man
END
chmod +x "$work/make"
package=$(sh lab/packaging/deb.sh "$work/make" "$build" 9.8.7 "$work/deb" 2>"$work/words") || not_ok "a package is made" "$(cat "$work/words")"
out=$(dpkg-deb -I "$package")
prints "it has the version" "Version: 9.8.7"
prints "it needs the C library, with a version" "Depends: .*libc6 .>= [0-9]"
if printf '%s' "$out" | grep -q MISSING; then not_ok "every library has a package" "$out"; else ok "every library has a package"; fi
out=$(dpkg-deb -c "$package")
for file in usr/bin/bitlab usr/libexec/bitlab/bitlab-runner usr/share/bitlab/lessons/course.lua usr/share/man/man1/bitlab.1.gz \
    usr/share/bash-completion/completions/bitlab usr/share/zsh/vendor-completions/_bitlab usr/share/doc/bitlab/copyright; do
    prints "it holds $file" "root/root .*\\./$file\$"
done
dpkg-deb -x "$package" "$work/there"
said=$("$work/there/usr/bin/bitlab" -C . eval '1 + 1' 2>&1)
if [ "$said" = 2 ]; then ok "what is in it runs"; else not_ok "what is in it runs" "$said"; fi
finish
