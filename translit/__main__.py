"""``python -m translit``."""

from translit.commands import main

if __name__ == "__main__":
    main()
