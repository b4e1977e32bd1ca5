"""The smallest valid submission of a code competition: the most frequent topic, F1 0.05. Copy and improve."""
import csv
from collections import Counter
from pathlib import Path

ROOT = Path("/kaggle/input/hut-guestbook-topics")

with open(ROOT / "train.csv", encoding="utf-8", newline="") as file:
    majority = Counter(row["topic"] for row in csv.DictReader(file)).most_common(1)[0][0]

with open(ROOT / "test_example.csv", encoding="utf-8", newline="") as file, open("submission.csv", "w") as out:
    print("id,topic", file=out)
    for row in csv.DictReader(file):  # line breaks inside quotes: never iterate over raw lines
        print(f"{row['id']},{majority}", file=out)
