#!/usr/bin/env bash
# What action.yml runs. The inputs are in PATHS, JUNIT, SUMMARY, CHANGED_SINCE, CACHE and ALLOW_FILES.
set -euo pipefail

program=$GITHUB_ACTION_PATH/dist/main.js
if [ ! -f "$program" ]; then
  # GitHub fetches the action as it is in git: without packages, and not built.
  (cd "$GITHUB_ACTION_PATH" && npm ci --no-audit --no-fund)
fi

# A folder of its own, so that no file of an earlier job is proposed.
proposals=$(mktemp -d "$RUNNER_TEMP/pickup-gap-XXXXXX")
options=(--propose "$proposals")
[ -z "$JUNIT" ] || options+=(--junit "$JUNIT")
[ -z "$SUMMARY" ] || options+=(--summary "$SUMMARY")
[ -z "$CHANGED_SINCE" ] || options+=(--changed-since "$CHANGED_SINCE")
[ -z "$CACHE" ] || options+=(--cache "$CACHE")
while IFS= read -r folder; do
  [ -z "$folder" ] || options+=(--allow-files "$folder")
done <<<"$ALLOW_FILES"

names=()
while IFS= read -r name; do
  [ -z "$name" ] || names+=("$name")
done <<<"$PATHS"

# The matcher marks the line of an input that is refused. Claims mark their own lines.
echo "::add-matcher::$GITHUB_ACTION_PATH/.github/pickup-gap-matcher.json"
code=0
"$GITHUB_ACTION_PATH/node_modules/.bin/node" "$program" check "${options[@]}" -- "${names[@]}" || code=$?
echo "::remove-matcher owner=pickup-gap::"

case $code in
  0) kind=held ;;
  1) kind=failed ;;
  2) kind='bad input' ;;
  130 | 143) kind=interrupted ;;
  *) kind=bug ;;
esac
proposed=
[ -z "$(ls -A "$proposals")" ] || proposed=$proposals
printf 'kind=%s\nexit-code=%s\nproposed=%s\n' "$kind" "$code" "$proposed" >>"$GITHUB_OUTPUT"
exit "$code"
