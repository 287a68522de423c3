#!/bin/sh
# Makes a Debian package of what `make install` puts below /usr. Depends comes from the libraries that the two
# programs are linked with; what bitlab opens only when it is wanted (OpenBLAS, cairo) is recommended.
# usage: deb.sh MAKE BUILD VERSION OUTPUT-FOLDER
set -eu
PATH=$PATH:/usr/sbin:/sbin # ldconfig, where a user asks
make=$1 build=$2 version=$3 out=$4
command -v dpkg-deb >/dev/null || { echo "make deb needs dpkg-deb: apt-get install dpkg" >&2; exit 6; }
architecture=$(dpkg --print-architecture)
stage=$(mktemp -d "${TMPDIR:-/tmp}/bitlab-deb-XXXXXX")
trap 'rm -rf "$stage"' EXIT
umask 022
root=$stage/root
"$make" -s install DESTDIR="$root" prefix=/usr B="$build"
strip --strip-unneeded "$root/usr/bin/bitlab" "$root/usr/libexec/bitlab/bitlab-runner"
gzip -9n "$root/usr/share/man/man1/bitlab.1"
# Debian's zsh looks there, and in site-functions below /usr/local only.
mv "$root/usr/share/zsh/site-functions" "$root/usr/share/zsh/vendor-completions"
install -D -m 644 LICENSE "$root/usr/share/doc/bitlab/copyright"
cat kernels/random/NOTICE >>"$root/usr/share/doc/bitlab/copyright"

# The packages that hold the libraries which a program needs, each once: "libc6 (>= its version here)".
depends() {
    for program; do objdump -p "$program" | sed -n 's/^ *NEEDED *//p'; done | sort -u | while read -r library; do
        path=$(ldconfig -p | sed -n "s|^\t$library (.*) => ||p" | head -n 1)
        [ -n "$path" ] || { echo "MISSING $library"; continue; }
        package=$(dpkg-query -S "$path" "$(readlink -f "$path")" 2>/dev/null | head -n 1 | cut -d: -f1)
        [ -n "$package" ] || { echo "MISSING $library"; continue; }
        echo "$package (>= $(dpkg-query -W -f '${Version}' "$package" | sed 's/-[^-]*$//; s/+.*$//'))"
    done | sort -u | paste -sd, | sed 's/,/, /g'
}
needed=$(depends "$root/usr/bin/bitlab" "$root/usr/libexec/bitlab/bitlab-runner")
case $needed in
'' | *MISSING*)
    echo "make deb: no package holds a library that bitlab is linked with: $needed" >&2
    exit 6
    ;;
esac

mkdir -p "$root/DEBIAN"
cat >"$root/DEBIAN/control" <<END
Package: bitlab
Version: $version
Architecture: $architecture
Maintainer: bitlab <bitlab@localhost>
Section: education
Priority: optional
Installed-Size: $(du -ks "$root/usr" | cut -f1)
Depends: $needed
Recommends: libopenblas0, libcairo2, man-db
Description: lab in the terminal for making language models smaller
 You read a lesson, guess, move a slider and watch the plot answer; you write
 a few lines of Lua and are told which mistake it was. Quantization, pruning,
 distillation, low rank: every formula is a C function, every plot is computed
 in front of you. Learners' programs are graded in a confined process.
END
mkdir -p "$out"
package=$out/bitlab_${version}_$architecture.deb
dpkg-deb --root-owner-group -Zxz --build "$root" "$package" >/dev/null
echo "$package"
