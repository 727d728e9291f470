# How the tools of a practice host reach the cluster's model; sourced, with $practice set to the folder of this file.
#
# A request is a folder named by the process id. The model is told by a line in the fifo `bell`; it holds the write end of
# `answer` open from then on, so that a reader sees the end of file when the model's process is gone.

begin() {
  read -r model <"$practice/model"
  read -r spool <"$practice/spool"
  if ! kill -0 "$model" 2>/dev/null; then
    echo "the practice cluster is gone" >&2
    exit 1
  fi
  request=$spool/$$
  [ ! -e "$request" ] || rm -rf "$request"
  trap 'rm -rf "$request"' EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  mkdir "$request" && mkfifo "$request/answer" || exit 1
}

# ring WORD...: hands the request over.
ring() {
  printf '%s\n' "$@" >"$request/words"
  echo $$ >"$spool/bell"
}
