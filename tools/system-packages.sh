#!/bin/sh
# Makes sure of the system's libraries and programs: `run` for making documents, `test` for testing them too.
# Installs Debian packages where it may; says what to install where it may not.
set -eu

run_packages="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
test_packages="poppler-utils chromium openjdk-17-jdk-headless libjaxb-java nodejs npm libreoffice-writer-nogui libreoffice-impress-nogui"

has_library() { ldconfig -p 2>/dev/null | grep -q "$1"; }
has_program() { command -v "$1" >/dev/null 2>&1; }

missing() {
    has_library libpango-1.0 && has_library libpangoft2-1.0 || echo libpango-1.0-0 libpangoft2-1.0-0
    # Without it pages are right, but each font takes five times as long.
    has_library libharfbuzz-subset || echo libharfbuzz-subset0
    [ "$1" = test ] || return 0
    has_program pdftotext || echo poppler-utils
    has_program chromium || has_program chromium-browser || echo chromium
    has_program node && has_program npm || echo nodejs npm
    has_program javac || echo openjdk-17-jdk-headless
    has_program soffice || echo libreoffice-writer-nogui libreoffice-impress-nogui
    [ -e /usr/share/java/jaxb-runtime.jar ] || echo libjaxb-java
}

# macOS and Windows have no ldconfig; there WeasyPrint itself says what it cannot find.
has_program ldconfig || [ -x /sbin/ldconfig ] || exit 0
PATH="$PATH:/sbin:/usr/sbin"
wanted=$(missing "$1" | tr '\n' ' ')
[ -n "$(echo "$wanted" | tr -d ' ')" ] || exit 0

if has_program apt-get; then
    if [ "$(id -u)" = 0 ]; then as_root=""; elif has_program sudo && sudo -n true 2>/dev/null; then as_root="sudo"; else as_root=no; fi
    if [ "$as_root" != no ]; then
        echo "Installing: $wanted"
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $wanted >/dev/null
        exit 0
    fi
fi
echo "These packages are missing: $wanted" >&2
echo "Install them (on Debian or Ubuntu: sudo apt-get install $wanted), then run make again." >&2
echo "All that this project may want: $run_packages $test_packages" >&2
exit 1
