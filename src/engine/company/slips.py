"""Pairs of a written word and the word that a slip may have made it of, each with what speaks for the slip.

Comes in: the words of SCOWL, the model's words, the pronouncing dictionary beside the model, WordNet's irregular forms,
the strong verbs of the lexicon. Goes out: for each word that may be a slip the words that may be meant, with hundredths of log10: how much
oftener (more than 0) or seldomer people make a slip of this kind than others. By ear is commonest, then letters
exchanged or doubled, then a letter left out; a wrong consonant is rare, a wrong first letter hardly happens.
"""

import re
import sys
from pathlib import Path

from model import MODEL

sys.path.append(str(Path(__file__).parents[2] / "lexicon"))
from grammar import STRONG  # noqa: E402

SCOWL = Path("/usr/share/dict/scowl")
WORDNET = Path("/usr/share/wordnet")
SPOKEN = MODEL.with_name("cmudict-en-us.dict")
LISTS = "english american british british_z variant_1 variant_2 australian canadian".split()
KNOWN, EAR, NEARLY, BY_HAND = 95, 80, 50, 80
SWAPPED, DOUBLE_LOST, DOUBLE_MADE, LOST, EXTRA, VOWEL, CONSONANT = 100, 100, 50, 30, -20, 0, -70
COMMON = 1200  # that many of the commonest words are looked at for the likeliest slips alone
# Usual words: up to this size of SCOWL, and so many of them; what speaks for a slip of the keyboard between two.
USUAL, OFTENEST, CLOSE_KEY, CLOSE_LENGTH = 50, 9000, -60, -20
SELDOM = -90  # these and worse are not looked for
ENDS_LOST = {"e": 90, "d": 50, "n": 90, "y": 10}
ENDS_EXTRA = {"e": 90, "y": 10}
# Vowels that are heard alike where the voice does not rest on them.
VOWELS = {"AA": "o", "AO": "o", "AE": "e", "EH": "e", "IH": "e", "AH": "e", "UH": "u", "UW": "u"}

# Words of grammar: too common, and too seldom a slip, to be looked at for all their neighbours.
GRAMMAR = set("""the of to and a in is it that i for you on with as are be this was have at or not from but an they by we
can if he my what all so one about like just your his do there her which she when would who their will more out up has
been were had them than then no other some now only into time me how its also our over because any most us these those
where here after am may did such""".split())
# No desk wants these proposed.
COARSE = set("""cunt cunts cock cocks dick dicks tit tits shit shits crap fuck fucks fucking fucked pussy penis penises ass asses
arse arses bitch bitches piss pissed pissing porn whore whores slut sluts rape raped rapes rapist rapists nigger niggers faggot
faggots fag fags damn damned hell boob boobs cum anal wank bastard bastards sexy nude nudes""".split())
# Other words that stand beside anything.
LITTLE = set("""an or than then which your any also just those these into about over after before there might must should
does had has us am being one out up off down back away again very too still even ever never""".split())
# Listed with pronunciations that news never has, or other words of grammar, which lines of phrases look after.
NEVER = set("or are our hour years yours you're four an and in inn a ah eh uh um oh mom hm mm aw ad ads non "
            "tho nite thru busses bloc blocs tonne tonnes".split())
