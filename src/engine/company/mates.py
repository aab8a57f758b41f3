"""The mates of words: those beside which a written word is not found and one that it may be meant for is at home.

Comes in: the language model, what each written word may be meant for (in the order of the table), and `plausible.txt`,
neighbours beside which the written word is right after all: lines "tap: heat wire | on cold" (before | behind), "set_the"
for two words; "centre>center: * | *" for a side on which nothing tells the two apart. Goes out: runs of two words with the place of the meant word in the list, and their table.
"""

import struct
from pathlib import Path

from cells import ALL, key, laid_cells, run_key
from slips import COARSE, GRAMMAR, LITTLE, same_word

PLAUSIBLE = Path(__file__).with_name("plausible.txt")
# A mate makes the meant word so many times likelier than by itself, and than the written word, alone and with its own
# frequency; where a word of grammar stands between, than that one makes it. Hundredths of log10.
WELCOME, CLOSER, AHEAD, NEARER = 100, 150, 217, 60
# The meant word with its mate, the written word's greater frequency partly set aside, in sum.
LEAST, DISCOUNT = 140, 55
# So many of the oftenest are kept; a word has at most so many meanings here.
MOST, MEANINGS = 800_000, 31
# Where the mate stands; beyond a word of grammar.
BEFORE, BEHIND, BEYOND_BEFORE, BEYOND_BEHIND = 0, 1, 2, 3
# Beside these stands any noun.
COUNTS = set("""two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion many several few another
first second third last next other same such own""".split())
BETWEEN = """the a an and or of in on at by for from to with that its his her their our my your is are was were be been has
have had will would can could as""".split()
# Words of the filter of runs; of that of written words.
FILTER, WORDS_FILTER = 1 << 17, 1 << 12


def plausible():
    """{(written, side): neighbours}"""
    found = {}
    for line in PLAUSIBLE.read_text().splitlines():
        written, told = line.split(":", 1)
        for side, words in zip((BEFORE, BEHIND), told.split("|")):
            if words.strip():
                assert ">" not in written or words.split() == ["*"], line
                found.setdefault((written, side), set()).update(words.split())
    return found


def mates(model, meanings):
    """{key of the run: place of the meant word}; the keys of the written words"""
    best = {}

    def put(run, rating, often, place):
        if rating >= LEAST and rating > best.get(run, (LEAST - 1,))[0]:
            best[run] = (rating, often, place)

    candidates = Candidates(model, meanings)
    for run, rating, often, place in candidates.beside():
        put(run, rating, often, place)
    for run, rating, often, place in candidates.beyond():
        put(run, rating, often, place)
    rows = sorted(best.items(), key=lambda row: (-row[1][1], row[0]))[:MOST]
    keys = {word: key(word) for word in model.words}
    written = {keys[words[0] if start in (BEHIND, BEYOND_BEHIND) else words[-1]] for (start, *words), _ in rows}
    return {run_key(*(keys[word] for word in words), start=start): place
            for (start, *words), (_, _, place) in rows}, written


class Candidates:
    """Runs of a written word with mates of one that it may be meant for: (start and words, rating, how often, place)."""

    def __init__(self, model, meanings):
        self.model, self.said, skipped = model, plausible(), GRAMMAR | LITTLE | COUNTS
        self.plain = [word.isalpha() and word not in skipped for word in model.words]
        self.meant = {}
        for written, meant in meanings.items():
            if len(written) > 2 and self.usual(written):
                own = model.index[written]
                for place, (word, weight) in enumerate(meant[:MEANINGS]):
                    if self.usual(word) and word not in COARSE and not same_word(written, word):
                        other = model.index[word]
                        base = (model.single[other] - model.single[own]) * (100 - DISCOUNT) / 100 + weight * 7 / 5
                        self.meant.setdefault(other, []).append((written, own, base, place))

    def usual(self, word):
        return word in self.model.index and self.plain[self.model.index[word]]

    def barred(self, written, meant, side, mate):
        return mate in self.said.get((written, side), ()) or (f"{written}>{meant}", side) in self.said

    def behind(self, own, other):
        """What speaks for the meant word where one follows."""
        return self.model.loss[other] - self.model.loss[own]

    def beside(self):
        """The mate is a neighbour."""
        model = self.model
        for (first, second), chance in model.pair.items():
            gain, often = chance - model.single[second], model.single[first] + chance
            if gain < WELCOME or not (self.plain[first] and self.plain[second]):
                continue
            mate = model.words[first]
            for written, own, base, place in self.meant.get(second, ()):
                ahead = chance - model.loss[first] - model.single[own]
                if ahead >= AHEAD and (first, own) not in model.pair and not self.barred(written, model.words[second], BEFORE, mate):
                    yield (BEFORE, mate, written), base + self.behind(own, second) + gain, often, place
            mate = model.words[second]
            for written, own, base, place in self.meant.get(first, ()):
                ahead = chance - model.loss[own] - model.single[second]
                whole = ahead + model.single[first] - model.single[own]
                if min(ahead - CLOSER, whole - AHEAD) >= 0 and (own, second) not in model.pair and not self.barred(
                        written, model.words[first], BEHIND, mate):
                    yield (BEHIND, written, mate), base + gain, often, place

    def beyond(self):
        """A word of grammar stands between."""
        model = self.model
        little = {model.index[word] for word in BETWEEN if word in model.index}
        for (first, between, last), chance in model.triple.items():
            if between not in little or not (self.plain[first] and self.plain[last]):
                continue
            near = self.pair(between, last)
            if chance - near < NEARER:
                continue
            gain, often = chance - model.single[last], model.single[first] + self.pair(first, between) + chance
            words = model.words[first], model.words[between], model.words[last]
            for written, own, base, place in self.meant.get(last, ()) if gain >= WELCOME else ():
                if (first, between, own) not in model.triple and chance - self.triple(first, between, own) >= AHEAD:
                    if not self.barred(written, words[2], BEFORE, f"{words[0]}_{words[1]}"):
                        yield (BEYOND_BEFORE, *words[:2], written), base + self.behind(own, last) + gain, often, place
            for written, own, base, place in self.meant.get(first, ()):
                unmet = self.triple(own, between, last)
                whole = (chance - unmet + model.single[first] + self.pair(first, between) - model.single[own]
                         - self.pair(own, between))
                if (own, between, last) not in model.triple and chance - unmet >= NEARER and whole >= AHEAD:
                    if not self.barred(written, words[0], BEHIND, f"{words[1]}_{words[2]}"):
                        yield (BEYOND_BEHIND, written, *words[1:]), base + chance - near, often, place

    def pair(self, first, second):
        """How likely a word is behind another."""
        return self.model.pair.get((first, second), self.model.loss[first] + self.model.single[second])

    def triple(self, first, second, last):
        """How likely a word is behind two others."""
        met = self.model.triple.get((first, second, last))
        return self.model.pair_loss.get((first, second), 0) + self.pair(second, last) if met is None else met


def laid_mates(found, written):
    """A filter of the written words, one of the runs (two bits of a word of 64 for each), and the cells."""
    def filtered(keys, words):
        laid = [0] * words
        for one in keys:
            laid[one >> 32 & words - 1] |= 1 << (one & 63) | 1 << (one >> 6 & 63)
        return struct.pack(f"<{words}Q", *laid)

    return filtered(written, WORDS_FILTER) + filtered(found, FILTER) + laid_cells(found)
