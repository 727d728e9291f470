package dev.upg.shell;

/**
 * What runs on the machine for a job, in any POSIX shell. The folder of a job is {@code $HOME/.upg/jobs/ID} of the user of
 * the connection:
 * <ul>
 * <li>{@code user}: who runs the command by sudo, {@code -}: nobody. Written first, to see that something can be
 * <li>{@code pid}: of the shell that waits for the command; its making decides that the job has begun. Whoever asks for a job
 * that hasn't begun makes it, with a 0 in it: then it can't begin any more, however slow the shell is that was to start it. So
 * the folder with the 0 has to stay a while
 * <li>{@code start}: when, by the machine's clock, in seconds
 * <li>{@code out}, {@code err}: what the command prints
 * <li>{@code code}: its exit status and the word {@code end}, or {@code torn} when its input broke off; without a word it
 * isn't whole
 * <li>{@code got}, {@code fed}, {@code pipe}: of an upload: the number of bytes that came, how their way ended, their way
 * </ul>
 *
 * <p>Variables begin with {@code upg_}, so that none of the user's environment is changed for the command. Each script
 * calls the id {@code $1}.
 */
final class JobScripts {
  private JobScripts() {}

  /** Begins a line that one of these scripts says of the job. */
  static final String SAYS = "\u0001job ";

  /** What the keeper ends with when the job is not to begin. */
  static final int NOT_BEGUN = 254;

  /** Without a connection's and a terminal's signals; what isn't ended by one of them leaves its exit status. */
  static final String KEEPER = """
      printf '\\1upg %s\\n' $$ >&5;printf '\\1upg\\n' >&7;exec 5>&- 7>&-;trap : HUP INT TERM;\
      set -C;{ echo $$ >pid&&[ -s pid ];}||{ [ -s pid ]||rm -f pid;exit 254;};set +C;date +%s >start & upg_e=end;upg_run(){ cd -- "$2"||exit 126;unset OLDPWD;shift 3;exec "$@";};\
      if [ "$3" -eq 0 ];then (upg_run "$@") <&6 >&8 2>&9 6<&- 8>&- 9>&-;upg_c=$?;\
      else mkfifo pipe;wc -c <pipe >got & upg_w=$!;\
      { tee pipe <&6;echo $? >fed;}|(upg_run "$@") >&8 2>&9 6<&- 8>&- 9>&-;upg_c=$?;wait $upg_w;\
      [ "$(cat fed)" -ne 0 ]||[ $(cat got) -eq "$3" ]||upg_e=torn;fi;\
      [ $upg_c -le 255 ]||upg_c=$((upg_c-128));echo "$upg_c $upg_e" >code;\
      [ $upg_e = end ]||exit 255;exit $upg_c
      """
      .strip();

  /**
   * Makes the folder, receives the command's input, starts the keeper and passes on what comes, each second and at the
   * end. The keeper is in the foreground, since a shell lets its background ignore interrupts, and then the command would.
   * After the id: the user or {@code -}, the size of the input, {@code whole} (received before the command begins: it has
   * no name any more when the first byte comes) or {@code flow}, the keeper's script, the words of the command. ksh hands on
   * only what a command is explicitly given: {@code 5>&5}.
   */
  static final String START = """
      upg_d=${HOME-}/.upg/jobs/$1;upg_say(){ printf '\\n\\1job %s\\n' "$*" >&2;exit 255;};\
      upg_no(){ rm -rf "$upg_d";upg_say refused "$*";};\
      [ -n "${HOME-}" ]||upg_say refused "HOME is not set";\
      if ! mkdir -m 700 "$upg_d" 2>/dev/null;then [ -d "$upg_d" ]&&upg_say exists;\
      upg_e=$({ mkdir -p -m 700 "$HOME/.upg/jobs"&&mkdir -m 700 "$upg_d";} 2>&1)||\
      { [ -d "$upg_d" ]&&upg_say exists;upg_say refused "$upg_e";};fi;\
      upg_o=$PWD;{ cd "$upg_d"&&echo "$2" >user&&[ -s user ]&&true >out&&true >err;} 2>/dev/null||\
      upg_no "nothing can be written into $upg_d";\
      upg_n=0;if [ $4 = flow ];then upg_n=$3;exec 6<&0;elif [ $3 -eq 0 ];then exec 6</dev/null;\
      else { (umask 077;true >in)&&[ -f in ];} 2>/dev/null||upg_no "nothing can be written into $upg_d";\
      exec 6<in 7<in 8>>in;rm -f in;cat >&8 2>/dev/null;upg_g=$(wc -c <&7);exec 7<&- 8>&-;\
      [ $upg_g -eq $3 ]||upg_no "only" $upg_g "of $3 bytes of the input could be kept in $upg_d";fi;\
      exec 3<out 4<err 5>&2 2>/dev/null;\
      { trap 'kill $upg_z;exit' TERM;while kill -0 $$&&! [ -s code ];do sleep 1 >/dev/null 5>&- 6<&- & upg_z=$!;wait $upg_z;\
      cat <&3||exit;cat <&4 >&5||exit;done;} & upg_s=$!;\
      upg_i=$1;upg_k=$5;shift 5;upg_m=setsid;command -v setsid >/dev/null 2>&1||{ upg_m=;set -m;};\
      $upg_m sh -c "$upg_k" upg-job $upg_i "$upg_o" $upg_n "$@" 3<&- 4<&- 5>&5 6<&6 7>&1 8>>out 9>>err >/dev/null;\
      upg_c=$?;kill $upg_s;wait $upg_s;[ -e out ]&&! [ -s out ]||cat <&3;[ -e err ]&&! [ -s err ]||cat <&4 >&5;exit $upg_c
      """
      .strip();

