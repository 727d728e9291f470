#!/bin/bash
# A taskmanager of a practice cluster: a real process that does nothing but live; the model plays its part.

version=@VERSION@

cd "$(dirname "$0")" || exit 1
practice=$PWD
while [ -n "$practice" ] && [ ! -d "$practice/.practice" ]; do
  practice=${practice%/*}
done
practice=$practice/.practice
property() {
  sed -n "s/^$1=//p" ../conf/taskmanager.properties
}
endpoint=$(property server.host):$(property server.port)
spark=
[ -f "$SPARK_HOME/jars/openmldb-batch.version" ] && read -r spark <"$SPARK_HOME/jars/openmldb-batch.version"
mkdir -p logs
. "$practice/ask.sh"
begin
ring server taskmanager "$endpoint" "$version" "${UPG_MONITORED:-}" "$spark"
exec 3<"$request/answer"
trap - EXIT HUP INT TERM
while read -r word rest <&3; do
  case $word in
  serve) echo "Start TaskManager on $endpoint, version $version" >>logs/taskmanager.log ;;
  fail)
    echo "$rest" >>logs/taskmanager.log
    rm -rf "$request"
    exit 1
    ;;
  esac
done
exit 1
