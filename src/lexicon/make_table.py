#!/usr/bin/env python3
"""Makes `common.bin`, `known.bin` and `rare.bin`, what factlint knows of English words.

Comes in: the word lists of SCOWL and the lexicon of WordNet, where Debian's packages `scowl` and `wordnet-base` lay
them, and `own.txt` beside this file (words younger than the lists, and words to strike). Goes out: three
open-addressed tables that the program embeds and reads where they lie; `table.rs` reads them and states their shape.

    apt-get install scowl wordnet-base && python3 src/lexicon/make_table.py
"""

import struct
import unicodedata
from pathlib import Path

from bits import (ADJECTIVE, ADVERB, AMERICAN, BRITISH, ING, NAME, NOUN, PARTICIPLE, PAST, PLURAL, VERB, VERB_FORM,
                  VERB_S)
from grammar import GRAMMAR, GRAMMAR_BITS, STRONG

HERE = Path(__file__).parent
SCOWL = Path("/usr/share/dict/scowl")
WORDNET = Path("/usr/share/wordnet")

# SCOWL's size, from the commonest words to the rarest, as a class of frequency.
FREQUENCY = {10: 7, 20: 6, 35: 5, 40: 4, 50: 3, 55: 2, 60: 2, 70: 1, 80: 0}
COMMON = ["english", "variant_1", "variant_2"]
DIALECTS = ["american", "british", "british_z", "australian", "canadian",
            "british_variant_1", "australian_variant_1", "canadian_variant_1"]


def words_of(name, size):
    path = SCOWL / f"{name}.{size}"
    if not path.exists():
        return []
    return [word for word in path.read_text(encoding="utf-8").split() if not word.endswith("'s")]


def known_words():
    """Each word as written, with its frequency and dialect bits."""
    frequency, lists = {}, {}
    for size, rank in FREQUENCY.items():
        for name in COMMON + DIALECTS:
            for sort in ("words", "upper", "proper-names", "contractions") + (("abbreviations",) if size <= 60 else ()):
                for word in words_of(f"{name}-{sort}", size):
                    frequency[word] = max(rank, frequency.get(word, 0))
                    lists.setdefault(word, set()).add(name)
    known = {}
    for word, names in lists.items():
        if "english" in names:
            dialect = 0
        elif "american" in names:
            dialect = 0 if names & {"british", "british_z", "australian"} else AMERICAN
        else:
            dialect = BRITISH if names & set(DIALECTS) else 0
        known[word] = (frequency[word], dialect)
    return known


def parts_of_phrases():
    """Words that live in phrases only: "en masse", "pre-emptive", "knick-knack"."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in (WORDNET / f"index.{part}").read_text().splitlines():
            lemma = line.split(" ")[0].replace("-", "_")
            if "_" in lemma:
                yield from (word for word in lemma.split("_") if word.isalpha() and word.isascii() and len(word) > 2)


def plain(word):
    """Without accents."""
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))


def own_words(known, parts):
    """`own.txt`: "word frequency bits", or "-word" to strike one."""
    letters = {"n": NOUN, "p": PLURAL, "v": VERB, "s": VERB_FORM | VERB_S, "d": VERB_FORM | PAST | PARTICIPLE,
               "g": VERB_FORM | ING, "a": ADJECTIVE, "r": ADVERB}
    for line in (HERE / "own.txt").read_text(encoding="utf-8").splitlines():
        fields = line.split("#")[0].split()
        if not fields:
            continue
        if fields[0].startswith("-"):
            known.pop(fields[0][1:], None)
            continue
        known[fields[0]] = (int(fields[1]), 0)
        for letter in fields[2] if len(fields) > 2 else "":
            parts[fields[0]] = parts.get(fields[0], 0) | letters[letter]


def senses():
    """How often WordNet's texts use a lemma as each part of speech."""
    counts = {}
    for line in (WORDNET / "cntlist.rev").read_text().splitlines():
        sense, _, count = line.split()
        lemma, rest = sense.split("%")
        part = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}[rest[0]]
        counts.setdefault(lemma, {}).setdefault(part, 0)
        counts[lemma][part] += int(count)
    return counts


def lemmas(part, counts):
    """WordNet's lemmas of a part of speech, without those that are nearly always another."""
    for line in (WORDNET / f"index.{part}").read_text().splitlines():
        if line.startswith(" "):
            continue
        lemma = line.split()[0]
        if "_" in lemma or "-" in lemma or not lemma[0].isalpha():
            continue
        seen = counts.get(lemma, {})
        total = sum(seen.values())
        if total >= 50 and seen.get(part, 0) * 100 < total:
            continue
        yield lemma


def exceptions(part):
    forms = {}
    for line in (WORDNET / f"{part}.exc").read_text().splitlines():
        form, *bases = line.split()
        for base in bases:
            forms.setdefault(base, []).append(form)
    return forms


def with_s(word):
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def also(noun):
    """Plurals that neither the rule nor the exceptions give."""
    if noun.endswith("man"):
        return [noun[:-3] + "men"]
    return [noun + "es"] if noun.endswith("o") else []


def stems(word):
    """Stems before -ed, -ing, -er and -est."""
    if word.endswith("e"):
        return [word[:-1]]
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return [word, word[:-1] + "i"]
    if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in "aeiou":
        return [word, word + word[-1]]
    return [word]


