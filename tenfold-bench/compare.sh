#!/usr/bin/env bash
# Runs Tenfold and its peers on the same made-up log, as whole processes, from a warm page cache,
# and prints what each took and how that compares, as Markdown.
#
#   tenfold-bench/compare.sh [SIZE]        1450MB unless said otherwise
#
#   ROUNDS=5        how often each is run; the slow ones (GoAccess, gzip) once
#   WORK=DIR        where the logs are kept between runs (default: /tmp/tenfold-bench)
#   ONLY=REGEX      only the rows that match
#
# Rounds go through all of them in turn, so that noise on the machine meets all of them alike.
set -u

. "$(dirname "${BASH_SOURCE[0]}")/build.sh"
size=${1:-1450MB}
rounds=${ROUNDS:-5}
work=${WORK:-/tmp/tenfold-bench}
only=${ONLY:-.}
mkdir -p "$work" || exit
records=$(mktemp -d) || exit
trap 'rm -rf "$records"' EXIT

missing=
[ -x /usr/bin/time ] || missing="$missing time"
for tool in goaccess mawk rg gzip; do
  command -v $tool >/dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
  missing=${missing/ rg/ ripgrep}
  echo "compare.sh: these are not installed, and their rows are left out:$missing" >&2
  echo "  fix: apt-get install$missing" >&2
  [ -x /usr/bin/time ] || exit 4
fi

build_bench || exit
"$root/tenfold" --help >/dev/null || exit # builds it, and its start-up cache

# The log of a size, made once.
log_of() {
  local log=$work/large-$1.log
  if [ ! -s "$log" ]; then
    bench_java LogGenerator "$log.part" "$1" && mv "$log.part" "$log" || exit
  fi
  echo "$log"
}
log=$(log_of "$size") || exit
small=$(log_of 50MB) || exit
bytes=$(stat -Lc %s "$log")
lines=$(wc -l <"$log")

tenfold_collect() {
  rm -rf "$work/workspace"
  mkdir -p "$work/workspace"
  "$root/tenfold" -C "$work/workspace" collect "$1"
}
tenfold_diagnose() { (cd "$work" && "$root/tenfold" diagnose "$1"); }

mawk_routes() {
  mawk -F'"' '{
    n = split($2, request, " "); path = request[2]
    query = index(path, "?"); if (query) path = substr(path, 1, query - 1)
    gsub(/[0-9a-f][0-9a-f-]*[0-9][0-9a-f-]*/, "{}", path)
    split($3, answer, " "); seconds = $7 + 0
    count[path]++; sum[path] += seconds; if (answer[1] >= 500) errors[path]++
  } END { for (path in count) print count[path], errors[path] + 0, sum[path] / count[path], path }' "$1"
}

goaccess_json() {
  goaccess "$1" --no-global-config --no-progress --date-format=%d/%b/%Y --time-format=%T \
    --log-format='%h %^[%d:%t %^] "%r" %s %b "%R" "%u" %T' -o "$work/goaccess.json"
}

# A shell function cannot be given to /usr/bin/time, so this script runs itself.
export -f tenfold_collect tenfold_diagnose mawk_routes goaccess_json bench_java
export root work java

# measure NAME ROUND BYTES COMMAND...: one line of wall, CPU and memory in file NAME.
measure() {
  local name=$1 of=$3 start end cpu
  shift 3
  start=$EPOCHREALTIME
  /usr/bin/time -q -o "$records/time" -f '%U %S %M' bash -c '"$@"' _ "$@" \
    >"$records/out" 2>"$records/err" </dev/null
  local status=$?
  end=$EPOCHREALTIME
  if [ $status != 0 ]; then
    echo "compare.sh: $name ended with $status:" >&2
    tail -3 "$records/err" >&2
    return
  fi
  read -r cpu <"$records/time"
  echo "$(awk -v a="$start" -v b="$end" 'BEGIN { printf "%.3f", b - a }') $cpu $of" >>"$records/$name"
  echo "  $name: $(tail -1 "$records/$name") $(head -c 120 "$records/out" | head -1)" >&2
}