ALIKE = """
its it's;your you're;their they're;their there;whose who's;where were;then than;quite quiet;form from;lead led
passed past;threw through;weather whether;hear here;know now;knew new;loose lose;loose loss;choose chose
adapt adopt;addition edition;aid aide;aids aides;aisle isle;allude elude;altar alter;angel angle;angels angles
appraise apprise;ascent assent;assure ensure;insure ensure;insured ensured;bail bale;ballet ballot;ballets ballots
bare bear;base bass;bated baited;bazaar bizarre;berth birth;board bored;born borne;boarder border;boarders borders
brake break;brakes breaks;breach breech;breadth breath;breath breathe;bridal bridle;broach brooch;canvas canvass
capital capitol;carat carrot;casual causal;censor sensor;censors sensors;censor censure;cereal serial;cite site;sight site
cited sited;climactic climatic;coarse course;collage college;coma comma;command commend;confidant confident
conscience conscious;core corps;corps corpse;council counsel;councils counsels;councilor counselor;currant current
cue queue;costume custom;customs costumes;dairy diary;decent descent;descent dissent;defuse diffuse;deprecate depreciate
desert dessert;deserts desserts;device devise;disburse disperse;discreet discrete;dose doze;dual duel;dyeing dying
elicit illicit;emigrate immigrate;eminent imminent;emigrants immigrants;envelop envelope;extant extent;faint feint
fair fare;fairs fares;farther further;faze phase;fazed phased;feat feet;flair flare;flaunt flout;flea flee;flour flower
foreword forward;fort forte;forth fourth;foul fowl;gaff gaffe;gait gate;gorilla guerrilla;gorillas guerrillas
grate great;grisly grizzly;hail hale;hall haul;hangar hanger;heal heel;heroin heroine;hoard horde;hole whole;holes wholes
holy wholly;human humane;idle idol;immoral immortal;incidence incidents;knead need;knight night;later latter;leach leech
lessen lesson;liable libel;lightening lightning;loath loathe;mantel mantle;marital martial;medal metal;medals metals
mettle metal;meddle medal;miner minor;miners minors;moral morale;morning mourning;muscle mussel;muscles mussels;naval navel
ordinance ordnance;overdo overdue;packed pact;pain pane;pale pail;palate palette;palette pallet;patience patients
peace piece;pieces peaces;peak peek;peak pique;peaked piqued;peel peal;pedal peddle;peer pier;perpetrate perpetuate
persecute prosecute;persecuted prosecuted;persecution prosecution;personal personnel;perspective prospective
plain plane;pole poll;poles polls;pore pour;poring pouring;pored poured;pray prey;precede proceed;precedence precedents
premier premiere;prescribe proscribe;prescribed proscribed;presence presents;principal principle;principals principles
profit prophet;profits prophets;prostate prostrate;rack wrack;rain reign;rein reign;reins reigns;raise raze;rap wrap
reek wreak;respectfully respectively;rest wrest;review revue;right rite;right write;rights writes;ring wring;road rode
role roll;roles rolls;rout route;routed rooted;sail sale;scene seen;seam seem;cell sell;cells sells;serf surf;shear sheer
shone shown;soar sore;soared scored;sole soul;souls soles;staid stayed;stair stare;stake steak;stakes steaks;stalk stock
stationary stationery;statue statute;statues statutes;stature statue;steal steel;straight strait;suit suite;suits suites
tail tale;tales tails;taught taut;team teem;tenant tenet;tenants tenets;thorough through;throes throws;throne thrown
tide tied;toe tow;torturous tortuous;track tract;trail trial;trails trials;troop troupe;undo undue;vain vein;veins vanes
vial vile;vice vise;waist waste;wait weight;waits weights;waive wave;waived waved;waives waves;waiver waver;wear where
way weigh;ways weighs;weak week;weekly weakly;which witch;while wile;whine wine;yoke yolk;mute moot;sort sought;manor manner
accept except;affect effect;affects effects;affected effected;compliment complement;complementary complimentary
alliance allegiance;allusion illusion;allusions illusions;illusion delusion;averse adverse;amend mend;attain obtain
calvary cavalry;causality casualty;causalities casualties;coarsely courses;formally formerly;lose loss;parish perish
pubic public;prise prize;prosperous preposterous;realty reality;reality realty;tack tact
tact track;vacation vocation;expand expend;expansive expensive;interment internment;median medium;physic physics
physics physique;proscribe prescribe;ravish ravage;respective respectful;sever severe;tortuous torturous;undue undo
bloc block;cash cache;censure censor;collision collusion;conscript conscious;coup coop;crews cruise;cruise crews
find fined;find fund;finally finely;gone gun;guise guys;lain lane;lone loan;loans lones;maid made;male mail;males mails
mane main;meat meet;mined mind;mist missed;moose mousse;ore oar;paws pause;pours pores;praise prays;pride pried
prince prints;quarts quartz;rays raise;rapped wrapped;sighs size;slay sleigh;sore sour;staring starring;sweet suite
tacks tax;taxes taxis;tea tee;tear tier;tiers tears;thrown throne;tied tide;timber timbre;tolled told;ton tonne
urn earn;vary very;wade weighed;warn worn;wart wort;whales wales;whirled world;wrung wrong;yolk yoke
"""
# Too often right where the model, which heard more talk than it read news, does not expect them.
NOT_THESE = """
to too;to two;too two;of off;of have;sum some;sued used;suing using;u you;capped kept;air err;rarest arrest;us use
goo go;black back;three there;key quay;seen sewn;parts ports;disks discs;areas arenas;dumped damped;note not;do due
cars cause;loo look;state slate;
grain gain;navel naval;shear share;culled killed;bund bond;tighter tighten;clearer cleaner;bra bar;lain laid;filed filled
policemen policeman;middlemen middleman;assure ensure;trips traps;pus ups;careers carers;proven proved;analyses analysis
"""
ONE_WAY = """
payed paid;hat that;tat that;sad said;side said;calvary cavalry;causalities casualties
preformed performed;prosecuted persecuted;perimeters parameters;capitan captain;allusion illusion;allusions illusions
excepted accepted;chore choir;alluded eluded;fro for;fo of;tot to;bit but;wit with;hid his
ahs has;though through;through though;thought though;though thought;thorough through;through thorough
costumer customer;costumers customers;leaf leave;sew sue;seas seized;seas seize;quilty guilty;raised risen;laid lay
strick strict;strick strike;prosses process;loathed loath;alleys allies;allays allies;ally alley
"""


