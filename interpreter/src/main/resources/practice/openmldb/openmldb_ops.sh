#!/bin/bash
# Behind openmldb_ops.py of a practice cluster.
practice=$(cd "${0%/*}" && pwd)
while [ -n "$practice" ] && [ ! -d "$practice/.practice" ]; do
  practice=${practice%/*}
done
practice=$practice/.practice
. "$practice/ask.sh"
begin
exec 4<>"$request/answer"
ring ops "$PWD" "$@"
while IFS= read -r line <&4; do
  case $line in
  o*) printf '%s\n' "${line#?}" ;;
  e*) printf '%s\n' "${line#?}" >&2 ;;
  x*) exit "${line#?}" ;;
  esac
done
