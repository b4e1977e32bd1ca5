"""Gust factor per quay: how much stronger is the strongest gust than the mean wind?"""
from glob import glob

import pandas as pd

files = sorted(glob("/kaggle/input/harbour-weather-hourly/hourly/*.csv"))
weather = pd.concat(map(pd.read_csv, files), ignore_index=True)
weather = weather[weather["wind_ms"] > 2]
factor = (weather["gust_ms"] / weather["wind_ms"]).groupby(weather["terminal_id"]).describe()
print(factor.round(2).to_string())
factor.to_csv("gust_factor.csv")
