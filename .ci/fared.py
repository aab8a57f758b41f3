#!/usr/bin/env python3
"""Counts how often each check speaks and verifies on real news, and keeps what readers judged.

  fared.py NEWS FACTLINT FARED.csv [READ.jsonl]

NEWS is a folder of articles. In FARED.csv the columns `spoke` and `verified` are counted anew; `read`, `true`,
`debatable` and `false` stay, unless READ.jsonl gives them: {"code": …, "verdict": "true" | "debatable" | "false"}, one
object a finding that was read. Only findings at warning or above count as having spoken.
"""
import collections
import csv
import json
import subprocess
import sys

COLUMNS = ["check", "spoke", "read", "true", "debatable", "false", "verified"]


def lines(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit("%s: status %d" % (" ".join(command[:2]), done.returncode))
    return map(json.loads, done.stdout.splitlines())


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    news, factlint, table = sys.argv[1:4]
    names = [check["name"] for check in lines(factlint, "checks", "--format", "jsonl")]
    loud = (finding["code"] for finding in
            lines(factlint, "check", "--no-cache", "--no-config", "--level", "warning", "--format", "jsonl", news))
    spoke = collections.Counter(loud)
    verified = collections.Counter(claim["check"] for claim in lines(factlint, "claims", "--format", "jsonl", news)
                                   if claim.get("verdict") == "verified")
    with open(table, newline="", encoding="utf-8") as file:
        judged = {row["check"]: {column: int(row[column]) for column in COLUMNS[2:6]} for row in csv.DictReader(file)}
    if len(sys.argv) == 5:
        judged = collections.defaultdict(lambda: dict.fromkeys(COLUMNS[2:6], 0))
        with open(sys.argv[4], encoding="utf-8") as file:
            for line in file:
                verdict = json.loads(line)
                judged[verdict["code"]]["read"] += 1
                judged[verdict["code"]][verdict["verdict"]] += 1
    with open(table, "w", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        rows.writeheader()
        for name in sorted(names):
            known = judged.get(name, dict.fromkeys(COLUMNS[2:6], 0))
            if known["read"] > spoke[name]:
                known = dict.fromkeys(COLUMNS[2:6], 0)
            rows.writerow({"check": name, "spoke": spoke[name], "verified": verified[name], **known})


if __name__ == "__main__":
    main()