def rows(text):
    return [row.split() for row in text.replace("\n", ";").split(";") if row.strip()]


def known():
    """Plain words with SCOWL's size and the lists that have them."""
    words = {}
    for path in SCOWL.iterdir():
        told = re.fullmatch(r"([a-z_0-9]+)-(?:words|contractions)\.(\d+)", path.name)
        if not told or told[1] not in LISTS or int(told[2]) > 80:
            continue
        for word in path.read_text(encoding="utf-8", errors="ignore").split():
            if re.fullmatch(r"[a-z]+('[a-z]+)?", word):
                size, lists = words.get(word, (99, set()))
                words[word] = (min(size, int(told[2])), lists | {told[1]})
    return {word: (size, lists) for word, (size, lists) in words.items()
            if "english" in lists or not lists & {"variant_1", "variant_2"}}


def near(word):
    """All that is one slip of the keyboard away from a word."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    found = set()
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        found.update(head + letter + tail for letter in letters)
        found.update(head + letter + tail[1:] for letter in letters if tail)
        found.update((head + tail[1:], head + tail[1:2] + tail[:1] + tail[2:]))
    return found - {word, ""}


# Neighbours on the keyboard.
KEYS = dict(zip("abcdefghijklmnopqrstuvwxyz", """qwsz vghn xdfv serfcx wsdr drtgvc ftyhbv gyujnb ujko huikmn jiolm kop njk bhjm
iklp ol wa edft awedxz rfgy yhji cfgb qase zsdc tghu asxs""".split()))


def keyed(word):
    """All that a hand that hits a wrong key, one too few, one twice or two in the wrong order makes of a word."""
    for at, letter in enumerate(word):
        head, tail = word[:at], word[at + 1:]
        yield from (head + other + tail for other in KEYS[letter])
        yield from (head + tail, head + letter + letter + tail, head + tail[:1] + letter + tail[1:])


def weigh(written, meant):
    """What speaks for the one slip of the keyboard between two words."""
    at = next((at for at, pair in enumerate(zip(written, meant)) if pair[0] != pair[1]), min(len(written), len(meant)))
    if len(written) == len(meant):
        if written[at + 1:] != meant[at + 1:]:
            return SWAPPED
        return SELDOM if at == 0 else VOWEL if {written[at], meant[at]} <= set("aeiou") else CONSONANT
    lost, longer = len(written) < len(meant), max(written, meant, key=len)
    if at and longer[at] == longer[at - 1]:
        return DOUBLE_LOST if lost else DOUBLE_MADE
    if at == len(longer) - 1:
        return ENDS_LOST.get(longer[at], -40) if lost else ENDS_EXTRA.get(longer[at], SELDOM)
    return SELDOM if at == 0 else LOST if lost else EXTRA


def irregular():
    """Words that WordNet lists as forms of others: "met" of "meet", "nebulae" of "nebula"."""
    return {tuple(line.split()[:2]) for part in ("verb", "noun", "adj")
            for line in (WORDNET / f"{part}.exc").read_text().splitlines()}


def distance(one, other):
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one):
        new = [at + 1]
        for to, beside in enumerate(other):
            new.append(min(row[to] + (letter != beside), row[to + 1] + 1, new[to] + 1))
        row = new
    return row[-1]


def inflected(one, other):
    """Whether one is the other with an ending: the grammar of a sentence decides between them, not its words."""
    short, long = sorted((one, other), key=len)
    return (one, other) in IRREGULAR or (other, one) in IRREGULAR or long in [short + end for end in ("s", "es", "d", "r", "ly", "y", "ing", "ed")]


def heard(words):
    """Pairs of words that sound alike, and of those that nearly do."""
    alike, nearly = {}, {}
    for line in SPOKEN.read_text().splitlines():
        word, *sounds = line.split()
        word = re.sub(r"\(\d+\)", "", word)
        if word in words and "'" not in word:
            alike.setdefault(tuple(sounds), set()).add(word)
            nearly.setdefault(tuple(VOWELS.get(sound, sound) for sound in sounds), set()).add(word)
    for group in nearly.values():
        for one in group:
            for other in group - {one}:
                if len(one) > 4 and not inflected(one, other) and distance(one, other) <= 3:
                    yield one, other, NEARLY
    for group in alike.values():
        for one in group:
            yield from ((one, other, EAR) for other in group - {one})


IRREGULAR = irregular()


def slips(model):
    """{written: {meant: weight}}"""
    words = known()
    order = sorted(model.words, key=lambda word: -model.single[model.index[word]])
    rank = {word: at for at, word in enumerate(order)}
    found, verb = {}, {}

    def put(written, meant, weight):
        if written != meant and written in words and meant in words and meant in rank:
            old = found.setdefault(written, {})
            old[meant] = max(weight, old.get(meant, SELDOM))

    for meant in order[:25000]:
        for written in near(meant) & words.keys() if meant in words and len(meant) > 1 else ():
            if len(written) > 1:
                put(written, meant, weigh(written, meant))
    for one, other, weight in heard(words):
        put(one, other, weight)
    for base, past, participle in rows(STRONG):
        verb |= dict.fromkeys((base, past, participle), base)
    for written in found:
        found[written] = {meant: weight for meant, weight in found[written].items()
                          if may_be(written, meant, weight, words, rank, verb)}
    for one, other in rows(ALIKE):
        if one not in words or other not in words:
            continue
        found.setdefault(one, {})[other] = KNOWN
        found.setdefault(other, {})[one] = KNOWN
    for written, meant in rows(ONE_WAY):
        meanings = found.setdefault(written, {})
        meanings[meant] = max(BY_HAND, meanings.get(meant, 0))
    for one, other in rows(NOT_THESE):
        found.get(one, {}).pop(other, 0)
        found.get(other, {}).pop(one, 0)
    return {written: meanings for written, meanings in sorted(found.items()) if meanings}


def close_slips(model, found):
    """{written: {meant: weight}} of those pairs of usual words that are worth a look beside certain neighbours alone."""
    usual = {word for word, (size, _) in known().items() if size <= USUAL and word.isalpha() and len(word) > 2}
    usual &= model.index.keys() - GRAMMAR - LITTLE
    close = {}
    for meant in sorted(usual, key=lambda word: -model.single[model.index[word]])[:OFTENEST]:
        for written in set(keyed(meant)) & usual - {meant}:
            if meant not in found.get(written, {}) and not same_word(written, meant):
                weight = CLOSE_KEY if len(written) == len(meant) else CLOSE_LENGTH
                close.setdefault(written, {})[meant] = weight
    return close


def same_word(one, other):
    """Whether two words are, by their look, forms of one."""
    short, long = sorted((one, other), key=len)
    turned = short[:-1] == long[:-1] and {short[-1], long[-1]} == {"s", "d"}
    ends = short[:-2] == long[:-2] and {short[-2:], long[-2:]} <= {"ed", "er", "es", "en"}
    return turned or ends or long in [short + end for end in ("s", "d", "ed", "es", "n")]


def may_be(written, meant, weight, words, rank, verb):
    """Whether the pair is worth a look."""
    (size, lists), (common, others) = words[written], words[meant]
    if common > 60 or size > 60 and (weight < 0 or rank[meant] > 8000):
        return False
    if "english" not in lists and ("english" not in others or distance(written, meant) <= 2 and not lists & others):
        return False  # two spellings of one word
    if written.endswith("'s") or meant.endswith("'s") or {written, meant} & NEVER:
        return False
    if verb.get(written) != verb.get(meant, "") and inflected(written, meant) or weight <= SELDOM:
        return False
    if verb.get(written) == verb.get(meant, ""):
        return False  # "ran" and "run": the grammar decides
    if written in GRAMMAR and (meant in GRAMMAR or weight < 30):
        return False
    if 55 < size <= 60 and weight < 0 or rank.get(written, len(rank)) < COMMON and weight < EAR:
        return False
    return rank[meant] <= (45000 if weight >= EAR else 25000 if weight >= 50 else 12000)
