#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Pictures of every view, panel and page of the window, light and dark, small and large, on a screen of its own (Xvfb):
#   gpcis.ui/doc/screens.sh PHOTO "640x480 320,240 10,12,-" FOLDER [FOLDER_OF_RUNS]
# The second argument is the photo's size and the clicks, with a minus beside the object. Not part of any test.
set -eu
[ $# -ge 3 ] || { sed -n 3,6p "$0"; exit 2; }
root=$(cd "$(dirname "$0")/../.." && pwd -P)
photo=$(cd "$(dirname "$1")" && pwd -P)/$(basename "$1")
mkdir -p "$3"
out=$(cd "$3" && pwd -P)
runs=$(cd "${4:-.}" && pwd -P)
scale=${GPCIS_SCREENS_SCALE:-1}
for size in ${GPCIS_SCREENS_SIZES:-1280x800 1920x1080}; do
  # Xvfb says on the third file which display it has taken.
  Xvfb -displayfd 3 -screen 0 "${size}x24" 3>"$out/display" >/dev/null 2>&1 &
  server=$!
  until [ -s "$out/display" ]; do sleep 0.2; done
  DISPLAY=:$(cat "$out/display")
  export DISPLAY
  for theme in ${GPCIS_SCREENS_THEMES:-light dark}; do
    work=$(mktemp -d)
    cp "$photo" "$work/"
    mkdir "$work/settings"
    dark=false
    [ "$theme" = light ] || dark=true
    width=$((${size%x*} / scale))
    height=$((${size#*x} / scale))
    echo "{\"dark\": $dark, \"opacity\": 0.4, \"outline\": true, \"width\": $width, \"height\": $height}" >"$work/settings/workbench.json"
    echo "$runs" >"$work/settings/runs-folder.txt"
    GPCIS_PLUGINS=$root/cnf/dist/screens GPCIS_SCREENS=$out/$size-$theme GPCIS_SCREENS_CLICKS=$2 \
      GPCIS_JAVA_OPTS="-Dgpcis.settings=$work/settings -Dglass.gtk.uiScale=$scale ${GPCIS_JAVA_OPTS:-}" \
      "$root/gpcis" workbench --verbose "$work/$(basename "$photo")"
    rm -rf "$work"
  done
  kill "$server"
  wait "$server" || true
  rm -f "$out/display"
done
