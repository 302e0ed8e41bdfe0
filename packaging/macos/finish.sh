#!/bin/sh
# What only a Mac can do: builds the programs for both kinds of Mac, puts them into Respite.app beside this file, seals it, and
# makes respite-VERSION.dmg. Needs Xcode's command line tools, Rust (`rustup target add aarch64-apple-darwin x86_64-apple-darwin`)
# and Node.js. Run it as: finish.sh CHECKOUT
#
# Without a certificate the seal is for this Mac alone: elsewhere one opens the program the first time by Control and a click.
# With one, SIGN="Developer ID Application: …" seals it for all; `xcrun notarytool submit` is the step after.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
checkout=${1:?"finish.sh needs the folder of the checkout"}
app=$here/Respite.app
version=$(plutil -extract CFBundleShortVersionString raw "$app/Contents/Info.plist")

cd "$checkout"
npm --prefix ui ci --no-audit --no-fund
npm --prefix ui run build
for target in aarch64-apple-darwin x86_64-apple-darwin; do
  cargo build --release --locked --target $target -p respite-desktop -p respite-cli -p respite-typeset --bins
done
mkdir -p "$app/Contents/MacOS"
for program in respite respite-desktop respite-typeset; do
  lipo -create -output "$app/Contents/MacOS/$program" \
    target/aarch64-apple-darwin/release/$program target/x86_64-apple-darwin/release/$program
done

# The inner programs first: the seal of the outer one holds them.
for part in "$app/Contents/MacOS/respite" "$app/Contents/MacOS/respite-typeset" "$app"; do
  codesign --force --options runtime --sign "${SIGN:--}" "$part"
done
codesign --verify --deep --strict "$app"

disk=$here/disk
rm -rf "$disk" && mkdir "$disk"
cp -R "$app" "$disk/" && ln -s /Applications "$disk/Applications"
hdiutil create -volname Respite -srcfolder "$disk" -format UDZO -ov "$here/respite-$version.dmg"
rm -rf "$disk"
shasum -a 256 "$here/respite-$version.dmg" | tee "$here/respite-$version.dmg.sha256"
echo "The terminal: sudo ln -s /Applications/Respite.app/Contents/MacOS/respite /usr/local/bin/respite"
