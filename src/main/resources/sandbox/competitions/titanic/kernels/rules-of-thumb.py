"""Titanic by rules of thumb: no learning at all, public score 0.77.

Rules, in order:
1. women and girls live, unless they travel third class in a party of five or more;
2. boys (title "Master.") of the first and second class live;
3. men of the first class who boarded at Cherbourg live;
4. everybody else drowns.
"""
import csv
import re
from pathlib import Path

INPUT = Path("/kaggle/input/titanic")
TITLE = re.compile(r", (\w+)\.")


def lives(passenger: dict) -> bool:
    title = TITLE.search(passenger["Name"]).group(1)
    party = int(passenger["SibSp"]) + int(passenger["Parch"]) + 1
    if passenger["Sex"] == "female":
        return not (passenger["Pclass"] == "3" and party >= 5)
    if title == "Master":
        return passenger["Pclass"] in ("1", "2")
    return passenger["Pclass"] == "1" and passenger["Embarked"] == "C"


def accuracy() -> float:
    with open(INPUT / "train.csv", newline="") as file:
        rows = list(csv.DictReader(file))
    return sum(lives(row) == (row["Survived"] == "1") for row in rows) / len(rows)


def main() -> None:
    print(f"train accuracy {accuracy():.4f}")
    with open(INPUT / "test.csv", newline="") as file, open("submission.csv", "w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["PassengerId", "Survived"])
        for row in csv.DictReader(file):
            writer.writerow([row["PassengerId"], int(lives(row))])


if __name__ == "__main__":
    main()
