//! The words of English grammar in classes, and the parts of speech of a token, for whatever works on wordings.

use crate::lexicon::{WordInfo, look_up};
use crate::token::{Flags, Token, TokenKind};

/// Classes of grammar words that lines name in braces: "{det}".
pub const CLASSES: [(&str, &str); 19] = [
    ("det", "the a an this that these those my your his her its our their 's every each no some any another"),
    ("the", "the this that these those my your his her its our their 's"),
    ("poss", "my your his her its our their 's whose"),
    ("subject", "i you he she it we they who"),
    ("we", "i you we they"),
    ("he", "he she it"),
    ("object", "me you him her it us them"),
    ("be", "is are was were be been being am 'm 're isn't aren't wasn't weren't"),
    ("been", "is are was were be been being am"),
    ("have", "have has had having haven't hasn't hadn't 've"),
    ("do", "do does did don't doesn't didn't"),
    (
        "modal",
        "will would shall should can could may might must won't wouldn't shouldn't can't couldn't mustn't cannot 'll 'd",
    ),
    (
        "prep",
        "of in on at by for from to with within without into onto over under above below between among against about \
         across after before behind near during through throughout toward towards around along off until since",
    ),
    (
        "more",
        "more less fewer better worse greater higher lower larger smaller bigger rather older younger longer \
              shorter faster slower stronger weaker cheaper earlier later further easier harder other",
    ),
    (
        "count",
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
               eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    ),
    ("day", "monday tuesday wednesday thursday friday saturday sunday today tomorrow yesterday tonight"),
    ("adverb", "not also still never always often soon just only now already ever even really very"),
    // One word for one and for many.
    (
        "alike",
        "fish sheep aircraft spacecraft hovercraft deer elk moose bison salmon trout cod squid shrimp swine grouse reindeer \
         carp mackerel herring series species means staff personnel crew police cattle offspring craft percent hundred \
         thousand million billion trillion dozen score crore lakh euro rand yen yuan won baht renminbi kwacha pound dollar \
         stone foot horsepower youth clergy people folk poultry media data per cent headquarters works barracks \
         crossroads gallows innings swiss japanese chinese more other less time way same one lot such much many half \
         quarter majority minority rest number total none will may might",
    ),
    // One word of many people or things, which a verb follows in the singular or the plural.
    (
        "group",
        "family team crowd group cast party audience gang trio duo pair quartet set public faculty panel army herd flock \
         band class squad committee board government opposition jury press council cabinet community clan household \
         population union electorate gentry litter bunch core elite generation workforce cohort leadership membership \
         force line brass couple range variety host string mix handful collection assortment combination proportion \
         percentage fraction share batch wave fleet flotilla convoy choir orchestra club side company firm panel \
         delegation congregation crop list body kind sort type array selection succession cluster section chain \
         network swarm pack mob horde queue row stream trickle flood mass bulk third fifth tenth majority minority \
         generation species pool ring team network alliance coalition bloc county",
    ),
];

/// Parts of speech that lines name in braces, with the bits that show them.
pub const PARTS: [(&str, u16); 12] = [
    ("noun", WordInfo::NOUN),
    ("nouns", WordInfo::PLURAL),
    ("n", WordInfo::NOUN | WordInfo::PLURAL),
    ("verb", WordInfo::VERB),
    ("verbs", WordInfo::VERB_S),
    ("past", WordInfo::PAST),
    ("pp", WordInfo::PARTICIPLE),
    ("ing", WordInfo::ING),
    ("v", WordInfo::VERB | WordInfo::VERB_FORM),
    ("adj", WordInfo::ADJECTIVE),
    ("adv", WordInfo::ADVERB),
    ("modifier", WordInfo::ADJECTIVE | WordInfo::NOUN | WordInfo::PARTICIPLE | WordInfo::ING),
];

/// What the lexicon says of a token. A name tells nothing, and neither does a number or a mark.
#[must_use]
pub fn info(token: &Token, first: bool) -> Option<WordInfo> {
    if token.kind != TokenKind::Word || token.flags.any(Flags::CAPITAL) && !first {
        return None;
    }
    look_up(token.key).filter(|info| first || !info.any(WordInfo::NAME))
}

/// Whether a token is a mark that ends a clause or an aside.
#[must_use]
pub fn ends_clause(token: &Token, prose: &str) -> bool {
    token.kind == TokenKind::Mark
        && matches!(
            token.text(prose),
            "." | "," | ";" | ":" | "!" | "?" | ")" | "\"" | "”" | "’" | "–" | "—" | "…" | "'"
        )
}
