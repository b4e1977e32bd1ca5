package io.kaggleingest;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service from source: what the environment does not name (PostgreSQL, Kaggle) is brought along. */
@QuarkusMain(name = "source")
public final class FromSource {

    private FromSource() {}

    public static void main(String... args) {
        Quarkus.run(args);
    }
}
