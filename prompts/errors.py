"""What is wrong with the bank, said so that a curator can mend it."""

from __future__ import annotations

from pathlib import Path


class BankError(Exception):
    """A file of the bank does not hold; ``line`` is None where the whole file is meant."""

    def __init__(self, file: Path | str, reason: str, line: int | None = None) -> None:
        super().__init__(f"{file}{f', line {line}' if line else ''}: {reason}")
        self.file, self.reason, self.line = str(file), reason, line
