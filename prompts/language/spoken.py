"""Spoken Finnish: the written forms that a spoken form may stand for, and guesses for words nobody has met."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Words of the closed classes and the verbs spoken most, each with every written form it may stand for.
#: The table that curators keep comes first; this one knows what any Finnish reader must.
CLOSED: dict[str, tuple[str, ...]] = {
    spoken: tuple(written.split("|"))
    for line in """
    mä=minä mää=minä mie=minä mnä=minä mun=minun miun=minun mua=minua miuta=minua mulla=minulla miulla=minulla
    mulle=minulle miulle=minulle multa=minulta musta=minusta|musta mussa=minussa muhun=minuun mut=mutta|minut
    sä=sinä sää=sinä sie=sinä sun=sinun siun=sinun sua=sinua sulla=sinulla sulle=sinulle sulta=sinulta sut=sinut
    susta=sinusta meiän=meidän meijän=meidän teiän=teidän heiän=heidän meil=meillä mul=minulla sul=sinulla
    tää=tämä toi=tuo|toi noi=nuo nää=nämä tän=tämän ton=tuon tota=tuota tost=tuosta tos=tuossa täs=tässä
    siin=siinä siit=siitä sil=sillä niit=niitä niil=niillä niist=niistä noit=noita näit=näitä tol=tuolla
    tuol=tuolla tääl=täällä siel=siellä täält=täältä sielt=sieltä niitten=niiden noitten=noiden näitten=näiden
    joku=joku jotku=jotkut ite=itse iteki=itsekin ittelle=itselle ittellä=itsellä itteni=itseni ittensä=itsensä
    itteäni=itseäni yks=yksi kaks=kaksi kolme=kolme yhen=yhden kahen=kahden yhes=yhdessä oon=olen oot=olet
    oo=ole ootte=olette oommako=olenko ookko=oletko ookkonä=oletko ookkonää=oletko oisin=olisin oisit=olisit
    ois=olisi oisi=olisi oltas=oltaisiin oltais=oltaisiin oliks=oliko meen=menen meet=menet mee=mene tuun=tulen
    tuut=tulet tuu=tule paan=panen paat=panet nään=näen näät=näet kattoo=katsoo katon=katson katot=katsot
    kato=katso katoin=katsoin kattelin=katselin kattelee=katselee kattoon=katsomaan|kattoon
    lähetään=lähdetään|lähetään tehä=tehdä tiiän=tiedän tiiät=tiedät tiiä=tiedä tiän=tiedän tiijä=tiedä
    tiijän=tiedän emmä=en|minä emmää=en|minä enmä=en|minä emmie=en|minä etsä=et|sinä ettii=etsii eiks=eikö
    ette=ette oonmä=olen|minä oonks=olenko ootsä=oletko|sinä onks=onko onkse=onko|se saanks=saanko voinks=voinko
    et=ei|että ettet=ettet ku=kun|kuin ko=kun|kuin niinku=niin|kuin niinko=niin|kuin niinkun=niin|kuin
    sit=sitten sitte=sitten kans=kanssa kaa=kanssa viel=vielä vaa=vain vaan=vain|vaan nii=niin tosiaa=tosiaan
    ees=edes vast=vasta kyl=kyllä ehk=ehkä enään=enää ennää=enää jos=jos koht=kohta just=juuri oikeesti=oikeasti
    oikeestaan=oikeastaan ainaki=ainakin kuiteski=kuitenkin kuitenki=kuitenkin kuiteskin=kuitenkin
    vaikkei=vaikka|ei vaik=vaikka muute=muuten hirveesti=hirveästi kauheesti=kauheasti nyy=nyt
    silleen=sillä|silleen anteeks=anteeksi
    """.split()
    for spoken, written in [line.split("=")]
}

_VOWEL = "aeiouyäö"
_SHORT = 3

#: Endings as they are spoken → as they are written, with the letters a form so spoken may end in.
#: A, O stand for the vowel that goes with the word.
_ENDINGS: tuple[tuple[str, re.Pattern[str], str], ...] = tuple(
    (last, re.compile(spoken), written)
    for last, spoken, written in (
        ("uy", r"([nlrs])([uy])$", r"\1\2t"),
        ("s", r"([tlns])tais$", r"\1tAisiin"),
        ("s", r"([tlnsd])täs$", r"\1tAisiin"),
        ("s", r"([tlnsd])tas$", r"\1tAisiin"),
        ("s", r"([lnstd]t)[aä]i?s$", r"\1Aisiin"),
        ("s", r"([aäeouyö])s$", r"\1isi"),
        ("s", r"s$", r"si"),
        ("s", r"([eouy])is$", r"\1Aisi"),
        ("ent", r"([^aä])is(in|it|imme|itte|ivat)$", r"\1Ais\2"),
        ("ent", r"([aäuyoöe])s(in|it|imme|itte|ivat)$", r"\1is\2"),
        ("s", r"s$", r"ssA"),
        ("lt", r"(st|lt|ll)$", r"\1A"),
        ("l", rf"(?<=[{_VOWEL}])l$", r"llA"),
        ("t", r"it$", r"itA"),
        ("s", r"ks$", r"ksi"),
        ("o", r"oo$", r"oA"),
        ("ö", r"öö$", r"öä"),
        ("e", r"ee$", r"eA"),
        ("i", r"ii$", r"iA"),
        ("u", r"uu$", r"uA"),
        ("y", r"yy$", r"yä"),
        ("o", r"oo$", r"otA"),
        ("aeiouyäö", r"(oo|öö|uu|yy|aa|ää|ee|ii|ki|h[aä]|ne)$", r"\1n"),
        ("n", r"nen$", r"inen"),
        ("n", r"tt(aa|ää)n$", r"tet\1n"),
        ("n", r"([aeiouyäö])h\1n$", r"\1\1n"),
        ("n", r"([eouyi])\1n$", r"\1mAAn"),
        ("n", r"([aä])\1n$", r"\1mAAn"),
        ("n", r"een$", r"emAAn"),
    )
)
_BY_LAST: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    letter: tuple((spoken, written) for last, spoken, written in _ENDINGS if letter in last)
    for letter in {letter for last, _, _ in _ENDINGS for letter in last}
}

#: Sounds inside a word: i before s and t, d behind h and between vowels, ts said as tt.
_INSIDE: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(spoken), written)
    for spoken, written in (
        (rf"(?<=[oöaäuye])(?=[st][{_VOWEL}st])", "i"),
        (rf"(?<=h)(?=[{_VOWEL}])", "d"),
        (r"tt", "ts"),
        (r"ii(?=[aän])", "ied"),
        (r"yyä", "yödä"),
        (r"uua", "uoda"),
        (r"aaha", "aada"),
        (r"(?<=[aoeä])(?=[uyi][aälkmnrst])", "d"),
    )
)


def candidates(form: str) -> Iterator[str]:
    """Written forms that an unknown lower-case form may stand for, likeliest first."""
    if len(form) < _SHORT:
        return
    yield from _spelled(form)
    inner = list(dict.fromkeys(_inside(form)))
    yield from inner
    for one in inner:
        yield from _spelled(one)


def asked(form: str) -> str | None:
    """*oliks* → *oliko*: the written form of a spoken question, None for a form that cannot be one."""
    if len(form) > _SHORT and form.endswith("ks"):
        return form[:-2] + ("ko" if _is_back(form) else "kö")
    return None


def bare(form: str) -> Iterator[tuple[str, str]]:
    """A form without the little words that hang on its end, with what hung there: *oonhan* → *oon*, *han*."""
    for clitic in ("ko", "kö", "ks", "kin", "ki", "kaan", "kään", "han", "hän", "pa", "pä"):
        if form.endswith(clitic) and len(form) > len(clitic) + 1:
            yield form.removesuffix(clitic), clitic


def guesses(form: str) -> tuple[str, ...]:
    """Base forms of a word out of any lexicon, a loan or a brand: one case ending taken off, best first."""
    found = [] if _CASED.search(form) else [form]
    for ending in _CASES:
        if form.endswith(ending) and len(form) - len(ending) >= _SHORT:
            stem = form.removesuffix(ending)
            found.append(stem)
            if stem.endswith("i"):
                found.append(stem[:-1])
            elif stem.endswith("e"):
                found.append(stem[:-1] + "i")
    return tuple(dict.fromkeys((*found, form)))


#: Endings that hardly any base form has.
_CASED = re.compile(r"...(ss[aä]|st[aä]|ll[aä]|lt[aä]|lle)$")
_CASES = tuple(
    """
    ssa ssä sta stä lla llä lta ltä lle ksi ta tä na nä n t a ä ia iä ja jä ita itä en in iin ien ihin hin een
    oon aan ään ssani ssäni stani stäni llani lläni ni mme
    """.split()
)


def _spelled(form: str) -> Iterator[str]:
    back = _is_back(form)
    for spoken, written in _BY_LAST.get(form[-1:], ()):
        if spoken.search(form):
            fitted = written.replace("A", "a" if back else "ä")
            yield spoken.sub(fitted, form, count=1)


def _inside(form: str) -> Iterator[str]:
    for spoken, written in _INSIDE:
        for found in spoken.finditer(form):
            yield form[: found.start()] + written + form[found.end() :]


def _is_back(form: str) -> bool:
    """Whether the word takes a rather than ä."""
    return any(letter in "aou" for letter in form)
