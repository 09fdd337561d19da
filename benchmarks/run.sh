#!/bin/sh
# Measures imisconnect against hand-written code, pair by pair (A B A B ...), in whole processes.
#   benchmarks/run.sh W1|W2|W6|memory|help|check|warm [rows] [pairs]
# Figures are printed and stay in benchmarks/target; docs/performance.md says what they mean.
set -e
bench=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
root=$(dirname "$bench")
what=${1:-W1}
rows=${2:-}
pairs=${3:-5}
work=${IMISCONNECT_BENCH_DIR:-$bench/target/run}
mkdir -p "$work"

build() {
  (cd "$root" && mvn -B -o -q -Dquick -DskipTests package)
  (cd "$bench" && mvn -B -o -q -Dquick -DskipTests compile \
    dependency:build-classpath -Dmdep.outputFile=target/classpath.txt)
  home=$(ls -d "$root"/connector-cli/target/imisconnect-*/ | head -n 1)
  home=${home%/}
  "$home/make-archive"
  classes="$bench/target/classes:$(cat "$bench/target/classpath.txt")"
}

# generate FOLDER OPTIONS...: once; the same options give the same bytes
generate() {
  folder=$1
  shift
  [ -d "$folder" ] || "$home/imisconnect" generate --pack starter --today 2026-11-24 "$@" --out "$folder" >/dev/null
}

# measure LABEL COMMAND...: appends "label wall cpu peak-MB" to the list of runs
measure() {
  label=$1
  shift
  /usr/bin/time -o "$work/time" -f "%e %U %S %M" "$@" >"$work/out.log" 2>"$work/err.log"
  tail -n 1 "$work/time" | awk -v l="$label" '{printf "%s %.2f %.2f %d\n", l, $1, $2 + $3, $4 / 1024}' | tee -a "$runs"
}

ours() { "$home/imisconnect" map --fail-above 100 "$@"; }
map() { label=$1; shift; measure "$label" "$home/imisconnect" map --fail-above 100 "$@"; }
baseline() { label=$1; shift; measure "$label" java "$@"; }

# summary: median, min and max of each label; then each other label against the first, by pairs
summary() {
  echo
  sort -s -k1,1 "$runs" | awk '
    { if (!($1 in n)) order[++k] = $1; i = ++n[$1]; w[$1, i] = $2; c[$1, i] = $3; m[$1, i] = $4 }
    function line(a, l, cnt, unit,   i, j, t, v) {
      for (i = 1; i <= cnt; i++) v[i] = a[l, i]
      for (i = 1; i <= cnt; i++) for (j = i + 1; j <= cnt; j++) if (v[j] < v[i]) { t = v[i]; v[i] = v[j]; v[j] = t }
      return sprintf("%8.2f (%.2f - %.2f) %s", v[int((cnt + 1) / 2)], v[1], v[cnt], unit)
    }
    END { for (i = 1; i <= k; i++) { l = order[i]
      printf "%-14s wall %s  cpu %s  peak %s  n=%d\n", l, line(w, l, n[l], "s"), line(c, l, n[l], "s"), line(m, l, n[l], "MB"), n[l] } }'
  first=$(head -n 1 "$runs" | cut -d' ' -f1)
  for label in $(cut -d' ' -f1 "$runs" | sort -u | grep -v "^$first\$"); do
    awk -v a="$first" -v b="$label" '
      $1 == a { x++; aw[x] = $2; ac[x] = $3 }
      $1 == b { y++; bw[y] = $2; bc[y] = $3 }
      END { printf "%s / %s:", b, a; for (i = 1; i <= x && i <= y; i++) printf "  wall %.2f cpu %.2f", bw[i] / aw[i], bc[i] / ac[i]; print "" }' "$runs"
  done
  uptime
}

same() {
  for type in Patient Group Contract; do
    cmp "$1/$type.ndjson" "$2/$type.ndjson" || { echo "$type differs: the comparison would not be fair." >&2; exit 1; }
  done
  echo "the same bytes: $1 $2"
}

