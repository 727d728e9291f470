#!/bin/sh
# The tools of a Pegasus installation, on a host of a practice cluster.
#
# `shell` is Pegasus' own. `start` and `stop` are the wrapper of this site: Pegasus has such commands for a onebox only
# (start_onebox_instance and its like) and leaves real servers to the tools of the site.

case $0 in
./run.sh) tools=$PWD ;;
*/*) tools=$(cd "${0%/*}" && pwd) ;;
*) tools=$(pwd) ;;
esac
practice=$tools
while [ -n "$practice" ] && [ ! -d "$practice/.practice" ]; do
  practice=${practice%/*}
done
if [ -z "$practice" ]; then
  echo "ERROR: $tools isn't inside a host of a practice cluster" >&2
  exit 1
fi
host=$practice
practice=$practice/.practice
read -r name role <"$practice/name"

usage() {
  echo "Usage: run.sh <command> [<args>]"
  echo
  echo "   shell [-m|--cluster <meta server list>]    run the admin shell"
  echo "   start <meta|replica|collector>             start the server of this host"
  echo "   stop <meta|replica|collector>              stop it and wait until it is gone"
}

run_shell() {
  metas=127.0.0.1:34601,127.0.0.1:34602,127.0.0.1:34603
  while [ $# -gt 0 ]; do
    case $1 in
    -m | --cluster)
      metas=$2
      [ $# -gt 1 ] && shift
      ;;
    *)
      echo "ERROR: unknown option \"$1\""
      echo
      usage
      exit 1
      ;;
    esac
    shift
  done
  read -r version commit <"$tools/VERSION"
  . "$practice/ask.sh"
  begin
  cat >"$request/in"
  ring shell "$version" "$commit" "$tools/config-shell.ini.$$" "$PWD" "$metas"
  if ! read -r code <"$request/answer"; then
    echo "the practice cluster is gone" >&2
    exit 1
  fi
  [ ! -s "$request/err" ] || cat "$request/err" >&2
  [ ! -s "$request/out" ] || cat "$request/out"
  exit "$code"
}

# The model writes and removes server.pid.
running() {
  [ -f "$practice/server.pid" ] && read -r pid 2>/dev/null <"$practice/server.pid"
}

check_role() {
  if [ "$1" != "$role" ]; then
    echo "ERROR: this host has a $role server, no \"$1\""
    exit 1
  fi
}

start_server() {
  if running; then
    echo "INFO: $role@$name already running"
    exit 1
  fi
  cd "$tools/bin" || exit 1
  detach=
  command -v setsid >/dev/null 2>&1 && detach=setsid
  nohup $detach "$tools/bin/pegasus_server" config.ini -app_list "$role" </dev/null >>"$host/$role.log" 2>&1 &
  pid=$!
  # A `stop` that follows must find it.
  tries=0
  while [ ! -f "$practice/server.pid" ] && kill -0 "$pid" 2>/dev/null && [ $tries -lt 250 ]; do
    sleep 0.02
    tries=$((tries + 1))
  done
  echo "INFO: $role@$name started"
}

stop_server() {
  if ! running; then
    echo "INFO: $role@$name is not running"
    exit 1
  fi
  kill -TERM "$pid"
  tries=0
  while running; do
    if [ $tries -gt 500 ]; then
      echo "ERROR: $role@$name doesn't end"
      exit 1
    fi
    sleep 0.02
    tries=$((tries + 1))
  done
  echo "INFO: $role@$name stopped"
}

case $1 in
shell)
  shift
  run_shell "$@"
  ;;
start)
  check_role "$2"
  start_server
  ;;
stop)
  check_role "$2"
  stop_server
  ;;
"" | help | -h | --help)
  usage
  ;;
*)
  echo "ERROR: unknown command $1"
  echo
  usage
  exit 1
  ;;
esac
