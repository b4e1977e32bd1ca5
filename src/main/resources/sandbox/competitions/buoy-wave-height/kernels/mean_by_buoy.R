# The mean of each buoy: MAE 0.61, the bar to get over.
library(arrow)

train <- read_parquet("../input/buoy-wave-height/train.parquet")
test <- read_parquet("../input/buoy-wave-height/test.parquet")

means <- tapply(train$wave_height_m, train$buoy, mean)
print(round(means, 2))

test$wave_height_m <- means[test$buoy]
write.csv(test[, c("obs_id", "wave_height_m")], "submission.csv", row.names = FALSE)
