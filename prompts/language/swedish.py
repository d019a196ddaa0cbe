"""Swedish: simplemma's base forms, with Finland-Swedish and spoken forms and small tables of our own."""

from __future__ import annotations

from prompts.language.closed import past, table
from prompts.language.compounds import Compounds
from prompts.language.dictionary import Dictionary
from prompts.language.words import Aliases, Word

_WORDS = table(
    """
    jag = jag : pro 1 sg nom
    mig mej = jag : pro 1 sg
    min mitt mina = min jag : pro 1 sg my gen
    vi = vi : pro 1 pl nom
    oss = vi : pro 1 pl
    vår vårt våra = vår vi : pro 1 pl my gen
    du = du : pro 2 sg nom
    dig dej = du : pro 2 sg
    din ditt dina = din du : pro 2 sg your gen
    ni = ni : pro 2 pl nom
    er = ni er : pro 2 pl
    ert era = er ni : pro 2 pl your gen
    han = han : pro 3 sg nom
    honom = han : pro 3 sg
    hans = han : pro 3 sg gen
    hon hen = hon : pro 3 sg nom
    henne = hon : pro 3 sg
    hennes = hon : pro 3 sg gen
    de dom = de : pro 3 pl nom
    dem = de : pro 3 pl
    deras = de : pro 3 pl gen
    den = den : pro 3 sg
    det de' = det : pro 3 sg
    sig sej = sig : pro 3
    sin sitt sina = sin : pro 3 gen
    man = man : pro nom
    ingen inget inga = ingen : neg pro
    ingenting = ingenting : neg pro
    inte icke ej int inget'a = inte : neg
    aldrig = aldrig : adv neg
    är e e' ä = vara : now verb
    va = vara : past verb
    var = vara : past verb
    varit = vara : verb
    vore = vara : if verb
    har = ha : now verb
    hade = ha : past verb
    blir = bli : now verb
    blev = bli : past verb
    kan = kunna : now verb
    kunde = kunna : past verb
    vill = vilja : now verb
    ville = vilja : past verb
    ska skall = skola : now verb
    skulle sku = skola : if past verb
    måste = måste : now past verb
    får = få : now verb
    fick = få : past verb
    bör = böra : now verb
    borde = böra : if verb
    vet = veta : now verb
    går = gå : now verb
    gör = göra : now verb
    mår = må : now verb
    står = stå : now verb
    ser = se : now verb
    tror = tro : now verb
    säger = säga : now verb
    orkar = orka : now verb
    nåt nåt' = något :
    nån = någon :
    ha = ha : verb
    ba = bara : adv
    ren = redan ren : adv
    mycke = mycket : adv
    lite lit = lite : adv
    sen = sedan sen : adv
    dagis = dagis :
    längre = länge lång : adv
    sämre = dålig sämre :
    bättre = bra bättre :
    ont = ont ond : adv
    """
)

_PAST = past(
    """
    gick:gå kom:komma sa/sade:säga gjorde:göra såg:se tog:ta stod:stå låg:ligga satt:sitta skrev:skriva åt:äta
    drog:dra visste:veta hann:hinna grät:gråta skrek:skrika sprang:springa bad:be bet:bita bröt:bryta föll:falla
    fann:finna förstod:förstå gav:ge höll:hålla lät:låta lade/la:lägga satte:sätta slog:slå sov:sova
    sjöng:sjunga teg:tiga vann:vinna åkte:åka dog:dö log:le skar:skära sköt:skjuta steg:stiga for:fara
    bjöd:bjuda flög:flyga frös:frysa njöt:njuta försvann:försvinna kändes:kännas fanns:finnas lyckades:lyckas
    trivdes:trivas hoppades:hoppas orkade:orka mådde:må upplevde:uppleva brast:brista bars/bar:bära stal:stjäla
    svek:svika vek:vika
    """
)


class Swedish:
    """The Swedish lexicon. Compounds are searched for ``keywords``."""

    def __init__(self, dictionary: Dictionary, aliases: Aliases, keywords: frozenset[str]) -> None:
        self._dictionary = dictionary
        self._aliases = aliases
        self._compounds = Compounds(keywords, dictionary.is_base)

    def word(self, form: str) -> Word:
        """Base forms, parts and features; the written form behind a spoken one is what is analysed."""
        lower = form.lower().replace("’", "'")
        written = self._aliases.forms.get(lower)
        if written and " " in written:
            words = [self._listed(one) for one in written.split()]
            keys = dict.fromkeys(key for word in words for key in word.keys)
            return Word(tuple(keys), (), tuple(sorted({mark for word in words for mark in word.features})))
        return self._listed(written or self._respelled(lower))

    def _respelled(self, lower: str) -> str:
        if self._dictionary.known(lower):
            return lower
        return next(filter(self._dictionary.known, self._aliases.rewritten(lower)), lower)

    def _listed(self, form: str) -> Word:
        if form in _WORDS:
            return _WORDS[form]
        if not any(letter.isalpha() for letter in form):
            return Word((form,))
        keys = self._keys(form.strip("-"))
        hyphened = tuple(piece for piece in keys[0].split("-") if piece) if "-" in keys[0] else ()
        parts = (*hyphened, *(part for key in keys for part in self._compounds.parts(key)))
        return Word(keys, tuple(dict.fromkeys(parts)), self._features(form, keys))

    def _keys(self, form: str) -> tuple[str, ...]:
        found = [_PAST[form]] if form in _PAST else []
        found.append(self._dictionary.lemma(form))
        if self._dictionary.is_base(form):
            found.append(form)
        if found[0].endswith("ad") and found[0] != form:
            found.append(self._dictionary.lemma(found[0]))
        found += _participles(form, found[-1])
        if form.endswith("s") and len(form) > 3 and self._dictionary.known(form[:-1]):
            base = self._dictionary.lemma(form[:-1])
            found += [base, base + "s"] if base.endswith("a") else [base]
        return tuple(dict.fromkeys(found))

    def _features(self, form: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        known = self._dictionary.known(form) or keys[0] != form or self._compounds.splits(keys[0])
        known = known or self._dictionary.known(form.rpartition("-")[2])
        if not known:
            return ("unknown",)
        if form in _PAST:
            return ("past", "verb")
        if keys[0].endswith("a") and keys[0] != form:
            if form.endswith(("ade", "dde", "te", "de", "ades", "tes")) and not form.endswith("nde"):
                return ("past", "verb")
            if form.endswith(("ar", "er")):
                return ("present", "verb")
        return ()


def _participles(form: str, base: str) -> list[str]:
    """The adjective that a form may be besides the verb: *utmattade* → *utmattad*, *uppgivna* → *uppgiven*."""
    if not base.endswith(("a", "e")) or form == base:
        return []
    if form.endswith(("ade", "ad", "at")):
        return [form[: form.rindex("a")] + "ad"]
    if form.endswith(("ande", "ende")):
        return [form]
    if form.endswith(("en", "et", "na")) and len(form) > 5:
        return [form[:-2] + "en"]
    return []
