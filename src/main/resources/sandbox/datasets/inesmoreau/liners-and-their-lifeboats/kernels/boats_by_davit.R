# Which davits did collapsible boats hang in?
library(dplyr)
library(readr)
boats <- read_csv2("../input/liners-and-their-lifeboats/lifeboats/lifeboats.csv", show_col_types = FALSE)

boats |>
  mutate(davit = coalesce(davit, "unknown")) |>
  count(kind, davit, wt = seats, name = "seats") |>
  group_by(kind) |>
  mutate(share = round(seats / sum(seats), 2)) |>
  arrange(desc(seats)) |>
  print()
