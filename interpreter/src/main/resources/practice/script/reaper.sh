# Waits for the end of its standard input, which is the end of the practice cluster's process however it came, and then
# ends what is left of the cluster and removes its folder. $1: the folder.
trap '' HUP INT TERM
cat >/dev/null
for request in "$1"/spool/*/; do
  pid=${request%/}
  pid=${pid##*/}
  # The process id may have been given to a process of somebody else since.
  case $(ps -o args= -p "$pid" 2>/dev/null) in
  *run.sh* | *pegasus_server* | *dolphindb\ -console* | *bin/openmldb* | *bin/mon* | *taskmanager.sh* | *start.sh* | *openmldb_ops*)
    kill -KILL "$pid" 2>/dev/null
    ;;
  esac
done
rm -rf "$1"
