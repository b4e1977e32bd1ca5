package io.kaggleingest.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * A running stand-in for Kaggle: an API and, on a port of its own, the storage to which downloads are redirected. Both
 * listen on the loopback interface only, on ports that the system chooses. Its threads do not keep the process alive.
 */
public final class Sandbox implements AutoCloseable {

    /** The only user the sandbox knows. */
    public static final String USERNAME = "sandbox";

    /** The key of that user; it opens nothing but the sandbox. */
    public static final String KEY = "sandbox-key-not-a-secret";

    private static final int THREADS = 4;
    private static final int WAITING = 256;

    private final HttpServer api;
    private final HttpServer storage;
    private final ThreadPoolExecutor threads;

    private Sandbox(HttpServer api, HttpServer storage, ThreadPoolExecutor threads) {
        this.api = api;
        this.storage = storage;
        this.threads = threads;
    }

    public static Sandbox start() {
        return start(Clock.systemUTC());
    }

    /** As {@link #start()}; the clock decides when the links of downloads expire. */
    public static Sandbox start(Clock clock) {
        return start(clock, new Resources(), USERNAME, KEY);
    }

    static Sandbox start(Clock clock, Resources resources, String username, String key) {
        Catalog catalog = Catalog.load(resources);
        Signature signature = new Signature();
        ThreadPoolExecutor threads = threads();
        HttpServer storage = server();
        Links links = new Links(signature, clock, address(storage));
        serve(storage, new Storage(catalog, links), threads);
        HttpServer api = server();
        serve(api, new Api(catalog, links, new Paging(signature), username, key), threads);
        return new Sandbox(api, storage, threads);
    }

    /** What {@code KAGGLE_API_URL} would name. */
    public URI apiUrl() {
        return URI.create("http://" + address(api) + "/v1");
    }

    /** {@code host:port} of the storage, what {@code KAGGLE_STORAGE_HOSTS} would name. */
    public String storageHost() {
        return address(storage);
    }

    @Override
    public void close() {
        api.stop(0);
        storage.stop(0);
        threads.shutdownNow();
    }

    private static String address(HttpServer server) {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static HttpServer server() {
        // The JDK's server writes headers and body apart; without this, each answer waits 40 ms for a delayed ACK.
        // It reads the property once, when the process creates its first server.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            return HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The sandbox cannot listen on 127.0.0.1", e);
        }
    }

    private static void serve(HttpServer server, HttpHandler handler, ThreadPoolExecutor threads) {
        server.createContext("/", handler);
        server.setExecutor(threads);
        // The server's dispatcher inherits "daemon" from the thread that starts it; otherwise a sandbox that nobody
        // closed would keep the process alive.
        Thread starter = daemon(server::start);
        starter.start();
        try {
            starter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the sandbox was starting", e);
        }
    }

    private static ThreadPoolExecutor threads() {
        return new ThreadPoolExecutor(
                THREADS,
                THREADS,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                Sandbox::daemon,
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
