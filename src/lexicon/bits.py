"""The bits of `WordInfo`, for `make_table.py`; frequency lies in bits 12 to 14."""

NOUN, PLURAL, VERB, VERB_FORM, ADJECTIVE, ADVERB, NAME, AMERICAN, BRITISH = (1 << bit for bit in range(9))
VERB_S, PAST, PARTICIPLE, ING = 1 << 9, 1 << 10, 1 << 11, 1 << 15
