#!/bin/sh
# Ends with 0 when there is a Chromium for the browser tests; installs one where it can.
set -u
[ -x "${CREDIT_CHROMIUM:-/nowhere}" ] && exit 0
command -v chromium >/dev/null && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing Chromium and a Chinese font for the browser tests"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
        apt-get install -qq -y --no-install-recommends chromium fonts-noto-cjk && exit 0
fi
"$BIN/playwright" install chromium && exit 0
echo "The browser tests need a Chromium and none could be installed." >&2
echo "Install one, or give its path: CREDIT_CHROMIUM=/path/to/chromium make test" >&2
exit 1
