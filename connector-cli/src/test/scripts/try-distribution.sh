#!/bin/sh
# Unpacks the zip into a folder whose name has a blank, and runs it without Maven and without a
# network: the demo, and a mapping without lib-demo. Give the zip; exit code 77 where it may not.
set -eu
zip=$1
alone='ip link set lo up 2>/dev/null || ifconfig lo up 2>/dev/null'
unshare -n sh -c "$alone" 2>/dev/null || {
  echo "skipped: a network of its own (unshare -n, with loopback) is not permitted here"
  exit 77
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/a folder" "$work/a project" "$work/no maven"
if command -v unzip >/dev/null 2>&1; then unzip -q "$zip" -d "$work/a folder"
else (cd "$work/a folder" && jar xf "$zip" && chmod +x imisconnect); fi
for jar in "$work/a folder/lib/"*wiremock* "$work/a folder/lib/"*jetty*; do
  [ ! -e "$jar" ] || { echo "✗ $jar does not belong into lib"; exit 1; }
done
# Whoever calls Maven gets this one, and is told of.
printf '#!/bin/sh\ntouch "%s/no maven/called"\nexit 1\n' "$work" >"$work/no maven/mvn"
chmod +x "$work/no maven/mvn"
PATH="$work/no maven:$PATH"; export PATH
cd "$work/a project"
IMISCONNECT="$work/a folder/imisconnect"; export IMISCONNECT
unshare -n sh -c "($alone); exec \"\$IMISCONNECT\" demo"
mv "$work/a folder/lib-demo" "$work/lib-demo"
"$IMISCONNECT" map --pack starter --in imisconnect-demo/data --out mapped --fail-above 100 >/dev/null
[ -s mapped/Claim.ndjson ]
[ ! -e "$work/no maven/called" ] || { echo "✗ Maven was called"; exit 1; }
echo "✓ The zip runs by itself, offline, and maps without lib-demo."
