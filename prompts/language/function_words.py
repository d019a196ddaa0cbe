"""Function words and everyday words of the three languages, and the words that other languages are known by."""

from __future__ import annotations

from prompts.model import Language


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FUNCTION_WORDS: dict[Language, frozenset[str]] = {
    "fi": _set(
        """
        ja on ei että et en oli se hän minä mä mää mie sä sinä sie me te he ne nää noi toi tuo tämä tää nämä nuo
        mun minun miun mulla minulla mulle minulle mut mutta kun ku ko jos niin nii myös vaan vain vaa kuin mitä
        mikä missä mistä mihin mihinkä kuka joka jotka jonka jossa josta sitten sit sitte nyt vielä viel enää
        tänään eilen huomenna aina koskaan ikinä ehkä kai kyllä kyl joo juu ihan tosi aivan liian paljon vähän
        hyvin taas jo ois olisi oisi olen oon olet oot olemme olette ovat olin olit olimme olivat ollut ollu
        oltiin ollaan ole oo olla tulee tuli tulin tuun menee meni menin meen mennä mentiin mentii saa sai sain
        voi voin voisi vois voisin pitää piti pitäis pitäisi koska vaikka silti kuitenkin siis eli tai vai sekä
        eikä enkä etkä emme ettei etten eivät emmä itse ite itsekin joku jokin jotain jotakin mitään kaikki
        kaikkea kaikille kukaan ennen jälkeen kanssa kans ilman asti ees edes niinku niinkun tällä tässä tästä
        tähän siellä siel siinä siitä siihen täällä tääl sille siltä sillä hänen hänelle häntä meillä meidän
        meiän teidän heidän minua mua minusta musta minut sulla sun sinulla sen sitä näitä niitä niille yks kaks
        yksi kaksi kolme mitäs miten miksi miks oikein hirveän hirveesti semmonen tommonen sellainen tällainen
        tämmönen välillä joskus muut muita toinen toista eka onneksi onko onks oikeastaan oikeesti ainakin
        todella melkein yhtään lisää kesken sama heti pois näin noin mukaan nuin sielä tualla kuinka paljo ny
        """
    ),
    "sv": _set(
        """
        och att det är en ett i på jag du han hon vi ni de dom den som för med till av inte int om men har hade
        var vara blev blir bli skulle sku ska kan kunde vill ville måste får fick när då så här där hur vad
        varför vem vilken också bara mycket mycke lite mer mera mest alla allt några något nåt någon nån ingen
        inget inga mig mej min mitt mina dig dej din ditt dina oss vår vårt våra er ert era honom henne hans
        hennes deras dem sig sej sin sitt sina efter före innan under över utan från mot mellan vid hos igen
        idag igår imorgon alltid aldrig ofta ibland kanske nog väl ju redan ännu än nu sedan sen eller samt
        eftersom fast ändå trots medan tills därför orka riktigt jätte väldigt ganska hela sådan sån sånt detta
        denna dessa ha haft varit blivit fått gått någonting ingenting ja nej jo varje andra annan första nya ny
        stor liten själv tillsammans hemma hem ut in upp ner e å ti ren no va ba nä nåå ej icke vore man längre
        samma helt åt borta bort inne ute vi'n hördu oj usch någonsin
        """
    ),
    "en": _set(
        """
        the and of to in is it that i you he she we they was were be been being are am have has had do does did
        not don't didn't doesn't can't couldn't won't wouldn't isn't wasn't aren't haven't i'm i've i'd i'll
        it's that's he's she's they're we're you're for with on at by from as but or if so then than this these
        those there here what when where who why how which my your his her our their me him us them mine about
        into over after before again today yesterday tomorrow always never sometimes often maybe just very too
        much many some any no all every one two really still only also because although though while until would
        could should will can may might must shall get got go went going gonna like out up down more most other
        another own same well now even yet an a dont cant didnt im ive its thats isnt wont nothing something
        anything everyone someone nobody yes yeah okay back away off around through without little bit lot first
        last next long
        """
    ),
}

