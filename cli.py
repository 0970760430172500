"""Doorway for a checkout: ``python cli.py COMMAND`` is the same program as ``translit COMMAND``."""

from translit.commands import main

if __name__ == "__main__":
    main()
