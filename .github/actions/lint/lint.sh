#!/bin/sh
# What the action runs: `upg lint`, and `upg fmt --check` if wanted, by the upg that this action lies in. The inputs come as
# variables, so that nothing of them is ever read as a command. Its exit status is the worst of upg's: 1 problems, 2 wrong inputs.
set -u

upg=$(CDPATH='' cd -- "$(dirname -- "$0")/../../.." && pwd)/upg
worst=0
note() { [ "$1" -le "$worst" ] || worst=$1; }

case ${UPG_FMT:-false} in
  true | false) ;;
  *) echo "::error::upg: the input fmt is true or false, not '$UPG_FMT'"; exit 2 ;;
esac

# One argument a line; then the files. Patterns are upg's to read, not the shell's.
set -f
set --
while IFS= read -r line; do
  [ -z "$line" ] || set -- "$@" "$line"
done << END
${UPG_ARGUMENTS:-}
END
arguments=$#
[ -z "${UPG_CHANGED_SINCE:-}" ] || set -- "$@" --changed-since "$UPG_CHANGED_SINCE"
set -- "$@" --
for file in ${UPG_FILES:-.}; do set -- "$@" "$file"; done

"$upg" lint --format github "$@"
note $?
if [ -n "${UPG_SARIF:-}" ] && [ "$worst" -le 1 ]; then
  "$upg" lint --format sarif "$@" > "$UPG_SARIF"
  note $?
fi
if [ "${UPG_FMT:-false}" = true ] && [ "$worst" -le 1 ]; then
  # The further arguments are those of lint.
  shift "$arguments"
  "$upg" fmt --check "$@" || {
    note $?
    echo "::error::upg: not all files are laid out as \`upg fmt\` does it; the log names them"
  }
fi
exit "$worst"
