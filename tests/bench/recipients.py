"""Writes result files of any size in the documented layout, of invented recipients."""

import csv
import random
from pathlib import Path

from tests.helpers import ALL_AFTER, read_csv

_FORMS = ("株式会社", "㈱", "有限会社", "医療法人")
_NAMES = ("アオバ商事", "みなと物流", "やまと印刷", "東都建設", "ミナミ食品工業", "北斗システム")
_FAMILY = ("佐藤", "鈴木", "髙橋", "田中", "伊藤", "渡邊", "山本", "中村", "小林", "吉田")
_GIVEN = ("太郎", "花子", "一郎", "直子", "誠", "美咲", "健", "由美", "翔", "陽菜")


def write_recipients(path: Path, count: int, *, repeated_every: int = 0) -> None:
    """A file with `count` recipients whose statuses occur as often as in the sample.

    Every address, company and number is another one, as in a real list, but for a repeated
    address every so many rows where that is asked for; the file is the same at every run.
    """
    header, *sample = read_csv(ALL_AFTER)
    picks = random.Random(1)
    with path.open("w", encoding="cp932", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for number in range(count):
            row = sample[number % len(sample)]
            repeats = repeated_every and number % repeated_every == 0 and number >= len(sample)
            person = number - len(sample) if repeats else number
            writer.writerow([*_person(picks, person, row), *row[7:]])


def _person(picks: random.Random, number: int, row: list[str]) -> list[str]:
    return [
        f"{picks.choice(_FORMS)}{picks.choice(_NAMES)}{picks.randrange(9999)}",
        " ".join(row[1].split()),  # the documented layout has no quotes, and so no line breaks
        picks.choice(_FAMILY),
        picks.choice(_GIVEN),
        f"{picks.randrange(1000):03}-{picks.randrange(10000):04}",
        f"user{number:07}@{row[5].rpartition('@')[2]}",
        f"0{picks.randrange(1, 99)}-{picks.randrange(10000):04}-{picks.randrange(10000):04}",
    ]
