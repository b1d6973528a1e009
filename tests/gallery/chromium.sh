#!/bin/sh
# Sees to it that there is a Chromium, and a font with the emoji that messages have.
set -eu

missing=""
command -v chromium >/dev/null || command -v chromium-browser >/dev/null \
  || command -v google-chrome >/dev/null || command -v google-chrome-stable >/dev/null || missing="chromium"
fc-list 2>/dev/null | grep -qi emoji || missing="$missing fonts-noto-core fonts-noto-color-emoji"
test -n "$missing" || exit 0

if command -v apt-get >/dev/null && test "$(id -u)" = 0; then
  echo "Installing $missing with apt-get." >&2
  apt-get update -qq >&2
  # shellcheck disable=SC2086 # Several names.
  DEBIAN_FRONTEND=noninteractive apt-get install --yes -qq --no-install-recommends $missing fontconfig >&2
else
  echo "The gallery needs $missing. On Debian, as root: apt-get install $missing" >&2
  exit 1
fi
