#!/usr/bin/env bash
# Builds what the other scripts here run, and sets JAVA for them. Sourced.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P) || exit
. "$root/bin/find-jdk.sh"
find_jdk javac || exit
java=$JDK/bin/java

build_bench() {
  local log=$root/tenfold-bench/target/build.log
  mkdir -p "${log%/*}"
  echo "building tenfold-bench …" >&2
  (cd "$root" && JAVA_HOME=$JDK mvn -B -q -ntp -Dmaven.test.skip=true -Dtenfold.skipArchive=true \
    -pl tenfold-bench -am package) >"$log" 2>&1 </dev/null && return
  cat "$log" >&2
  return 1
}

# Runs main class dev.tenfold.bench.$1 with the rest as its arguments.
bench_java() {
  local main=$1
  shift
  "$java" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED -cp "$root/tenfold-bench/target/lib/*" \
    "dev.tenfold.bench.$main" "$@"
}