#: Everyday words of a journal about work with children; they tell the language as well as function words do.
EVERYDAY: dict[Language, frozenset[str]] = {
    "fi": _set(
        """
        jaksa jaksan jaksaa tuntuu tuntui tuntuis päivä päivän viikko aamulla lapset lapsi lapsen lasten lapsia
        lapsille äiti isä työ työtä työssä töissä kaveri johtaja tiimi ryhmä ryhmässä sano sanoi sanoin kysyi
        tein tehdä teen tehä moi hei kiitos ehtinyt ehdi ehtiny kerran kerta asia asiat parempi helpottaa
        väsynyt väsyttää kiva ihana outo kamala vaikea vaikee huomasin vika alkaa loppu kotiin kotona näkyy
        kuulin luulin luulen ajattelin ajattelen mietin muistan tarvitsen tarviin osaa osaan tiedä tiedän tiiä
        tiiän mieltä mielestä mielestäni meinaa meinasin haluan haluun haluaisin haluisin hyvä huono maanantai
        maanantaina tiistaina keskiviikkona torstaina perjantai perjantaina lauantaina sunnuntaina ilta illalla
        aamu ilma jäi toivo ohjaaja kollega
        """
    ),
    "sv": _set(
        """
        vet tror tycker känner känns kändes går gick kom kommer gör gjorde göra sa sade säger sagt ser såg tog
        ta ge gav mår mådde orkar orkade jobba jobbet jobbar dagen dag veckan barn barnen barnet föräldrar
        gruppen samtal möte kollega trött bra dåligt hej tack tänkte tänker började börjar lära behöver hinner
        hann försöker försökte glad ledsen jobbigt svårt lätt gång gången chefen chef avdelningen dagis sist
        roligt skönt mamma mamman pappa pappan finns morgon natt kväll lugn lugnt ger låg eleverna ensam mommo
        fammo moffa kiva bråttom måndag tisdag onsdag torsdag fredag lördag söndag måndagen fredagen äntligen
        helgen vila sova
        """
    ),
    "en": _set(
        """
        feel felt feels think thought know knew say said says told tell make made want wanted need good bad
        better tired day week work working children child kids kid parents team meeting colleague boss group
        time home hi thanks please hard easy help talk talked asked ask came come saw see let keep kept monday
        tuesday wednesday thursday friday saturday sunday morning night evening finally
        """
    ),
}

