# Finds a JDK to run on. Sourced by ./tenfold and ./verify; works in bash 3.2 and later.
#
#   find_jdk java     sets JDK and JDK_VERSION to one that can run Tenfold
#   find_jdk javac    … that can also build it
#
# It reads each JDK's `release` file instead of starting its JVM: that takes no measurable time.
# Returns 4 (a system this needs is not there) after saying on stderr what, where and how to fix it.

# 25.0.0 to 25.0.2 corrupt pinned data under G1: https://bugs.openjdk.org/browse/JDK-8377811
JDK_NEEDED=25.0.3

# Sets JDK and JDK_VERSION, and returns 0, if home $1 has bin/$2 and is new enough.
use_jdk() {
  local home=$1 line version major minor patch rest
  [ -x "$home/bin/$2" ] && [ -r "$home/release" ] || return 1
  while IFS= read -r line; do
    case $line in JAVA_VERSION=*) version=${line#*=} && version=${version//\"/} ;; esac
  done <"$home/release"
  IFS=.-+_ read -r major minor patch rest <<<"${version:-0}"
  case "${major:-0}${minor:-0}${patch:-0}" in
    *[!0-9]*) minor=0 patch=0 ;; # 26-ea
  esac
  SEEN="$SEEN  ${version:-unknown version}  $home"$'\n'
  [[ ${major:-0} =~ ^[0-9]+$ ]] || return 1
  [ $((10#$major * 1000000 + 10#${minor:-0} * 1000 + 10#${patch:-0})) -ge 25000003 ] || return 1
  JDK=$home
  JDK_VERSION=$version
}

find_jdk() {
  local tool=$1 home java
  SEEN=
  if [ -n "${TENFOLD_JAVA_HOME:-}" ]; then
    use_jdk "$TENFOLD_JAVA_HOME" "$tool" && return 0
    no_jdk "TENFOLD_JAVA_HOME=$TENFOLD_JAVA_HOME is not a JDK $JDK_NEEDED or newer" \
      "point TENFOLD_JAVA_HOME at one, or unset it to let Tenfold look"
    return 4
  fi
  if [ -n "${JAVA_HOME:-}" ]; then use_jdk "$JAVA_HOME" "$tool" && return 0; fi
  if java=$(command -v java) && java=$(readlink -f "$java" 2>/dev/null); then
    use_jdk "${java%/bin/java}" "$tool" && return 0
  fi
  for home in /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/*jdk* /opt/java/* /opt/*/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/* "${HOME:-/}"/.local/share/mise/installs/java/* \
    "${HOME:-/}"/.asdf/installs/java/*; do
    use_jdk "$home" "$tool" && return 0
  done
  no_jdk "no JDK $JDK_NEEDED or newer was found" \
    "install one (https://adoptium.net/temurin/releases/?version=25) or set TENFOLD_JAVA_HOME to it"
  return 4
}

no_jdk() {
  {
    echo "tenfold: $1"
    echo "  where: TENFOLD_JAVA_HOME, JAVA_HOME, java on PATH, /usr/lib/jvm, /opt, ~/.sdkman, ~/.jdks"
    [ -z "$SEEN" ] || printf '  seen, and too old:\n%s' "$(printf '%s' "$SEEN" | sort -u)"$'\n'
    echo "  fix:   $2"
  } >&2
}
