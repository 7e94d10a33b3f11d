"""The command line: a verb a module, each of which parses its words, calls one function and prints what it gave."""
