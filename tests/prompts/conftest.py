"""The packaged bank and its engine, made once for all tests: neither ever changes."""

from __future__ import annotations

import pytest

from prompts.bank.contents import Bank
from prompts.bank.loading import load_bank
from prompts.engine import Engine


@pytest.fixture(scope="session")
def bank() -> Bank:
    return load_bank()


@pytest.fixture(scope="session")
def engine(bank: Bank) -> Engine:
    return Engine(bank)
