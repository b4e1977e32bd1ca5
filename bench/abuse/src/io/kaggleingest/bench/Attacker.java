package io.kaggleingest.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Does one thing from many connections for a while, and counts what it is answered. */
final class Attacker {

    private final Service service;
    private final int seconds;
    private final Map<String, Integer> answers = new TreeMap<>();

    Attacker(Service service, int seconds) {
        this.service = service;
        this.seconds = seconds;
    }

    /** What one of them says, by its number. */
    interface Words {
        byte[] of(int number);
    }

    /** Sends and waits for the answer, again and again, each time on a connection of its own. */
    void ask(int atOnce, int from, Words words) {
        AtomicInteger number = new AtomicInteger();
        long end = end();
        together(atOnce, () -> {
            while (System.nanoTime() < end) {
                try (Connection connection = new Connection(service.port(), from)) {
                    count(Integer.toString(connection.send(words.of(number.getAndIncrement())).status()));
                } catch (IOException refused) {
                    count("no answer");
                }
            }
        });
    }

    /** Sends, and then holds the connection without a word. */
    void hold(int connections, Words words) {
        List<Connection> held = new ArrayList<>();
        long end = end();
        for (int i = 0; i < connections; i++) {
            try {
                held.add(new Connection(service.port(), 3).send(words.of(i)));
                count("held");
            } catch (IOException refused) {
                count("refused");
            }
        }
        while (System.nanoTime() < end) {
            sleep();
        }
        for (Connection connection : held) {
            try {
                connection.close();
            } catch (IOException gone) {
                count("gone");
            }
        }
    }

    /** What came back, and how often. */
    String seen() {
        synchronized (answers) {
            return answers.toString();
        }
    }

    private long end() {
        return System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    }

    private void count(String answer) {
        synchronized (answers) {
            answers.merge(answer, 1, Integer::sum);
        }
    }

    private static void together(int atOnce, Runnable each) {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < atOnce; i++) {
            Thread thread = new Thread(each, "attacker");
            thread.start();
            threads.add(thread);
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
