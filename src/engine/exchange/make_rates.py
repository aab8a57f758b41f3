"""Writes the yearly part of checks/vocabulary/rates.toml from the European Central Bank's euro reference rates.

    python3 src/engine/exchange/make_rates.py eurofxref-hist.csv > rates.toml

Comes in: the bank's file of all rates since 1999 (a line a day, the currencies that a euro bought). Goes out: for every
currency the lowest and highest that one US dollar bought in each year, rounded outwards to three digits. Years that the
bank did not cover follow from a list by hand; so do currencies that it does not quote.
"""

import csv
import math
import sys

BY_HAND = {
    "CNY": ["1999-2004 8.0-8.35"],
    "INR": ["1999-2007 39-50", "2008-2008 38.9-50.6"],
    "RUB": ["1999-2004 22-33", "2022-2030 49-140"],
    "BRL": ["1999-2002 1.2-4.1", "2003-2006 2.0-3.8", "2007-2007 1.7-2.2"],
    "MXN": ["1999-2007 8.9-14.1"],
    "ISK": ["2009-2017 97-145"],
    "ILS": ["1999-2008 3.2-5.0", "2009-2010 3.5-4.3"],
    "MYR": ["1999-2004 3.75-3.85"],
    "PHP": ["1999-2004 37-57"],
    "IDR": ["1999-2004 6500-12900"],
    "THB": ["1999-2004 36-46"],
    "RON": ["1999-2004 1.0-3.5"],
}
WANTED = """
JPY BGN CZK DKK GBP HUF PLN RON SEK CHF ISK NOK RUB TRY AUD BRL CAD CNY HKD IDR ILS INR KRW MXN MYR NZD PHP SGD THB ZAR
"""


def main(path):
    years = {}
    for row in csv.DictReader(open(path)):
        dollar = number(row["USD"])
        year = int(row["Date"][:4])
        if dollar:
            add(years, "EUR", year, 1 / dollar)
            for code in WANTED.split():
                rate = number(row.get(code))
                if rate:
                    add(years, code, year, rate / dollar)
    for code in ["EUR", *WANTED.split()]:
        by_hand = BY_HAND.get(code, [])
        taken = {year for line in by_hand for year in span(line)}
        lines = [(span(line)[0], line) for line in by_hand]
        for year, (low, high, days) in years[code].items():
            if year not in taken and days > 20 and not (code == "RON" and year < 2005):
                lines.append((year, f"{year} {outwards(low, math.floor)}-{outwards(high, math.ceil)}"))
        show(code, [line for _, line in sorted(lines)])


def number(text):
    return float(text) if text and text != "N/A" else None


def add(years, code, year, rate):
    low, high, days = years.setdefault(code, {}).get(year, (rate, rate, 0))
    years[code][year] = (min(low, rate), max(high, rate), days + 1)


def span(line):
    first, _, last = line.split(" ")[0].partition("-")
    return range(int(first), int(last or first) + 1)


def outwards(value, to):
    places = 2 - math.floor(math.log10(value))
    rounded = to(value * 10**places) / 10**places
    return f"{rounded:.{max(places, 0)}f}"


def show(code, lines):
    print(f"{code} = [")
    for at in range(0, len(lines), 6):
        print("  " + ", ".join(f'"{line}"' for line in lines[at : at + 6]) + ",")
    print("]")


main(sys.argv[1])
