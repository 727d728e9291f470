#!/bin/sh
# The vendor's pipeline, and its exit codes. All hosts of a practice cluster are one machine, so unlike there it sees only what works
# in the folder of its own host.
host=${PWD%/clusterDemo*}
own() {
  while read -r line; do
    pid=$(echo "$line" | awk '{print $2}')
    case $(readlink "/proc/$pid/cwd") in "$host"*) echo "$line" ;; esac
  done
}
ps -o ruser=userForLongName -e -o pid,ppid,c,time,cmd | grep dolphindb | grep -v grep | grep $USER | own | awk '{print $2}' | xargs kill -TERM
