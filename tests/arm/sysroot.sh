#!/bin/sh
# The libraries of 64-bit ARM from this system's own mirror, unpacked into a folder: nothing is installed and no rights are
# needed. Made once; later runs find it.
# usage: tests/arm/sysroot.sh FOLDER    Debian and Ubuntu; ends with 1 where the packages cannot be had.
set -eu
root=$1
packages="libc6-dev liblua5.4-dev libjansson-dev nettle-dev libutf8proc-dev libmd4c-dev libsqlite3-dev
libncurses-dev libcairo2-dev libopenblas-dev libcmocka-dev libvterm-dev"
[ -e "$root/complete" ] && exit 0
command -v apt-get >/dev/null && command -v dpkg-deb >/dev/null || exit 1
rm -rf "$root"
mkdir -p "$root"
apt=$(cd "$root" && pwd)/.apt
mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$apt/sources"
: >"$apt/status"

# This system's mirrors, with the place where Ubuntu keeps other machines than PCs.
for list in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ -f "$list" ] || continue
    sed -e 's,\(archive\|security\).ubuntu.com/ubuntu/*,ports.ubuntu.com/ubuntu-ports,' -e 's,\[ *arch=[^] ]*,[,' \
        -e '/^Architectures:/d' "$list" >"$apt/sources/$(basename "$list")"
done

apt_get() {
    apt-get -qq -o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o Dir::State="$apt" -o Dir::State::status="$apt/status" \
        -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt" -o Dir::Etc::sourcelist=/dev/null \
        -o Dir::Etc::sourceparts="$apt/sources" -o APT::Sandbox::User= -o Debug::NoLocking=1 "$@"
}
apt_get update >"$apt/log" 2>&1
# shellcheck disable=SC2086
apt_get install -y --no-install-recommends --download-only $packages >>"$apt/log" 2>&1
for package in "$apt"/archives/*.deb; do
    case ${package##*/} in
    *-data_* | *-doc_* | python3* | perl* | fonts-* | *-bin_* | tar_* | dpkg* | libssl3_*) continue ;;
    esac
    dpkg-deb -x "$package" "$root"
done
# Links that begin at the root of that system.
find "$root/usr/lib/aarch64-linux-gnu" -type l | while read -r link; do
    to=$(readlink "$link")
    case $to in /*) ln -sf "$(cd "$root" && pwd)$to" "$link" ;; esac
done
# On a system of its own the alternatives choose the build of OpenBLAS; the library itself is opened at run time only.
cp "$root"/usr/lib/aarch64-linux-gnu/openblas-*/pkgconfig/openblas.pc "$root/usr/lib/aarch64-linux-gnu/pkgconfig/"
rm -rf "$apt" "$root"/usr/share/doc "$root"/usr/lib/aarch64-linux-gnu/openblas-*/lib*
: >"$root/complete"
