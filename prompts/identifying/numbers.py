"""Codes, numbers and addresses: what has a form of its own. Every repetition is bounded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdnum import iban
from stdnum.fi import hetu

from prompts.identifying.finding import Finding, Kind, replaced
from prompts.model import Language

_HETU = re.compile(
    r"(?<![\w-])(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\w-])", re.IGNORECASE
)
#: *010823-3105*: from one day to another, written without dots.
_RANGE = re.compile(r"\d{6}-(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])")
_PHONE = re.compile(r"(?<![\w.,:/-])(?:\+\d{1,12}|00?\d{1,12})(?:[ -]?\(0\))?(?:[ -]\d{2,10}){0,4}(?![\w:-])")
_DATE_LIKE = re.compile(r"\d{6}-\d{4}(?:\d\d)?|\d{1,2}[- ]\d{1,2}[- ](?:19|20)?\d{2}")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_STREET = re.compile(
    r"(?<![\w-])\w{2,25}(?:"
    r"(?:tie|katu|kuja|polku|kaari|raitti|väylä|tanhua|rinne|kulma|penger|ranta|aukio)(?:n|lla|llä|lle|lta|ltä)?"
    r"|(?:ka|t)dun|kadulla|kadulle|kujalla|polulla"
    r"|gatan|vägen|gränden|stigen|torget|gata|väg"
    r"|[ ](?:street|road|avenue|lane|drive|close)"
    r")[ ]\d{1,3}(?!\d|[.,]\d|\s?(?:min|km|m\b|h\b|kertaa|lasta|prosent|%|vuotta|tuntia|gånger|barn|times|child))",
    re.IGNORECASE,
)
_STREET_AFTER_NUMBER = re.compile(r"(?<!\w)\d{1,4} [A-Z]\w{2,20} (?:Street|Road|Avenue|Lane|Drive|Close)\b")
_DATE = (
    r"\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d{2}|\d{1,2}/\d{1,2}/(?:19|20)\d{2}|(?:19|20)\d{2}-\d\d-\d\d|\d{6}"
    r"|\d{1,2}(?:st|nd|rd|th)? \w{3,12} (?:19|20)\d{2}"
)
_BORN = re.compile(
    rf"(?<!\w)(?:synty\w{{0,12}}|synt\.|s\.|född|f\.|födelse\w{{0,8}}|born|birth\w{{0,6}}|dob)\W{{0,3}}(?:\w{{1,10}}\W{{1,3}}){{0,3}}?({_DATE})",
    re.IGNORECASE,
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?!\w)")
_PLATE = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{2,3}-\d{1,3}(?![\w-])")
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15


def numbers(text: str, language: Language) -> Iterator[Finding]:
    """Identity codes first, then what else has a form of its own."""
    for met in _HETU.finditer(text):
        code = met.group()
        if hetu.is_valid(code, allow_temporary=True):
            yield _finding("hetu", met, language, hard=True)
        elif not _RANGE.fullmatch(code):
            yield _finding("hetu_like", met, language)
    for kind, pattern in _PLAIN:
        for met in pattern.finditer(text):
            if kind != "iban" or iban.is_valid(met.group()):
                yield _finding(kind, met, language)
    for met in _BORN.finditer(text):
        yield Finding("birthdate", met.start(1), met.end(1), replaced("birthdate", language))
    for met in _PHONE.finditer(text):
        digits = sum(character.isdigit() for character in met.group())
        if _FEWEST_DIGITS <= digits <= _MOST_DIGITS and not _DATE_LIKE.fullmatch(met.group()):
            yield _finding("phone", met, language)


_PLAIN: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("iban", _IBAN),
    ("email", _EMAIL),
    ("address", _STREET),
    ("address", _STREET_AFTER_NUMBER),
    ("licence_plate", _PLATE),
)


def _finding(kind: Kind, met: re.Match[str], language: Language, *, hard: bool = False) -> Finding:
    return Finding(kind, met.start(), met.end(), replaced(kind, language), hard)
