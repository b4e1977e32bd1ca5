# Quantile regression forest: the median is a robust answer to RMSLE. LB 0.0355.
library(ranger)
root <- "../input/crane-lift-energy/"
train <- read.csv(file.path(root, "train/lifts.csv"), stringsAsFactors = TRUE)
test <- read.csv(file.path(root, "test/lifts.csv"), stringsAsFactors = TRUE)
fill <- function(x) { x$mass_t[is.na(x$mass_t)] <- 17.5; x$wind_ms[is.na(x$wind_ms)] <- 6; x }
train <- fill(train); test <- fill(test)
form <- log1p(energy_kwh) ~ mass_t + hoist_m + trolley_m + wind_ms + direction + regen_enabled + terminal_id + spreader
set.seed(4)
fit <- ranger(form, train, num.trees = 800, mtry = 4, min.node.size = 4, quantreg = TRUE)
cat("OOB RMSLE:", sqrt(fit$prediction.error), "\n")
median_log <- predict(fit, test, type = "quantiles", quantiles = 0.5)$predictions
write.csv(data.frame(lift_id = test$lift_id, energy_kwh = expm1(median_log[, 1])), "submission.csv", row.names = FALSE)
