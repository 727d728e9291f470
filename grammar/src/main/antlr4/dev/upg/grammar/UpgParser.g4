// The form of upg. Which order the parts of a file have, and what is said only once, is checked by the tree builder:
// its messages are clearer than a parse failure.
parser grammar UpgParser;

options { tokenVocab = UpgLexer; contextSuperClass = Part; }

// Lists of lines are all written as here: an element may be absent, so that each choice needs one token only and
// reading can go on behind an element with an error.
file: item? (separator item?)* EOF;

separator: NEWLINE | SEMICOLON;

item
  : PLAYBOOK title=template                                                    # playbookItem
  | MODULE name=identifier                                                     # moduleItem
  | USE (path=template | name=identifier) (AS alias=identifier)?               # useItem
  | INVENTORY inventoryBody                                                    # inventoryItem
  | declaration                                                                # declarationItem
  | statement                                                                  # statementItem
  ;

// ---- declarations

declaration
  : PARAM name=identifier COLON type (ASSIGN defaultValue=expression)?         # paramDeclaration
  | RECORD name=identifier fields                                              # recordDeclaration
  | NATIVE kind=(FUN | PROBE | ACTION) name=identifier typeVariables? parameters (ARROW result=type)? onResume? # nativeDeclaration
  | kind=(FUN | PROBE | ACTION) name=identifier typeVariables? parameters (ARROW result=type)? body=block # functionDeclaration
  | SCOPE name=identifier parameters body=scopeBody                            # scopeDeclaration
  ;

typeVariables: LESS identifier (COMMA identifier)* COMMA? GREATER;

parameters: LPAREN (parameter (COMMA parameter)* COMMA?)? RPAREN;

parameter: name=identifier COLON type (ASSIGN defaultValue=expression)?;

fields: LBRACE field? (fieldSeparator field?)* RBRACE;

field: name=word COLON type (ASSIGN defaultValue=expression)?;

fieldSeparator: NEWLINE | SEMICOLON | COMMA;

scopeBody: LBRACE scopeMember? (separator scopeMember?)* RBRACE;

scopeMember
  : ENTER block                                                                # enterMember
  | LEAVE block                                                                # leaveMember
  | statement                                                                  # statementMember
  ;

inventoryBody: LBRACE group? (fieldSeparator group?)* RBRACE;

group: GROUP name=identifier body=groupBody;

groupBody: LBRACE groupMember? (fieldSeparator groupMember?)* RBRACE;

groupMember
  : NODES min=INT (range=RANGE max=INT?)?                                      # nodesMember
  | field                                                                      # variableMember
  ;

// ---- types

type
  : LPAREN (type (COMMA type)*)? RPAREN ARROW result=type                      # functionType
  | LPAREN type RPAREN mark=QUESTION?                                          # parenthesesType
  | template (PIPE template)*                                                  # literalsType
  | NODE variables=nodeVariables mark=QUESTION?                                # nodeType
  | (module=identifier DOT)? name=identifier (LESS type (COMMA type)* GREATER)? mark=QUESTION?       # namedType
  ;

// At least one: `-> node { … }` is a result type when a variable follows, else `{` begins the body.
nodeVariables: LBRACE field (fieldSeparator field?)* RBRACE;

// ---- statements

block: LBRACE statement? (separator statement?)* RBRACE;

statement
  : LET name=identifier ASSIGN value=expression                                # letStatement
  | FOREACH variable=identifier IN items=expression foreachClause* block       # foreachStatement
  | WAIT UNTIL condition=expression waitClause* (ELSE otherwise=block)?        # waitStatement
  | REQUIRE condition=expression (ELSE message=expression)?                    # requireStatement
  | ENSURE condition=expression (TIMEOUT timeout=expression)? block            # ensureStatement
  | GUARD condition=expression guardClause* block                               # guardStatement
  | WITH expression (COMMA expression)* block                                  # withStatement
  | STEP title=expression block                                                # stepStatement
  | TRY body=block (RESCUE error=identifier rescue=block)? (ALWAYS always=block)? # tryStatement
  | IF conditionalBlock (ELSE IF conditionalBlock)* (ELSE otherwise=block)?    # ifStatement
  | FAIL message=expression                                                    # failStatement
  | CONFIRM message=expression                                                 # confirmStatement
  | PAUSE duration=expression                                                  # pauseStatement
  | SAY message=expression                                                     # sayStatement
  | RETURN value=expression?                                                   # returnStatement
  | operation                                                                  # evaluateStatement
  ;

conditionalBlock: condition=expression block;

foreachClause
  : WHERE condition=expression                                                 # whereClause
  | ORDER BY key=expression                                                    # orderClause
  | BATCH size=expression                                                      # batchClause
  | SPREAD BY key=expression                                                   # spreadClause
  | STOP AFTER count=expression FAILURES                                       # stopClause
  ;

