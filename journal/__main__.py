"""``python -m journal``: the command ``oivallus`` where it is not installed under its name."""

from __future__ import annotations

from journal.cli import main

if __name__ == "__main__":
    main()
