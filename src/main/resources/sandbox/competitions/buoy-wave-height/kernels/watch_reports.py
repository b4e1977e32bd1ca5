"""What the watch wrote, as features: the kind of sky and whether the buoy drifted."""
import json

import pandas as pd

rows = []
with open("../input/buoy-wave-height/watch_reports.jsonl") as reports:
    for line in reports:
        report = json.loads(line)
        rows.append({
            "buoy": report["buoy"],
            "day": report["written_at"][:10],
            "sky": report["sky"]["kind"],
            "drift": "drift" in report["flags"],
        })
print(pd.DataFrame(rows).groupby("sky").drift.mean())
