# shellcheck shell=bash
# For hub and maven: which java to start.

feature_version() { # of the java in $1, empty when it does not run; a JDK's own note of it is read faster than it starts
  local release
  release="$(dirname "$(dirname "$(readlink -f "$1")")")/release"
  if ! grep -q '^JAVA_VERSION="[0-9]' "$release" 2>/dev/null; then
    "$1" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = \([0-9]*\).*/\1/p' | head -1
    return
  fi
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$release"
}

newest_java() { # from 21 on, with the tool $1 beside it
  local best="" best_version=20 candidate version
  for candidate in "${JAVA_HOME:-/nonexistent}"/bin/java "$(command -v java || true)" \
    /usr/lib/jvm/*/bin/java /opt/*/bin/java /opt/*/*/bin/java "${HOME:-}"/.sdkman/candidates/java/*/bin/java "${HOME:-}"/.jdks/*/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
    [ -x "$candidate" ] && [ -x "$(dirname "$(readlink -f "$candidate")")/$1" ] || continue
    version=$(feature_version "$candidate")
    if [ "${version:-0}" -gt "$best_version" ]; then
      best=$candidate
      best_version=$version
    fi
  done
  if [ -z "$best" ]; then
    echo "Passerelle needs a JDK 21 or newer; none was found. Install one or set JAVA_HOME." >&2
    exit 3
  fi
  echo "$best"
}
