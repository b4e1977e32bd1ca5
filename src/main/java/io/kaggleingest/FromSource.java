package io.kaggleingest;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.quarkus.runtime.annotations.QuarkusMain;
import org.jboss.logging.Logger;

import io.kaggleingest.database.EmbeddedDatabase;
import io.kaggleingest.database.FolderInUseException;
import io.kaggleingest.sandbox.Sandbox;

/** Starts the service from source: what the environment does not name (PostgreSQL, Kaggle) is brought along. */
@QuarkusMain(name = "source")
public final class FromSource {

    private static final Logger LOG = Logger.getLogger(FromSource.class);

    /** A little longer than the service takes to answer what is under way and to write down what is left. */
    private static final int STOP_LIMIT_SECONDS = 60;

    private static final CountDownLatch STOPPED = new CountDownLatch(1);

    public static void main(String... args) {
        try {
            if (Main.value("PGHOST").isEmpty()) {
                startDatabase();
            }
            if (Main.value("KAGGLE_USERNAME").isEmpty()
                    && Main.value("KAGGLE_KEY").isEmpty()
                    && Main.value("KAGGLE_CONFIG_DIR").isEmpty()
                    && Main.value("KAGGLE_API_URL").isEmpty()) {
                startSandbox();
            }
        } catch (FolderInUseException inUse) {
            System.err.println(inUse.getMessage());
            System.exit(1);
        }
        endWithMaven();
        Main.run(FromSource::stopped, args);
    }

    /** Maven, when it is told to end, does not pass it on to the process that {@code quarkus:run} started. */
    private static void endWithMaven() {
        ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("").endsWith("java"))
                .ifPresent(maven -> maven.onExit().thenRun(() -> System.exit(0)));
    }

    private static void startDatabase() {
        Path folder = dataFolder();
        EmbeddedDatabase database = EmbeddedDatabase.start(folder);
        database.environment().forEach(System::setProperty);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeAfterService(database), "embedded-database"));
        LOG.infof("PGHOST is not set: an embedded PostgreSQL keeps its data in %s", folder);
    }

    private static void startSandbox() {
        Sandbox sandbox = Sandbox.start();
        System.setProperty("kaggleingest.kaggle.sandbox", "true");
        System.setProperty("kaggleingest.kaggle.api-url", sandbox.apiUrl().toString());
        System.setProperty("kaggleingest.kaggle.storage-hosts", sandbox.storageHost());
        System.setProperty("kaggleingest.kaggle.username", Sandbox.USERNAME);
        System.setProperty("kaggleingest.kaggle.key", Sandbox.KEY);
        LOG.info("No Kaggle credentials are set: contexts come from the sandbox, a stand-in with made-up content");
    }

    /** The database goes last: requests that are still being answered need it. */
    private static void closeAfterService(EmbeddedDatabase database) {
        try {
            if (!STOPPED.await(STOP_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The service has not stopped; its database stops now");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        database.close();
    }

    private static void stopped(int code) {
        STOPPED.countDown();
        System.exit(code);
    }

    private static Path dataFolder() {
        return Main.value("KAGGLEINGEST_DATA_DIR")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".kaggleingest"))
                .toAbsolutePath()
                .normalize();
    }
}
