#!/bin/sh
# Installs a package of Debian into a root of its own, as a person would, opens the window from where it is installed, writes into a
# diary, removes the package, and looks whether the diary is untouched. Wants root and Debian's mirror.
#
#   try-deb.sh PACKAGE.deb
set -eu
package=$(realpath "$1")
root=$(mktemp -d)
trap 'umount "$root/proc" 2>/dev/null || true; rm -rf "$root"' EXIT

# From where this system has its packages.
sources=/etc/apt/sources.list.d/debian.sources
[ -e "$sources" ] || sources=/etc/apt/sources.list
mmdebstrap --quiet --variant=minbase --include=xvfb,xdotool,dbus,procps "" "$root" "$sources"
mount -t proc proc "$root/proc"
cp "$package" "$root/respite.deb"
inside() { chroot "$root" env HOME=/home/somebody LANG=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive "$@"; }
mkdir -p "$root/home/somebody"

cp /etc/resolv.conf "$root/etc/resolv.conf"
inside apt-get update -qq
inside apt-get install -y -q /respite.deb >"$root/install.log" 2>&1 || { tail -20 "$root/install.log"; exit 1; }
inside respite --version
inside respite log --spasm 1 --worst 6 --place low-back-left
inside respite summary --out /tmp/page.pdf
inside sh -c 'man_page=/usr/share/man/man1/respite.1.gz; [ -s /usr/share/bash-completion/completions/respite ] && { [ -s "$man_page" ] || echo "(no manual pages in a minimal root)"; }'
inside dbus-run-session sh -eu -c '
  Xvfb :9 -screen 0 1200x800x24 >/dev/null 2>&1 & screen=$!
  export DISPLAY=:9 NO_AT_BRIDGE=1
  respite-desktop >/tmp/window.log 2>&1 & window=$!
  tries=0
  until xdotool search --onlyvisible --name Respite >/dev/null 2>&1; do
    tries=$((tries + 1))
    [ "$tries" -lt 300 ] || { echo "no window came up:"; cat /tmp/window.log; exit 1; }
    sleep 0.1
  done
  echo "The window came up."
  kill "$window" "$screen"; wait "$window" || true
' 2>/dev/null
before=$(inside respite diary --json | sha256sum)
diary=$(sha256sum "$root"/home/somebody/.local/share/*/diary.db)
inside apt-get purge -y -qq respite >/dev/null
[ ! -e "$root/usr/bin/respite" ] || { echo "a program is left"; exit 1; }
[ "$diary" = "$(sha256sum "$root"/home/somebody/.local/share/*/diary.db)" ] || { echo "the diary was touched"; exit 1; }
inside apt-get install -y -qq /respite.deb >/dev/null
[ "$before" = "$(inside respite diary --json | sha256sum)" ] || { echo "the diary reads otherwise"; exit 1; }
echo "Installed, opened, removed, installed again; the diary is untouched."
