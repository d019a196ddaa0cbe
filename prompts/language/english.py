"""English: simplemma's base forms with small tables of our own."""

from __future__ import annotations

from prompts.language.closed import past, table
from prompts.language.dictionary import Dictionary
from prompts.language.words import Aliases, Word

_WORDS = table(
    """
    i = i : pro 1 sg nom
    me = i me : pro 1 sg
    my = my i : pro 1 sg my gen
    mine = mine my : pro 1 sg my gen
    myself = myself i : pro 1 sg
    we = we : pro 1 pl nom
    us = we us : pro 1 pl
    our = our we : pro 1 pl my gen
    ours = ours our : pro 1 pl my gen
    ourselves = ourselves we : pro 1 pl
    you = you : pro 2
    your yours ur = your you : pro 2 your gen
    he = he : pro 3 sg nom
    him = he him : pro 3 sg
    his = his he : pro 3 sg gen
    she = she : pro 3 sg nom
    her = she her : pro 3 sg gen
    hers = her she : pro 3 sg gen
    they = they : pro 3 pl nom
    them 'em = they them : pro 3 pl
    their theirs = their they : pro 3 pl gen
    it = it : pro 3 sg
    its = its it : pro 3 sg gen
    not n't nt n = not : neg
    never = never : adv neg
    nobody = nobody : neg pro
    nothing = nothing : neg pro
    none = none : neg pro
    'm am = be : 1 now sg verb
    're are r = be : now verb
    's = be 's : now verb
    is = be : 3 now sg verb
    was = be : past sg verb
    were = be : past verb
    'll will wo = will : now verb
    'd = would have : if verb
    would = would : if verb
    've have = have : now verb
    has = have : 3 now sg verb
    had = have : past verb
    do = do : now verb
    does = do : 3 now sg verb
    did = do : past verb
    can ca = can : now verb
    could = could can : past verb
    should = should : if verb
    may = may : now verb
    might = might : if verb
    must = must : now verb
    shall sha = shall : now verb
    gonna = go : now verb
    gotta = have : now verb
    wanna = want : now verb
    kinda = kind :
    u = you : pro 2
    worse worst = bad worse :
    better = good better :
    best = good best :
    im = i be : pro 1 sg nom now verb
    ive = i have : pro 1 sg nom now verb
    youre = you be : pro 2 now verb
    theyre = they be : pro 3 pl nom now verb
    hes = he be : pro 3 sg nom now verb
    shes = she be : pro 3 sg nom now verb
    thats whats = that be : now verb
    dont = do not : neg now verb
    cant cannot = can not : neg now verb
    didnt = do not : neg past verb
    doesnt = do not : neg now verb
    couldnt = could can not : neg past verb
    wouldnt shouldnt = would should not : neg if verb
    wont = will not : neg now verb
    isnt arent aint = be not : neg now verb
    wasnt werent = be not : neg past verb
    havent hasnt = have not : neg now verb
    hadnt = have not : neg past verb
    """
)

_PAST = past(
    """
    felt:feel left:leave went:go came:come said:say told:tell saw:see got:get took:take made:make knew:know
    thought:think gave:give found:find kept:keep began:begin stood:stand ran:run broke:break spoke:speak
    wrote:write lost:lose held:hold brought:bring met:meet sat:sit paid:pay heard:hear led:lead grew:grow
    slept:sleep woke:wake fell:fall cried:cry tried:try taught:teach caught:catch understood:understand
    spent:spend meant:mean sent:send built:build drove:drive chose:choose forgot:forget hurt:hurt put:put
    let:let ate:eat drew:draw threw:throw won:win bit:bite hit:hit
    """
)


class English:
    """The English lexicon."""

    def __init__(self, dictionary: Dictionary, aliases: Aliases) -> None:
        self._dictionary = dictionary
        self._aliases = aliases

    def word(self, form: str) -> Word:
        """Base forms and features; the written form behind a spoken one is what is analysed."""
        lower = form.lower().replace("’", "'")
        written = self._aliases.forms.get(lower, lower)
        words = [self._listed(one) for one in written.split() or [lower]]
        if len(words) == 1:
            return words[0]
        keys = dict.fromkeys(key for word in words for key in word.keys)
        return Word(tuple(keys), (), tuple(sorted({mark for word in words for mark in word.features})))

    def _listed(self, form: str) -> Word:
        if form in _WORDS:
            return _WORDS[form]
        form = form.strip("'-") or form
        if not any(letter.isalpha() for letter in form):
            return Word((form,))
        if not self._dictionary.known(form):
            form = next(filter(self._dictionary.known, self._aliases.rewritten(form)), form)
        keys = self._keys(form)
        return Word(keys, (), self._features(form, keys))

    def _keys(self, form: str) -> tuple[str, ...]:
        found = [_PAST[form]] if form in _PAST else []
        found.append(self._dictionary.lemma(form))
        # tired, meeting, stuck: a word of its own besides the verb
        if self._dictionary.is_base(form) or form.endswith(("ed", "ing", "en", "t", "ck")):
            found.append(form)
        return tuple(dict.fromkeys(found))

    def _features(self, form: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        if keys[0] == form and not self._dictionary.known(form):
            return ("unknown",)
        if form in _PAST or (form.endswith("ed") and keys[0] != form):
            return ("past", "verb")
        return ()
