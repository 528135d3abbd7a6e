"""One command a module: ``run`` is the command, its docstring the help. Found by being here."""
