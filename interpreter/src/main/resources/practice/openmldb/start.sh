#!/usr/bin/env bash
# Behaves as OpenMLDB's start.sh of 0.6.9 and later does: the same words, files, waits and exit statuses. Written anew. Its waits are of the
# cluster's time.

cd "$(dirname "$0")/.." || exit 1
components="tablet tablet2 nameserver apiserver taskmanager standalone_tablet standalone_nameserver standalone_apiserver data_collector synctool"
if [ $# -lt 2 ]; then
  echo "Usage: start.sh start/stop/restart <component> [mon]"
  echo "component: $components"
  echo "start flag 'mon': if use mon flag, we'll use mon to start the component"
  echo "    stop will kill both the mon and component automatically, don't need to use mon"
  exit 1
fi
verb=$1
component=$2
mode=$3
case " $components " in
*" $component "*) ;;
*)
  echo "No component named $component in [$components]"
  exit 1
  ;;
esac
if [ "$component" = taskmanager ]; then
  logs=$(grep '^job.log.path' ./conf/taskmanager.properties | cut -d= -f2)
else
  logs=$(grep log_dir "./conf/$component.flags" | tail -n 1 | cut -d= -f2)
fi
if [ -z "$logs" ]; then
  echo "Invalid log dir"
  exit 1
fi
mkdir -p "$logs"
pids=./bin/$component.pid

practice=$PWD
while [ -n "$practice" ] && [ ! -d "$practice/.practice" ]; do
  practice=${practice%/*}
done
practice=$practice/.practice
. "$practice/ask.sh"
begin
exec 4<>"$request/answer"

# nap SECONDS: of the cluster's time.
nap() {
  ring nap "$1" "$verb" "$component" "$PWD"
  read -r _ <&4
}

red() {
  printf '\033[1;31m%s\033[0m\n' "$1"
}

failed() {
  if [ "$component" = taskmanager ]; then
    red "Start taskmanager failed! Please check log in $logs/taskmanager[_mon].log and ./taskmanager/bin/logs/taskmanager.log "
  else
    red "Start $component failed! Please check log in $logs/$component[_mon].log and $logs/$component.INFO "
  fi
}

# ready PID. First of all the process has to be there, which takes time of this machine, however fast the cluster's is.
ready() {
  tries=0
  while kill -0 "$1" 2>/dev/null && [ ! -e "$spool/$1/answered" ] && [ $tries -lt 1000 ]; do
    sleep 0.02
    tries=$((tries + 1))
  done
  if [ "$component" = taskmanager ]; then
    nap 10
    kill -0 "$1" 2>/dev/null
    return
  fi
  endpoint=$(grep '^--endpoint' "./conf/$component.flags" | cut -d= -f2)
  if ! command -v curl >/dev/null 2>&1 || grep -q '^--use_name=true' "./conf/$component.flags"; then
    echo "no curl, sleep 12s and then check the process running status"
    nap 12
    kill -0 "$1" 2>/dev/null
    return
  fi
  nap 3
  for _ in 1 2 3 4 5 6 7 8 9 10 11; do
    if curl --silent --show-error --max-time 5 -o /dev/null "http://$endpoint/status" && kill -0 "$1" 2>/dev/null; then
      return 0
    fi
    echo "curl server status failed, retry later"
    nap 1
  done
  return 1
}

start() {
  echo "Starting $component ... "
  if [ -f "$pids" ] && kill -0 "$(cat "$pids")" 2>/dev/null; then
    red "$component already running as process $(cat "$pids") "
    return
  fi
  if [ "$component" = taskmanager ]; then
    [ -n "$SPARK_HOME" ] || SPARK_HOME=$(grep '^spark.home' ./conf/taskmanager.properties | cut -d= -f2)
    export SPARK_HOME
    echo "SPARK_HOME: $SPARK_HOME"
    echo "Rewrite properties by ./conf/taskmanager.properties"
    cp ./conf/taskmanager.properties ./taskmanager/conf/taskmanager.properties
    set -- ./taskmanager/bin/taskmanager.sh
  else
    set -- ./bin/openmldb "--flagfile=./conf/$component.flags" --enable_status_service=true
  fi
  if [ "$mode" = mon ]; then
    rm -f "$pids.child"
    nohup ./bin/mon "$pids.child" "$@" >>"$logs/${component}_mon.log" 2>&1 </dev/null 4>&- &
    echo $! >"$pids"
    nap 3
    while [ ! -s "$pids.child" ] && kill -0 "$(cat "$pids")" 2>/dev/null; do
      nap 1
    done
    pid=$(cat "$pids.child")
    echo "mon pid is $(cat "$pids"), process pid is $pid, check $pid status"
    if ready "$pid"; then echo "Start $component success"; else failed; fi
    return
  fi
  nohup "$@" >>"$logs/$component.log" 2>&1 </dev/null 4>&- &
  pid=$!
  echo "process pid is $pid"
  if ready "$pid"; then
    echo "$pid" >"$pids"
    echo "Start $component success"
  else
    failed
  fi
}

stop() {
  echo "Stopping $component ... "
  if [ ! -f "$pids" ]; then
    echo "no $component to stop (could not find file $pids)"
    echo "Stop $component success"
    return
  fi
  kill "$(cat "$pids")"
  nap 3
  if [ -f "$pids.child" ]; then
    if kill -0 "$(cat "$pids.child")" 2>/dev/null; then
      echo "After mon stopped, component is still alive, kill it"
      kill "$(cat "$pids.child")"
    fi
    rm -f "$pids" "$pids.child"
    echo "Stop $component success(mon mode)"
    return
  fi
  rm -f "$pids"
  echo "Stop $component success"
}

case $verb in
start) start ;;
stop) stop ;;
restart)
  stop
  nap 15
  start
  ;;
*) echo "Only support {start|stop|restart}" >&2 ;;
esac
exit 0