def parts_of_speech(known):
    lower = {word.lower() for word in known}
    counts, parts = senses(), {}

    def mark(form, bits):
        if form in lower:
            parts[form] = parts.get(form, 0) | bits

    irregular = exceptions("noun")
    for lemma in lemmas("noun", counts):
        mark(lemma, NOUN)
        for form in irregular.get(lemma, []) + [with_s(lemma)] + also(lemma):
            if form != lemma:
                mark(form, PLURAL)
    irregular = exceptions("verb")
    strong = {base: (past, participle)
              for base, past, participle in (row.split() for row in STRONG.replace("\n", ";").split(";") if row)}
    for lemma in lemmas("verb", counts):
        mark(lemma, VERB)
        mark(with_s(lemma), VERB_FORM | VERB_S)
        for stem in stems(lemma) + ([lemma] if lemma.endswith(("ee", "ye", "oe", "nge")) else []):
            mark(stem + "ing", VERB_FORM | ING)
            if lemma not in strong:
                mark(stem + "ed", VERB_FORM | PAST | PARTICIPLE)
        for form in irregular.get(lemma, []):
            past, participle = strong.get(lemma, (form, form))
            bits = (PAST if form == past else 0) | (PARTICIPLE if form == participle else 0)
            if form.endswith("ing"):
                bits = ING
            elif form.endswith("s"):
                bits = VERB_S
            mark(form, VERB_FORM | (bits or PAST | PARTICIPLE))
        for form, bit in zip(strong.get(lemma, ()), (PAST, PARTICIPLE)):
            mark(form, VERB_FORM | bit)
    irregular = exceptions("adj")
    for lemma in lemmas("adj", counts):
        mark(lemma, ADJECTIVE)
        for form in irregular.get(lemma, []) + [stem + end for stem in stems(lemma) for end in ("er", "est")]:
            mark(form, ADJECTIVE)
    for lemma in lemmas("adv", counts):
        mark(lemma, ADVERB)
    for word in GRAMMAR:
        parts[word] = GRAMMAR_BITS.get(word, 0)
    for word, bits in GRAMMAR_BITS.items():
        parts[word] = bits
    return parts


SUFFIXES = [
    ("ly", ADVERB), ("ing", VERB_FORM | ING), ("ed", VERB_FORM | PAST | PARTICIPLE),
    (("able", "ible", "ous", "ful", "less", "ish", "ical", "ic", "ive"), ADJECTIVE),
]


def guessed(word, lower):
    """Parts of speech of a word that WordNet lacks, by its ending."""
    for ends, bits in SUFFIXES:
        if word.endswith(ends):
            return bits
    if word.endswith("s") and not word.endswith("ss"):
        bases = (word[:-1], word[:-2], word[:-3] + "y")
        return PLURAL if any(base in lower for base in bases) else NOUN
    return NOUN


def key(word):
    value = 0xCBF29CE484222325
    for byte in word.lower().replace("’", "'").encode():
        value = ((value ^ byte) * 0x100000001B3) & (1 << 64) - 1
    return value


def entries():
    known = known_words()
    parts = parts_of_speech(known)
    own_words(known, parts)
    lower = {word.lower() for word in known}
    for word in parts_of_phrases():
        if word not in lower:
            known[word] = (0, 0)
    for word in [word for word in known if not word.isascii()]:
        known.setdefault(plain(word), known[word])
        parts.setdefault(plain(word).lower(), parts.get(word.lower()) or guessed(word, {}))
    lower = {word.lower() for word in known}
    table = {}
    for word in sorted(known, key=lambda word: word.islower()):
        frequency, dialect = known[word]
        form = word.lower()
        bits = parts.get(form)
        if bits is None:
            bits = guessed(form, lower) if word.islower() else 0
        bits |= dialect | frequency << 12
        bits |= 0 if word.islower() or word.startswith("I'") else NAME
        # A form known in lower case is no mere name; the rarer life of a name ("Bush", "Reading") is not kept.
        table[form] = bits
    for word in GRAMMAR:
        assert table[word] >> 12 & 7, word
    return table


def lay_out(table, room):
    """The slots of an open-addressed table, `room` for ten words: fingerprint and bits."""
    slots = len(table) * room // 10
    fingerprints, bits, seen = [0] * slots, [0] * slots, {}
    for word in sorted(table):
        hash_ = key(word)
        print_ = (hash_ ^ hash_ >> 32) & 0xFFFFFFFF or 1
        at = (hash_ * 0x9E3779B97F4A7C15 & (1 << 64) - 1) >> 32
        at = at * slots >> 32
        while fingerprints[at]:
            if fingerprints[at] == print_:
                print("collision", word, seen[at])
            at = (at + 1) % slots
        fingerprints[at], bits[at], seen[at] = print_, table[word], word
    return b"".join(struct.pack("<IH", *slot) for slot in zip(fingerprints, bits))


def main():
    table = entries()
    floors = (("common.bin", 6, 22), ("known.bin", 3, 22), ("rare.bin", 0, 17))
    for name, least, room in floors:
        words = {word: bits for word, bits in table.items() if bits >> 12 & 7 >= least}
        table = {word: bits for word, bits in table.items() if word not in words}
        laid = lay_out(words, room)
        (HERE / name).write_bytes(laid)
        print(name, len(words), "words,", len(laid), "bytes")


if __name__ == "__main__":
    main()
