package io.kaggleingest.ingest;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgNotification;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.load.PeriodicTasks;
import io.kaggleingest.postgres.PostgresPool;

/**
 * Hears what any replica does to an ingestion: one connection beside the pool, which does nothing but listen. PostgreSQL
 * tells only who is connected at that moment, so after a gap everything is looked at again, and a slow poll stays behind
 * it all.
 */
@ApplicationScoped
class IngestionNotifications {

    private static final Logger LOG = Logger.getLogger(IngestionNotifications.class);
    private static final String LISTEN = "listen ingestion";
    private static final String RESOURCE = "resource";

    /** One after the other, so that nothing changes unheard between them. */
    private static final String LISTEN_TO_RESOURCES = "listen " + RESOURCE;

    private static final String LAST_CHANGE =
            "select coalesce((select number from resource_change order by number desc limit 1), 0)";
    private static final String QUEUED = "queued";
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    /** Polls that a connection may leave unanswered before it is taken for dead. */
    private static final int SILENT_POLLS = 3;

    private PgConnectOptions options;
    private volatile @Nullable PgConnection connection;
    private volatile Duration nextWait = FIRST_WAIT;
    private volatile boolean stopped;

    @Inject
    Vertx vertx;

    @Inject
    PeriodicTasks periodic;

    @Inject
    PostgresPool database;

    @Inject
    IngestionWorker worker;

    @Inject
    Ingestions ingestions;

    @Inject
    Event<IngestionChange> changes;

    @Inject
    IngestConfig config;

    /** Runs after all other observers of the start, any of which may stop it. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event, MeterRegistry registry) {
        Gauge.builder("kaggleingest.ingestion.listener.connected", this, heard -> heard.connection == null ? 0 : 1)
                .description("1 while PostgreSQL's notifications are heard")
                .register(registry);
        int patience =
                (int) Math.max(1, config.poll().multipliedBy(SILENT_POLLS).toSeconds());
        options = database.options();
        options.setReadIdleTimeout(patience).setConnectTimeout((int) LONGEST_WAIT.toMillis());
        connect();
        periodic.every(config.poll(), () -> poll());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        PgConnection listening = connection;
        if (listening != null) {
            listening.close();
        }
    }

    private void connect() {
        if (!stopped) {
            PgConnection.connect(vertx, options).compose(this::listen).onComplete(this::heard, this::notConnected);
        }
    }

    private Future<PgConnection> listen(PgConnection connected) {
        ingestions.memory().close();
        connected.notificationHandler(this::receive);
        return connected
                .query(LISTEN_TO_RESOURCES)
                .execute()
                .compose(listening -> connected.query(LAST_CHANGE).execute())
                .onSuccess(
                        rows -> ingestions.memory().open(rows.iterator().next().getLong(0)))
                .compose(ignored -> connected.query(LISTEN).execute())
                .map(connected)
                .onFailure(failure -> connected.close());
    }

    private void heard(PgConnection listening) {
        if (stopped) {
            listening.close();
            return;
        }
        connection = listening;
        nextWait = FIRST_WAIT;
        listening.exceptionHandler(failure -> LOG.debug("The connection that listens failed", failure));
        listening.closeHandler(ignored -> lost());
        worker.wake();
        changes.fire(IngestionChange.UNKNOWN);
    }

    private void lost() {
        connection = null;
        ingestions.memory().close();
        if (!stopped) {
            worker.forgiveSilence();
            LOG.warn("The connection that listens for ingestions is lost; until there is a new one, polls find them");
            connectLater();
        }
    }

    private void notConnected(Throwable failure) {
        LOG.debugf("No connection to listen for ingestions: %s", failure.getMessage());
        connectLater();
    }

    private void connectLater() {
        Duration wait = nextWait;
        nextWait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        vertx.setTimer(wait.toMillis(), now -> connect());
    }

    private void receive(PgNotification notification) {
        if (stopped) {
            return;
        }
        if (notification.getChannel().equals(RESOURCE)) {
            receiveChange(notification.getPayload().split(" "));
            return;
        }
        String[] words = notification.getPayload().split(" ", 2);
        if (words[0].equals(QUEUED)) {
            worker.wake();
        }
        changes.fire(new IngestionChange(UUID.fromString(words[1])));
    }

    /** The source is not looked at: there is one in a database. */
    private void receiveChange(String[] words) {
        Optional<Ref> which =
                words.length == 5 ? Optional.of(Ref.ofRow(words[3], words[4], Ref.EVERYBODY)) : Optional.empty();
        ingestions.memory().change(Long.parseLong(words[0]), Long.parseLong(words[1]), which);
    }

    /** Looks for changes that no notification told, and asks the connection something, to notice when it is dead. */
    private void poll() {
        changes.fire(IngestionChange.UNKNOWN);
        PgConnection listening = connection;
        if (listening != null) {
            listening.query("select 1").execute();
        }
    }
}
