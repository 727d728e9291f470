// Words, literals and signs of upg. Nothing is skipped: whitespace and comments go to channels of their own.
// What is wrong by itself (a stray character, an unknown unit) is a token too, so that the lexer never fails;
// dev.upg.parse.Scanner finds the words for it.
lexer grammar UpgLexer;

channels { COMMENTS, DOCS }

// ---- words that are never plain names (but see `word` in the parser)

PLAYBOOK: 'playbook';
MODULE: 'module';
USE: 'use';
PARAM: 'param';
INVENTORY: 'inventory';
RECORD: 'record';
FUN: 'fun';
PROBE: 'probe';
ACTION: 'action';
SCOPE: 'scope';
REMOTE: 'remote';
LET: 'let';
FOREACH: 'foreach';
WAIT: 'wait';
REQUIRE: 'require';
ENSURE: 'ensure';
GUARD: 'guard';
WITH: 'with';
STEP: 'step';
TRY: 'try';
RESCUE: 'rescue';
ALWAYS: 'always';
IF: 'if';
THEN: 'then';
ELSE: 'else';
FAIL: 'fail';
CONFIRM: 'confirm';
PAUSE: 'pause';
SAY: 'say';
RETURN: 'return';
AND: 'and';
OR: 'or';
NOT: 'not';
IN: 'in';
MATCHES: 'matches';
TRUE: 'true';
FALSE: 'false';
NONE: 'none';

// ---- words that may also be names: the rule `identifier` of the parser lists them

NATIVE: 'native';
GROUP: 'group';
NODE: 'node';
NODES: 'nodes';
ENTER: 'enter';
LEAVE: 'leave';
UNTIL: 'until';
TIMES: 'times';
EVERY: 'every';
TIMEOUT: 'timeout';
REPEATING: 'repeating';
WHERE: 'where';
ORDER: 'order';
BY: 'by';
BATCH: 'batch';
SPREAD: 'spread';
STOP: 'stop';
AFTER: 'after';
FAILURES: 'failures';
AS: 'as';
ENV: 'env';
STDIN: 'stdin';
ON: 'on';
RESUME: 'resume';
RERUN: 'rerun';
SKIP_OVER: 'skip';
ASK: 'ask';
ACCEPT: 'accept';

NAME: LETTER (LETTER | MARK)*;

// ---- numbers, with and without a unit

INT: DIGITS;
FLOAT: DIGITS '.' DIGITS;
DURATION: (DIGITS ('ms' | 's' | 'm' | 'h' | 'd'))+;
SIZE: DIGITS ('B' | 'kB' | 'MB' | 'GB' | 'TB' | 'KiB' | 'MiB' | 'GiB' | 'TiB');
PERCENT: DIGITS ('.' DIGITS)? '%';
DOTTED_NUMBER: DIGITS '.' DIGITS ('.' DIGITS)+ ('-' (LETTER | MARK)+)?;
BAD_NUMBER: DIGITS ('.' DIGITS)? LETTER (LETTER | MARK)*;

// ---- signs

LPAREN: '(';
RPAREN: ')';
LBRACKET: '[';
RBRACKET: ']';
// A brace opens a mode of its own, so that the lexer knows which `}` ends a `${`.
LBRACE: '{' -> pushMode(DEFAULT_MODE);
RBRACE: '}' -> popMode;
COMMA: ',';
SEMICOLON: ';';
COLON: ':';
RANGE: '..';
DOT: '.';
ARROW: '->';
OR_ELSE: '??';
QUESTION: '?';
PIPE: '|';
EQUAL: '==';
NOT_EQUAL: '!=';
LESS_OR_EQUAL: '<=';
GREATER_OR_EQUAL: '>=';
LESS: '<';
GREATER: '>';
ASSIGN: '=';
PLUS: '+';
MINUS: '-';
STAR: '*';
SLASH: '/';

// ---- strings

STRING_START: '"' -> pushMode(STRING);
RAW_START: '"""' -> pushMode(RAW_STRING);

// ---- what is between

NEWLINE: '\r'? '\n';
SPACE: [ \t\r\f\uFEFF]+ -> channel(HIDDEN);
DOC: '##' (~[#\r\n] ~[\r\n]*)? -> channel(DOCS);
COMMENT: '#' ~[\r\n]* -> channel(COMMENTS);

// ---- what isn't upg, but is often written

FOREIGN_OPERATOR: '&&' | '||' | '===' | '!==' | ':=' | '=>' | '=~' | '<>' | '!';
FOREIGN_COMMENT: '//' ~[\r\n]* | '-- ' ~[\r\n]* | '/*' .*? ('*/' | EOF);
FOREIGN_COMMAND: '`' ~[`\r\n]* '`';
FOREIGN_STRING: '\'' ~['\r\n]* '\'' | [\u2018\u2019] ~[\u2018\u2019\r\n]* [\u2018\u2019] | QUOTE ~["\u201C\u201D\u201E\u201F\uFF02\r\n]* QUOTE;
BAD_CHARACTER: .;

fragment DIGITS: [0-9]+;
fragment LETTER: [\p{L}\p{Nl}_];
fragment MARK: [\p{Mn}\p{Mc}\p{Nd}];
fragment QUOTE: [\u201C\u201D\u201E\u201F\uFF02];

// ---- inside "…"; the line ends it at the latest (dev.upg.parse.StringLexer)

mode STRING;
STRING_END: '"' -> popMode;
TEXT: ~["\\$\r\n]+;
ESCAPE: '\\' [nt"\\$];
BAD_ESCAPE: '\\' ~[\r\n]?;
RAW_HOLE: '${raw' [ \t]+ -> pushMode(DEFAULT_MODE);
HOLE: '${' -> pushMode(DEFAULT_MODE);
STRING_SIGN: [$\r] -> type(TEXT);
STRING_NEWLINE: '\r'? '\n' -> type(NEWLINE);

// ---- inside """…"""

mode RAW_STRING;
RAW_END: '"""' -> popMode;
RAW_TEXT: ~["$]+ -> type(TEXT);
RAW_STRING_RAW_HOLE: '${raw' [ \t]+ -> type(RAW_HOLE), pushMode(DEFAULT_MODE);
RAW_STRING_HOLE: '${' -> type(HOLE), pushMode(DEFAULT_MODE);
RAW_SIGN: ["$] -> type(TEXT);
