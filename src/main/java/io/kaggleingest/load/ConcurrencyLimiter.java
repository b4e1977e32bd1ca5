package io.kaggleingest.load;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;

import org.jspecify.annotations.Nullable;

/**
 * Lets a limited number of callers go at the same time. The others wait in line; tenants take turns, and within a tenant
 * the first who came goes first. It knows no time limits.
 */
public final class ConcurrencyLimiter {

    private final int atOnce;
    private final int atOncePerShare;
    private final int mostWaiting;
    private final int mostWaitingPerShare;

    /** Tenants that wait; the first one is called next. */
    private final Map<Tenant, Queue<Turn>> queues = new LinkedHashMap<>();

    private final Map<Tenant, Integer> going = new HashMap<>();
    private int allGoing;
    private int allWaiting;

    /**
     * @param atOncePerShare how many of {@code atOnce} one share may hold
     * @param mostWaiting one share may fill half of it
     */
    public ConcurrencyLimiter(int atOnce, int atOncePerShare, int mostWaiting) {
        if (atOnce < 1 || atOncePerShare < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException("Nobody could ever go: %d at once, %d per share, %d waiting"
                    .formatted(atOnce, atOncePerShare, mostWaiting));
        }
        this.atOnce = atOnce;
        this.atOncePerShare = atOncePerShare;
        this.mostWaiting = mostWaiting;
        mostWaitingPerShare = (mostWaiting + 1) / 2;
    }

    /** Somebody who goes or waits. Has to leave in the end, also if it was never called. */
    final class Turn {

        private final Tenant share;
        private final Runnable go;
        private boolean going;
        private boolean left;

        private Turn(Tenant share, Runnable go) {
            this.share = share;
            this.go = go;
        }

        /** Harmless if repeated. */
        void leave() {
            next(this);
        }
    }

    /**
     * @param go runs at once, or on the thread of whoever leaves
     * @return the place in the line, none if too many wait already
     */
    @Nullable
    Turn enter(Tenant share, Runnable go) {
        Turn turn = new Turn(share, go);
        synchronized (this) {
            if (!mayGo(share)) {
                return await(turn) ? turn : null;
            }
            start(turn);
        }
        go.run();
        return turn;
    }

    synchronized int going() {
        return allGoing;
    }

    synchronized int waiting() {
        return allWaiting;
    }

    private boolean await(Turn turn) {
        Queue<Turn> queue = queues.get(turn.share);
        if (allWaiting >= mostWaiting || queue != null && queue.size() >= mostWaitingPerShare) {
            return false;
        }
        queues.computeIfAbsent(turn.share, share -> new ArrayDeque<>()).add(turn);
        allWaiting++;
        return true;
    }

    private void next(Turn leaver) {
        Turn nextTurn;
        synchronized (this) {
            if (leaver.left) {
                return;
            }
            leaver.left = true;
            if (!leaver.going) {
                forget(leaver);
                return;
            }
            allGoing--;
            going.computeIfPresent(leaver.share, (share, count) -> count == 1 ? null : count - 1);
            nextTurn = nextInLine();
            if (nextTurn != null) {
                start(nextTurn);
            }
        }
        if (nextTurn != null) {
            nextTurn.go.run();
        }
    }

    /** A tenant that was called goes to the end of the line. */
    private @Nullable Turn nextInLine() {
        Iterator<Map.Entry<Tenant, Queue<Turn>>> line = queues.entrySet().iterator();
        while (line.hasNext()) {
            Map.Entry<Tenant, Queue<Turn>> first = line.next();
            if (mayGo(first.getKey())) {
                line.remove();
                Turn turn = first.getValue().remove();
                allWaiting--;
                if (!first.getValue().isEmpty()) {
                    queues.put(first.getKey(), first.getValue());
                }
                return turn;
            }
        }
        return null;
    }

    private void forget(Turn leaver) {
        Queue<Turn> queue = queues.get(leaver.share);
        if (queue != null && queue.remove(leaver)) {
            allWaiting--;
            if (queue.isEmpty()) {
                queues.remove(leaver.share);
            }
        }
    }

    private boolean mayGo(Tenant share) {
        return allGoing < atOnce && going.getOrDefault(share, 0) < atOncePerShare;
    }

    private void start(Turn turn) {
        turn.going = true;
        allGoing++;
        going.merge(turn.share, 1, Integer::sum);
    }
}
