# Ridge on logs: 25 lines, no trees, LB 0.0418. Runs in 0.1 s.
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge

ROOT = "/kaggle/input/crane-lift-energy/"


def design(df: pd.DataFrame) -> np.ndarray:
    mass = df["mass_t"].fillna(17.5)
    wind = df["wind_ms"].fillna(6.0)
    columns = [
        np.log(mass), np.log(df["hoist_m"]), np.log(df["trolley_m"]), wind**2,
        df["direction"].eq("load"), df["regen_enabled"],
        df["direction"].eq("discharge") * df["regen_enabled"],
    ]
    quays = [df["terminal_id"].eq(f"T{i:02d}") for i in range(1, 6)]
    return np.column_stack(columns + quays).astype(float)


train = pd.read_csv(ROOT + "train/lifts.csv")
test = pd.read_csv(ROOT + "test/lifts.csv")
model = Ridge(alpha=0.3).fit(design(train), np.log(train["energy_kwh"]))
test["energy_kwh"] = np.exp(model.predict(design(test)))
test[["lift_id", "energy_kwh"]].to_csv("submission.csv", index=False)