  /** {@code upg_p} must have been read. A process of another job, or of nobody, may have the number now. */
  private static final String HELPERS = """
      upg_ended(){ upg_e=;{ read -r upg_c upg_e <code;} 2>/dev/null;[ -n "$upg_e" ];};\
      upg_alive(){ if [ -r /proc/self/cmdline ];then upg_l=$(tr '\\0' ' ' </proc/$upg_p/cmdline);\
      else upg_l=$(ps -p $upg_p -o args=);fi 2>/dev/null;case $upg_l in *"upg-job $1 "*)return 0;;esac;return 1;};\
      """;

  /**
   * Says what is known of a job. One that hasn't begun is made unable to, also when nothing is there of it yet. Running and lost
   * ones are told with process id (0: not known), age in seconds (empty: not known) and user.
   */
  static final String STATE = """
      upg_say(){ printf '\\n\\1job %s\\n' "$*";exit;};upg_j=${HOME-}/.upg/jobs;\
      [ -n "${HOME-}" ]&&cd "$HOME" 2>/dev/null||upg_say closed "${HOME:-HOME, which is not set,}";\
      { mkdir -p -m 700 "$upg_j"&&mkdir -m 700 "$upg_j/$1";} 2>/dev/null;\
      [ -e "$upg_j/$1" ]||{ [ -d "$upg_j" ]&&! [ -x "$upg_j" ]&&upg_say closed "$upg_j";upg_say never;};\
      cd "$upg_j/$1" 2>/dev/null||upg_say closed "$upg_j/$1";\
      (set -C;exec 8>pid&&{ echo 0 >&8;:;}) 2>/dev/null&&upg_say never;upg_p=;upg_w=10;\
      until { read -r upg_p <pid;} 2>/dev/null||[ $upg_w -eq 0 ]||! [ -e pid ];do sleep 1;upg_w=$((upg_w-1));done;\
      [ "$upg_p" = 0 ]&&upg_say never;upg_p=${upg_p:-0};\
      """ + HELPERS + """
      upg_t=;{ read -r upg_t <start;} 2>/dev/null;upg_u=-;{ read -r upg_u <user;} 2>/dev/null;\
      [ -z "$upg_t" ]||upg_t=$(($(date +%s)-upg_t));\
      upg_ended||{ upg_alive "$1"&&upg_say running "$upg_p/$upg_t/$upg_u";}||upg_ended||\
      upg_say lost "$upg_p/$upg_t/$upg_u";\
      upg_say "$upg_e" "$upg_c/$upg_u"
      """.strip();

  /** Passes on all output of a job that has begun until it ends, then ends with its exit status; 255 also when it has none. */
  static final String FOLLOW = """
      cd "${HOME-}/.upg/jobs/$1"&&read -r upg_p <pid||exit 255;\
      printf '\\1upg %s\\n' $upg_p >&2;printf '\\1upg\\n';exec 3<out 4<err 5>&2 2>/dev/null;\
      """ + HELPERS + """
      while ! upg_ended&&upg_alive "$1";do cat <&3&&cat <&4 >&5||exit 255;sleep 1;done;\
      cat <&3&&cat <&4 >&5||exit 255;upg_ended&&[ $upg_e = end ]&&exit $upg_c;exit 255
      """.strip();

  static final String FORGET = """
      [ -n "${HOME-}" ]&&{ ! [ -e "$HOME/.upg/jobs" ]||{ cd "$HOME/.upg/jobs"&&rm -rf "$@"&&\
      for upg_j do ! [ -e "$upg_j" ]||exit;done;};}&&printf '\\n\\1job never\\n'
      """.strip();
}
