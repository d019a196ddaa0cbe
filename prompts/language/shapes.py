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
_NOT_LATIN = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")

_SHAPES: tuple[tuple[str, float, re.Pattern[str]], ...] = tuple(
    (language, weight, re.compile(pattern))
    for language, weight, pattern in (
        ("fi", 0.6, r"ää|yy|öö|yö|äy|öy|^uo|[kptm]uo|^hyv|uu[rlnst]|(ss|st|ll|lt)[ä]"),
        (
            "fi",
            0.5,
            r"...(ssa|sta|lla|lta|lle|ksi|een|aan|oon|iin|uun|nut|nyt|mme|inen|nsa|kaan|kään|kin|tte|ttaa|staa)$",
        ),
        ("fi", 0.5, r"...(isin|sin|tiin|ttiin|taan|ista|ssaan|llaan|ista|jen|ien|iden|oita|eita|eja|uus|yys|mus|ttu)$"),
        ("fi", 0.3, r"(kk|tt|pp|ll|nn|rr|mm|ss|nk|lk|nt|ht|hk)[aeiouyäö]+n?$"),
        ("fi", 0.3, r"[aou][iu][a-zäö]*[aou]$|[äy][a-zäö]*[äyöi]n?$"),
        ("fi", 0.2, r"..[aiouyäö]n$|..(ko|kö|ni|si|ja|jä|oo|ee|ii)$"),
        ("sv", 0.7, r"å"),
        ("sv", 0.6, r"..(ade|ades|arna|erna|orna|ningen|ning|het|heten|ligt|lig|ande|ende|skap|igt|iga|else|ckt)$"),
        (
            "sv",
            0.4,
            r"(^|[^aeiouyäö])(sj|tj|skj|stj)|ck[aeo]|^f[öå]r|ö[rd]|ä[nrt][gdts]|..(ar|er|or|et|na|at|it|en|ts|an)$",
        ),
        ("en", 0.7, r"th|wh|ght|^w|ould|..(ing|ly|tion|ness|ful|ment|ous|ive|able|ed|ies)$|ea[dklmnrst]|oo[dkmt]|ow"),
        ("en", 0.3, r"...(es|ed|s|ly|y)$|ee|sh|ch|ou|ck$"),
        ("no", 0.5, r"...(ede|ene|else|lse|lig|hed|skab|het|ing)$|[aeiouy]k$"),
        ("et", 0.5, r"...(sse|dega|ga|mine|dest|tes|nud|tud|das|vad|st|lt|id|us|sin|ks)$|äe|öö|üü|ää"),
        ("de", 0.6, r"sch|...(ung|keit|heit|lich|isch|ten|tet|icht)$|ei[nst]|ie[rdns]|^ge|^ver"),
        ("nl", 0.5, r"ij|oe[nkt]|[aeo][aeo][nrtk]$|sch|^ge|...(lijk|heid|ing|en)$"),
        ("romance", 0.5, r"qu|...(ción|ment|zione|amos|ado|ando|endo|ato|are|ere|ez|ons|aux|eux|que|oso|dad|tà)$"),
        ("so", 0.5, r"aa[ndlyrq]|[xq][aiou]|dh|uu[sn]|oo[bd]|ay[aos]"),
        ("pl", 0.5, r"sz|cz|rz|dz|...(ego|emu|ych|owy|nie|wać|em)$"),
        ("tr", 0.4, r"...(lar|ler|yor|yorum|dum|dim|mak|mek|iyor|lik|daki)$"),
    )
)


def foreign(word: str) -> str | None:
    """The language that a letter of the word gives away; None for a word the three languages could write."""
    if _NOT_LATIN.search(word):
        return "script"
    return next((language for letters, language in _FOREIGN if letters.search(word)), None)


def shapes(word: str) -> Iterator[tuple[str, float]]:
    """Languages a word looks like, with how much; at most 0.9 for each."""
    if len(word) < 3:
        return
    found: dict[str, float] = {}
    for language, weight, pattern in _SHAPES:
        if pattern.search(word):
            found[language] = min(found.get(language, 0.0) + weight, 0.9)
    if found:
        # A word that looks like several languages tells little about each.
        crowd = max(1.0, sum(found.values()))
        yield from ((language, weight / crowd * 0.8) for language, weight in found.items())
