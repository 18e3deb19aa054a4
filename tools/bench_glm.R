# What R's glm needs for the matrix of bench/history.cpp, and what it gives. Not part of the build: needs r-base-core.
#   columns=onset,contiguity,water_contiguity,log_capital_distance,cinc_ratio,log_cinc,major_powers,defence_pact
#   columns=$columns,democracy_min,log_past_disputes,log_recent_disputes,peace_years,peace_years_2,peace_years_3
#   counterpoise data dyads --to 2006 --columns $columns --csv > matrix.csv && Rscript tools/bench_glm.R matrix.csv
d <- read.csv(commandArgs(trailingOnly = TRUE)[1])
d <- d[complete.cases(d), ]
cat("rows", nrow(d), "\n")
print(system.time(m <- glm(onset ~ . - cow1 - cow2 - year, data = d, family = binomial)))
x <- cbind(1, as.matrix(d[, 5:ncol(d)]))
print(system.time(glm.fit(x, d$onset, family = binomial())))
print(summary(m)$coefficients[, 1:2], digits = 10)
print(logLik(m), digits = 12)