guardClause
  : EVERY interval=expression                                                  # guardEveryClause
  | ELSE message=expression                                                    # guardElseClause
  ;

waitClause
  : count=INT TIMES                                                            # timesClause
  | EVERY interval=expression                                                  # everyClause
  | TIMEOUT limit=expression                                                   # timeoutClause
  | REPEATING (EVERY interval=expression)? block                               # repeatingClause
  ;

// ---- expressions, the loosest first

expression
  : name=identifier ARROW body=expression                                      # nameLambda
  | LPAREN (identifier (COMMA identifier)*)? RPAREN ARROW body=expression      # namesLambda
  | IF condition=expression THEN positive=expression ELSE negative=expression  # conditional
  | operation                                                                  # operationExpression
  ;

operation: disjunction (OR_ELSE disjunction)*;

disjunction: conjunction (OR conjunction)*;

conjunction: negation (AND negation)*;

negation
  : NOT negation                                                               # notNegation
  | comparison                                                                 # comparisonNegation
  ;

// A second operator is refused by the tree builder, which can say what to write.
comparison: sum (comparisonOperator sum)*;

comparisonOperator
  : sign=(EQUAL | NOT_EQUAL | LESS | LESS_OR_EQUAL | GREATER | GREATER_OR_EQUAL | MATCHES | IN) # plainOperator
  | NOT IN                                                                     # notInOperator
  ;

sum: product (sign+=(PLUS | MINUS) product)*;

product: signed (sign+=(STAR | SLASH) signed)*;

signed
  : MINUS signed                                                               # minusSigned
  | postfix                                                                    # postfixSigned
  ;

postfix: primary suffix*;

suffix
  : DOT name=word                                                              # memberSuffix
  | LPAREN (argument (COMMA argument)* COMMA?)? RPAREN                         # callSuffix
  | LBRACKET index=expression RBRACKET                                         # indexSuffix
  ;

argument: (name=word COLON)? value=expression;

primary
  : INT                                                                        # intPrimary
  | FLOAT                                                                      # floatPrimary
  | DURATION                                                                   # durationPrimary
  | SIZE                                                                       # sizePrimary
  | PERCENT                                                                    # percentPrimary
  | value=(TRUE | FALSE)                                                       # boolPrimary
  | NONE                                                                       # nonePrimary
  | template                                                                   # templatePrimary
  | identifier                                                                 # namePrimary
  | LPAREN expression RPAREN                                                   # parenthesesPrimary
  | LBRACKET (expression (COMMA expression)* COMMA?)? RBRACKET                 # listPrimary
  | LBRACE (mapEntry (COMMA mapEntry)* COMMA?)? RBRACE                         # mapPrimary
  | kind=(REMOTE | PROBE) target=postfix remoteClause* command=template        # remotePrimary
  ;

mapEntry
  : key=word COLON value=expression                                            # wordEntry
  | text=template COLON value=expression                                       # templateEntry
  ;

remoteClause
  : kind=(AS | IN | ENV | STDIN | TIMEOUT | ACCEPT) value=postfix              # valueClause
  | onResume                                                                   # resumeClause
  ;

onResume: ON RESUME choice=(RERUN | SKIP_OVER | ASK);

template
  : STRING_START templatePart* STRING_END                                      # stringTemplate
  | RAW_START templatePart* RAW_END                                            # rawTemplate
  ;

templatePart
  : TEXT                                                                       # textPart
  | ESCAPE                                                                     # escapePart
  | BAD_ESCAPE                                                                 # badEscapePart
  | kind=(HOLE | RAW_HOLE) expression RBRACE                                   # holePart
  ;

// ---- names

// The words of the language that may also be names.
identifier
  : NAME | NATIVE | GROUP | NODE | NODES | ENTER | LEAVE | UNTIL | TIMES | EVERY | TIMEOUT | REPEATING | WHERE | ORDER | BY
  | BATCH | SPREAD | STOP | AFTER | FAILURES | AS | ENV | STDIN | ON | RESUME | RERUN | SKIP_OVER | ASK | ACCEPT
  ;

// After `.` and before `:` every word is a name.
word
  : identifier | PLAYBOOK | MODULE | USE | PARAM | INVENTORY | RECORD | FUN | PROBE | ACTION | SCOPE | REMOTE | LET
  | FOREACH | WAIT | REQUIRE | ENSURE | GUARD | WITH | STEP | TRY | RESCUE | ALWAYS | IF | THEN | ELSE | FAIL | CONFIRM | PAUSE
  | SAY | RETURN | AND | OR | NOT | IN | MATCHES | TRUE | FALSE | NONE
  ;