runs="$work/$what.runs"
: >"$runs"
build
case $what in
  W1)
    rows=${rows:-100000}
    generate "$work/w1-$rows" --members "$rows" --claims 0 --seed 3 --dirt 2
    generate "$work/w1-$rows-clean" --members "$rows" --claims 0 --seed 3
    ours --pack "$bench/packs/w1" --in "$work/w1-$rows-clean" --out "$work/ours" >/dev/null
    for engine in jackson hapi; do
      java -cp "$classes" org.imisconnect.bench.Baseline $engine "$work/w1-$rows-clean" "$work/$engine" 2 2>/dev/null
      same "$work/ours" "$work/$engine"
    done
    in="$work/w1-$rows"
    ours --pack "$bench/packs/w1" --in "$in" --out "$work/ours" >/dev/null
    for engine in jackson hapi; do
      java -cp "$classes" org.imisconnect.bench.Baseline $engine "$in" "$work/$engine" 2 2>/dev/null
      same "$work/ours" "$work/$engine"
    done
    for i in $(seq "$pairs"); do
      map imisconnect --pack "$bench/packs/w1" --in "$in" --out "$work/ours"
      baseline jackson1 -cp "$classes" org.imisconnect.bench.Baseline jackson "$in" "$work/jackson" 1
      baseline jackson2 -cp "$classes" org.imisconnect.bench.Baseline jackson "$in" "$work/jackson" 2
      baseline hapi2 -cp "$classes" org.imisconnect.bench.Baseline hapi "$in" "$work/hapi" 2
    done
    ;;
  W2)
    rows=${rows:-1000000}
    generate "$work/w2-sorted" --members $((rows / 5)) --claims "$rows" --seed 5
    generate "$work/w2-shuffled" --members $((rows / 5)) --claims "$rows" --seed 5 --shuffled
    for folder in "$work/w2-sorted" "$work/w2-shuffled"; do
      head -n 1 "$folder/members.csv" >"$folder/members" && mv "$folder/members" "$folder/members.csv"
    done
    for i in $(seq "$pairs"); do
      map sorted --pack starter --in "$work/w2-sorted" --out "$work/sorted" --threads 2
      map shuffled --pack starter --in "$work/w2-shuffled" --out "$work/shuffled" --threads 2
    done
    map shuffled1 --pack starter --in "$work/w2-shuffled" --out "$work/one" --threads 1
    cmp "$work/sorted/Claim.ndjson" "$work/shuffled/Claim.ndjson"
    for file in Claim.ndjson findings.ndjson trace.ndjson rows.ndjson; do
      cmp "$work/shuffled/$file" "$work/one/$file"
    done
    echo "equal bytes: sorted and shuffled, one thread and two"
    ;;
  memory)
    rows=${rows:-10000000}
    for n in $((rows / 10)) "$rows"; do
      generate "$work/members-$n" --members "$n" --claims 0 --seed 3 --dirt 2
      map "rows-$n" --pack "$bench/packs/w1" --in "$work/members-$n" --out "$work/ours"
      rm -rf "$work/ours"
    done
    ;;
  help)
    for i in $(seq $((pairs * 4))); do
      measure java-version java -version
      measure help "$home/imisconnect" --help
    done
    ;;
  check)
    rows=${rows:-100000}
    generate "$work/w1-$rows" --members "$rows" --claims 0 --seed 3 --dirt 2
    ours --pack "$bench/packs/w1" --in "$work/w1-$rows" --out "$work/ours" >/dev/null
    mkdir -p "$work/resources" "$work/sample"
    cp "$work"/ours/Patient.ndjson "$work/resources/"
    head -n 300 "$work/ours/Patient.ndjson" >"$work/sample/Patient.ndjson"
    for i in $(seq "$pairs"); do
      measure check "$home/imisconnect" check "$work/resources/Patient.ndjson" || true
      measure hapi-300 java -cp "$classes" org.imisconnect.bench.HapiCheck "$work/sample/Patient.ndjson"
      cat "$work/out.log"
    done
    ;;
  warm)
    rows=${rows:-100000}
    generate "$work/w1-$rows-clean" --members "$rows" --claims 0 --seed 3
    java -Xmx1g -XX:+UseSerialGC -cp "$home/lib/*:$classes" org.imisconnect.bench.WarmBenchmark "$work/w1-$rows-clean"
    exit
    ;;
  W6)
    # A push beside a plain loop that posts the same bodies, into the real server; of that release.
    exec "$root/test-fixtures/openimis-server/suite" "${OPENIMIS_RELEASE:-26.04}" \
      -Dtest=SpeedIT -Dreal.speed="${rows:-300}"
    ;;
  *)
    sed -n 2,4p "$0" >&2
    exit 2
    ;;
esac
summary
