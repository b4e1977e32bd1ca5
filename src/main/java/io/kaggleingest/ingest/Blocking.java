package io.kaggleingest.ingest;

import java.util.concurrent.Callable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;

/** The way off the event loop and back to it, for work that takes milliseconds: unzip, parse, render, count tokens. */
@ApplicationScoped
class Blocking {

    @Inject
    Vertx vertx;

    <T> Uni<T> call(Callable<T> work) {
        return vertx.executeBlocking(work, false);
    }
}
