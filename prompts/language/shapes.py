"""What letters and endings tell about the language of a word that is in no list."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Letters none of the three languages writes → the languages that do, by one name.
_FOREIGN = (
    (re.compile(r"[õ]"), "et"),
    (re.compile(r"[øæ]"), "no"),
    (re.compile(r"[ß]"), "de"),
    (re.compile(r"[şğı]"), "tr"),
    (re.compile(r"[ąęłżźćśń]"), "pl"),
    (re.compile(r"[āēģīķļņū]"), "lv"),
    (re.compile(r"[ėįųė]"), "lt"),
    (re.compile(r"[ðþ]"), "is"),
    (re.compile(r"[őű]"), "hu"),
    (re.compile(r"[țșă]"), "ro"),
    (re.compile(r"[đơưạảấầậặẹẽếềệọốồộớờợụứừựỳỹ]"), "vi"),
    (re.compile(r"[ñ¿]"), "es"),
    (re.compile(r"[ãâêîôûëïùìòáíóú]"), "romance"),
    (re.compile(r"[çè]"), "romance"),
    (re.compile(r"[čěřůý]"), "cs"),
    (re.compile(r"[ü]"), "umlaut"),
)
#: Nothing but letters that all of ours write.
_OURS = re.compile(r"[a-zåäö']*")
_NOT_LATIN = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")

#: What any Finnish word sounds like: its own letters, at most one consonant first, a vowel or n, s, t last.
_FINNISH = re.compile(
    r"(?:[hjklmnprstvd]|kr|pr|tr|st|pl|kl|sp|fr)?[aeiouyäö](?:[hjklmnprstvdg]{0,3}[aeiouyäö]+)*[hjklmnprstvd]{0,2}[aeiouyäönst]"
)
_HARD = re.compile(r"[bcfwxzåq]|[^aeiouyäö]{4}|[aou].*[äö]|[äö].*[aou]")

_SHAPES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (language, weight, re.compile(pattern))
    for language, weight, pattern in (
        ("sv", 0.7, r"å"),
        (
            "sv",
            0.6,
            r"..(ade|ades|arna|erna|orna|ningen|ning|het|heten|ligt|lig|ande|ende|skap|igt|iga|else|ckt|tigt)$",
        ),
        ("sv", 0.4, r"(^|[^aeiouyäö])(sj|tj|skj|stj)|ck[aeo]|^f[öå]r|ö[rd]|ä[nrt][gdts]|[bdfgkptv]ar$|mm[ae]n?$"),
        ("sv", 0.4, r"...(ar|er|or|et|na|at|it|en|ts|an|te|de|tt)$"),
        ("sv", 0.5, r"^[^aeiouyäö]{2,}.*[äö]|[äö].*([bcfg]|[^aeiouyänst]$)|^h?j[äö]|^gj"),
        ("en", 0.7, r"th|wh|ght|^w|ould|..(ing|ly|tion|ness|ful|ment|ous|ive|able|ed|ies)$|ea[dklmnrst]|oo[dkmt]|ow"),
        ("en", 0.3, r"...(es|ed|s|ly|y)$|ee|sh|ch|ou|ck$"),
        ("no", 0.5, r"...(ede|ene|else|lse|hed|skab|het|ing)$|[aeiouy]k$"),
        ("et", 0.5, r"...(sse|dega|ga|mine|dest|nud|tud|das|vad|id|ks|b|d)$|äe|üü"),
        ("de", 0.6, r"sch|...(ung|keit|heit|lich|isch|ten|tet|icht)$|ei[nst]|ie[rdns]|^ge|^ver"),
        ("nl", 0.5, r"ij|oe[nkt]|[aeo][aeo][nrtk]$|sch|^ge|...(lijk|heid|ing|en)$"),
        ("romance", 0.5, r"qu|...(ción|ment|zione|amos|ado|ando|endo|ato|are|ere|ez|ons|aux|eux|que|oso|dad|tà)$"),
        ("so", 0.5, r"aa[ndlyrq]|[xq][aiou]|dh|uu[sn]|oo[bd]|ay[aos]"),
        ("pl", 0.5, r"sz|cz|rz|dz|...(ego|emu|ych|owy|nie|wać|em)$"),
        ("tr", 0.4, r"...(lar|ler|yor|yorum|dum|dim|mak|mek|iyor|lik|daki)$"),
    )
)
#: Endings and sounds that make a word that may be Finnish one that hardly is anything else.
_VERY_FINNISH = re.compile(
    r"ää|yy|öö|yö|äy|öy|uo|hyv|yhm|uu[rlnst]|[kpt]{2}|ii|(ss|st|ll|lt|ks|ht|hk|lk|nk|mm|nn|rr)[aeiouyäö]+n?$"
    r"|..(nsa|nut|nyt|mme|inen|kaan|kään|kin|tte|sin|tiin|ista|jen|ien|oita|eita|eja|us|ys|mus|ttu|ko|kö|ni|isi|vat|vät)$"
)


def foreign(word: str) -> str | None:
    """The language that a letter of the word gives away; None for a word the three languages could write."""
    if _OURS.fullmatch(word):
        return None
    if _NOT_LATIN.search(word):
        return "script"
    return next((language for letters, language in _FOREIGN if letters.search(word)), None)


def shapes(word: str) -> Iterator[tuple[str, float]]:
    """Languages a word looks like, with how much; at most 0.9 for each."""
    if len(word) < _SHORTEST:
        return
    found = dict(_finnish(word))
    sure = found.get("fi") == _MOST
    for language, weight, pattern in _SHAPES:
        if pattern.search(word) and not (sure and language in ("de", "nl", "so")):
            found[language] = min(found.get(language, 0.0) + weight, _MOST)
    # A word that looks like several languages tells little about each.
    crowd = max(1.0, sum(found.values()))
    yield from ((language, weight / crowd) for language, weight in found.items())


def _finnish(word: str) -> Iterator[tuple[str, float]]:
    if _HARD.search(word) and not _COMPOUND.search(word):
        return
    if _FINNISH.fullmatch(word):
        yield "fi", _MOST if _VERY_FINNISH.search(word) else (0.4 if len(word) > _SHORTEST else 0.2)


_SHORTEST = 3
_MOST = 0.9
#: Long words with two harmonies are compounds: työkaveri.
_COMPOUND = re.compile(r"^[^bcfwxzåq]{8,}$")
