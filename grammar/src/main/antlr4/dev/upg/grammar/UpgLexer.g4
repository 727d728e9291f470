lexer grammar UpgLexer;
ID: [a-z]+;
WS: [ \t\r\n]+ -> channel(HIDDEN);
