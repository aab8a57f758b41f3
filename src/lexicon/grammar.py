"""Words of grammar and strong verbs, for `make_table.py`: what WordNet does not say, or says too much of."""

from bits import ADJECTIVE, ADVERB, ING, NOUN, PARTICIPLE, PAST, PLURAL, VERB, VERB_FORM, VERB_S

# Words of grammar: WordNet gives many of them a rare life as nouns ("in", "a", "have"), which would mislead.
GRAMMAR = """
a an the this that these those my your his her its our their whose which what who whom i you he she it we they me him
us them myself yourself himself herself itself ourselves themselves mine yours hers ours theirs
and or nor but yet so if unless until till because although though while whereas whether than as since lest
of in on at by for from to with within without into onto upon over under above below between among amid amidst against
about across after before behind beneath beside besides beyond during despite except inside outside near off out
through throughout toward towards underneath via per versus up down around along past like unlike
am is are was were be been being has have had having do does did can could will would shall should may might must ought
not no never ever also too very just only even still already again always often soon then thus hence
there here where when why how both either neither each every some any all such many much more most few fewer less least
several another other none nobody nothing anyone anybody anything someone somebody something everyone everybody
everything whoever whatever whichever however therefore moreover nevertheless nonetheless
""".split()
GRAMMAR_BITS = {
    "is": VERB_FORM | VERB_S, "are": VERB_FORM, "am": VERB_FORM, "was": VERB_FORM | PAST, "were": VERB_FORM | PAST,
    "be": VERB, "been": VERB_FORM | PARTICIPLE, "being": VERB_FORM | ING | NOUN, "has": VERB_FORM | VERB_S,
    "have": VERB, "had": VERB_FORM | PAST | PARTICIPLE, "having": VERB_FORM | ING, "do": VERB,
    "does": VERB_FORM | VERB_S, "did": VERB_FORM | PAST, "past": NOUN | ADJECTIVE, "like": VERB, "will": NOUN,
    "may": 0, "might": NOUN, "others": PLURAL, "people": PLURAL, "police": PLURAL,
    "earnings": PLURAL, "odds": PLURAL, "lot": NOUN, "lots": PLURAL,
}
GRAMMAR_BITS |= dict.fromkeys(
    "not never ever also too very just only even still already again always often soon then thus hence there here "
    "however therefore moreover nevertheless nonetheless out up down off".split(), ADVERB)

# Verbs whose past tense and participle differ: base, past, participle.
STRONG = """
arise arose arisen;awake awoke awoken;bear bore borne;beat beat beaten;become became become;begin began begun
bite bit bitten;blow blew blown;break broke broken;choose chose chosen;come came come;do did done;draw drew drawn
drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;fly flew flown;forbid forbade forbidden
forget forgot forgotten;forgive forgave forgiven;forgo forwent forgone;freeze froze frozen;get got gotten
give gave given;go went gone;grow grew grown;hide hid hidden;know knew known;lie lay lain;mistake mistook mistaken
outdo outdid outdone;outgrow outgrew outgrown;overcome overcame overcome;overdo overdid overdone
override overrode overridden;oversee oversaw overseen;overtake overtook overtaken;overthrow overthrew overthrown
partake partook partaken;prove proved proven;redo redid redone;rewrite rewrote rewritten;ride rode ridden
ring rang rung;rise rose risen;run ran run;see saw seen;sew sewed sewn;shake shook shaken;show showed shown
shrink shrank shrunk;sing sang sung;sink sank sunk;slay slew slain;sow sowed sown;speak spoke spoken
spring sprang sprung;steal stole stolen;stink stank stunk;stride strode stridden;strive strove striven
swear swore sworn;swell swelled swollen;swim swam swum;take took taken;tear tore torn;throw threw thrown
undergo underwent undergone;undertake undertook undertaken;undo undid undone;wake woke woken;wear wore worn
weave wove woven;withdraw withdrew withdrawn;write wrote written
"""