OTHERS: dict[str, frozenset[str]] = {
    "et": _set(
        """
        ja on ei ma mina sa sina ta tema me meie te nad nemad see seda selle kui ka oli ning et aga mis kes kas
        siis veel väga nii juba olen oled oleme olid olnud olla ole minu sinu mulle mind talle teda meil neil
        mul sul tal oma kuidas miks kus kuhu kust täna eile homme alati mitte midagi keegi kõik palju vähe hea
        halb lapsed laps lapse laste tööl töö pärast enne koos ilma peab pidi saab sai võib tahan tahtsin tuleb
        tuli läks lähen teha tegin tunnen arvan päev päeva nädal kolleeg koosolek sest ent kuid või ega nagu
        praegu natuke jälle rohkem enam
        väsinud jõua jäi tegi tegime ütles arvas õues rühm rühmas õpetaja vanemad ema isa
        """
    ),
    "no": _set(
        """
        og jeg er det ikke en et å på som for med til av den de har hadde var være ble blir skal skulle kan
        kunne vil ville må fikk får når hva hvor hvorfor hvordan hvem også bare mye litt mer alle noe noen ingen
        meg min mitt mine deg din oss vår vårt dere deres ham henne hun han dem seg sin sitt etter før uten fra
        mot mellom ved hos igjen dag aldri ofte kanskje nå eller fordi selv hjemme barna barnet barn jobb jobben
        uke møte sliten bra men i om da så jo nei at dig mig sig ikke blev bliver hvad hvordan noget
        nogen meget lidt efter igen vores jeres børn børnene arbejde uge også fik får nu skete siger sagde sier
        sa vet tror føler følte kom gikk går gjorde gjør veldig denne dette disse eit ei ikkje eg vere frå kva
        korleis
        """
    ),
    "de": _set(
        """
        und der die das ich du er sie es wir ihr nicht ist war sind waren ein eine einen einem einer zu in mit
        auf für von den dem des im am an aus bei nach vor über unter auch nur noch schon sehr mehr wenn dann als
        wie was wer wo warum weil dass daß ob aber oder doch mich dich sich uns euch mir dir ihm ihnen mein
        meine meinen dein sein seine ihre kein keine habe hat haben hatte hatten wird werden wurde kann konnte
        muss musste will wollte soll heute gestern morgen immer nie wieder jetzt hier dort alles etwas nichts
        man so ja nein kinder kind arbeit tag woche gut müde
        """
    ),
    "nl": _set(
        """
        de het een en van ik je jij hij zij wij we is was zijn waren niet dat die dit te in op met voor aan er
        maar om ook als naar bij nog wel dan wat hoe waar wie waarom omdat mijn jouw hun ons onze heb heeft
        hebben had ben kan kon moet wil wilde vandaag gisteren morgen altijd nooit weer heel veel meer geen iets
        niets kinderen kind werk dag week moe
        """
    ),
    "romance": _set(
        """
        le la les un une des du de et est je tu il elle nous vous ils elles ne pas que qui dans sur avec pour
        par mais ou où si ce cette ces mon ma mes son sa ses leur leurs au aux été était suis avez avons ont
        très plus aussi bien tout el los las una y es yo él ella nosotros ellos no que en con por para pero como
        mi su sus se me te lo muy más hoy ayer estoy está estaba era fue son ser estar hay qué cuando porque
        niños trabajo día semana cansada cansado lo gli di che non è sono ho ha hanno del della dei nel nella
        mio mia suo molto anche oggi ieri perché bambini lavoro giorno stanca stanco ma io lui lei noi voi loro
        questo questa più quando come o os as um uma do da dos das não eu ele ela nós eles com meu minha seu sua
        muito mais hoje ontem estou foi são si în pe cu nu este sunt am ai are mea meu azi foarte când pentru
        copii copiii astăzi obosit obosită
        """
    ),
    "pl": _set(
        """
        i w na z nie się jest to że do jak ale ja ty on ona my wy oni mnie mi mam ma mój moja był była było są
        być dla po od przez co kto gdzie kiedy dlaczego bo już tylko bardzo dzisiaj dziś wczoraj jutro praca
        dzieci dzień tydzień a v na se je že to jsem jsi jsme byl byla bylo jak ale ne pro po od co kdo když
        protože dnes velmi
        """
    ),
    "so": _set(
        """
        waa iyo oo ah aan ayaa in ka ku la si uu ay u soo wax waxaan waxa waxay anigu ani aniga adiga isaga
        iyada annaga maanta shalay berri shaqada carruurta ilmaha aad ma mid kale badan wanaagsan daalay daallan
        maalin maalinta toddobaad waxaad wuxuu leh jiray jira lahaa kaas tan kan sida sidoo laakiin laakin hadda
        markii haddii hooyo aabo
        """
    ),
    "tr": _set(
        """
        ve bir bu da de için çok ben sen o biz siz onlar değil ne var yok ama gibi daha en mi mı ile kadar sonra
        önce bugün dün yarın çocuk çocuklar iş gün hafta yorgun yorgunum iyi kötü her şey bana benim
        """
    ),
    "ku": _set(
        """
        û li ji bi ez tu ew em hûn di de ne na bû bûn dikim kirin îro duh zarok zarokan min te wî wê her roj
        """
    ),
    "sq": _set(
        """
        dhe është në të një unë ti ai ajo ne ju për me nga si por nuk kam ka sot dje fëmijët shumë jam që e i
        """
    ),
    "lt": _set(
        """
        ir yra aš tu jis ji mes jūs ne kad su į iš bet kaip buvo labai šiandien vakar vaikai darbas diena nuo
        per
        """
    ),
    "lv": _set(
        """
        un ir es tu viņš viņa mēs jūs nav ka ar no uz bet kā bija ļoti šodien vakar bērni darbs diena par pie
        """
    ),
    "hu": _set(
        """
        és a az egy nem is hogy én te ő mi ti van volt vagyok ma tegnap nagyon de mert mint gyerekek munka nap
        fáradt
        """
    ),
    "is": _set("og að ég þú hann hún við það er ekki í á sem en með til var voru mjög dag börnin vinna þreytt um af"),
    "tl": _set(
        """
        ang ng sa na ay mga ako ikaw siya kami tayo sila hindi ko mo niya namin kay para ngayon kahapon mga bata
        pagod
        """
    ),
    "sw": _set(
        """
        na ya wa kwa ni la katika za mimi wewe yeye sisi wao si leo jana watoto kazi siku sana lakini kama nime
        """
    ),
    "id": _set(
        """
        yang dan di ke dari saya kamu dia kami mereka tidak ini itu untuk dengan hari anak sangat lelah tapi
        karena
        """
    ),
}
