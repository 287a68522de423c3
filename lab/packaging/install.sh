#!/bin/sh
# Installs bitlab below DESTDIR, or takes it away again. `make install` and `make uninstall` call it.
# usage: install.sh DESTDIR BUILD BINDIR LIBEXECDIR DATADIR MANDIR
#        install.sh --remove DESTDIR BINDIR LIBEXECDIR DATADIR MANDIR
set -eu
if [ "$1" = --remove ]; then
    shift
    share=$1$(dirname "$4")
    rm -f "$1$2/bitlab" "$1$5/man1/bitlab.1" "$share/bash-completion/completions/bitlab" \
        "$share/zsh/site-functions/_bitlab" "$share/fish/vendor_completions.d/bitlab.fish"
    rm -rf "$1${3:?}" "$1${4:?}"
    # Folders that the shells' scripts had for themselves; one that holds more, or is not there, stays as it is.
    for folder in bash-completion/completions bash-completion zsh/site-functions zsh fish/vendor_completions.d fish; do
        rmdir "$share/$folder" 2>/dev/null || true
    done
    exit 0
fi
dest=$1 build=$2 bindir=$3 libexecdir=$4 datadir=$5 mandir=$6
sharedir=$(dirname "$datadir")
umask 022
install -d "$dest$bindir" "$dest$libexecdir" "$dest$datadir"
install -m 755 "$build/bitlab" "$dest$bindir/bitlab"
install -m 755 "$build/bitlab-runner" "$dest$libexecdir/bitlab-runner"
for part in lessons exercises; do
    find "$part" -type f \( -name '*.md' -o -name '*.lua' \) | while read -r file; do
        install -d "$dest$datadir/$(dirname "$file")"
        install -m 644 "$file" "$dest$datadir/$file"
    done
done
install -d "$dest$mandir/man1" "$dest$sharedir/bash-completion/completions" "$dest$sharedir/zsh/site-functions" \
    "$dest$sharedir/fish/vendor_completions.d"
"$build/bitlab" manual >"$dest$mandir/man1/bitlab.1"
"$build/bitlab" completion bash >"$dest$sharedir/bash-completion/completions/bitlab"
"$build/bitlab" completion zsh >"$dest$sharedir/zsh/site-functions/_bitlab"
"$build/bitlab" completion fish >"$dest$sharedir/fish/vendor_completions.d/bitlab.fish"