# row NAME ROUNDS BYTES COMMAND...
plan=()
row() { [[ $1 =~ $only ]] && plan+=("$(printf '%q ' "$@")"); }
has() { command -v "$1" >/dev/null; }

row 'tenfold collect' "$rounds" "$bytes" tenfold_collect "$log"
row 'tenfold diagnose' "$rounds" "$bytes" tenfold_diagnose "$log"
row 'DuckDB read_csv, t-digest' "$rounds" "$bytes" bench_java DuckDbPeer csv-approximate "$log"
row 'DuckDB read_csv, exact' "$rounds" "$bytes" bench_java DuckDbPeer csv "$log"
row 'DuckDB regexp_extract, t-digest' 2 "$bytes" bench_java DuckDbPeer regex "$log"
has mawk && row 'mawk: count, errors, mean' 3 "$bytes" mawk_routes "$log"
has goaccess && row 'GoAccess JSON' 1 "$bytes" goaccess_json "$log"
has rg && row 'rg -c 5xx' "$rounds" "$bytes" rg -c '" 5[0-9][0-9] ' "$log"
row 'wc -l' "$rounds" "$bytes" wc -l "$log"
row 'tenfold diagnose, 50 MB' "$rounds" "$(stat -Lc %s "$small")" tenfold_diagnose "$small"
if has gzip; then
  [ -s "$log.gz" ] || gzip -6 -c "$log" >"$log.gz"
  row 'gz: inflate alone' "$rounds" "$bytes" bench_java InflateAlone "$log.gz"
  row 'gz: tenfold collect' "$rounds" "$bytes" tenfold_collect "$log.gz"
  row 'gz: gzip -dc' 2 "$bytes" gzip -dc "$log.gz"
fi

load_before=$(cut -d' ' -f1-3 /proc/loadavg)
for ((round = 1; round <= rounds; round++)); do
  for planned in "${plan[@]}"; do
    eval "set -- $planned"
    name=$1
    [ "$round" -le "$2" ] || continue
    case $name in gz:*) cat "$log.gz" >/dev/null ;; *50*) cat "$small" >/dev/null ;; *) cat "$log" >/dev/null ;; esac
    measure "$name" "$round" "${@:3}"
  done
done

# best, median, MB/s at the best, least CPU, most memory, and the ratio of walls and CPU to `tenfold collect`.
echo
echo "$(date -u +%F), $(nproc) × $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1), $(free -g | awk '/^Mem/ {print $2}') GB," \
  "JDK $JDK_VERSION; load average before $load_before, after $(cut -d' ' -f1-3 /proc/loadavg)."
echo "$(printf "%'d" "$bytes") bytes, $(printf "%'d" "$lines") lines, $((bytes / lines)) bytes a line."
echo
echo '| | runs | best s | median s | MB/s | CPU s | peak MB | wall × collect | CPU × collect |'
echo '|---|--:|--:|--:|--:|--:|--:|--:|--:|'
summary() {
  sort -n "$records/$1" | awk '{
    wall[NR] = $1; cpu = $2 + $3; if (NR == 1 || cpu < least) least = cpu; if ($4 > peak) peak = $4; bytes = $5
  } END { print NR, wall[1], (wall[int((NR + 1) / 2)] + wall[int(NR / 2) + 1]) / 2, bytes / 1e6 / wall[1], least, peak / 1024 }'
}
base=
[ -s "$records/tenfold collect" ] && base=$(summary 'tenfold collect')
for planned in "${plan[@]}"; do
  eval "set -- $planned"
  [ -s "$records/$1" ] || continue
  echo "$(summary "$1") ${base:-}" | awk -v name="$1" -v comparable="$(($3 == bytes))" '{
    wall = NF > 6 && comparable ? sprintf("%.2f", $2 / $8) : "–"
    cpu = NF > 6 && comparable ? sprintf("%.2f", $5 / $11) : "–"
    printf "| %s | %d | %.2f | %.2f | %.0f | %.2f | %.0f | %s | %s |\n", name, $1, $2, $3, $4, $5, $6, wall, cpu
  }'
done
