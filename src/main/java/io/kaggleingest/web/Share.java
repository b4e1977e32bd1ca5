package io.kaggleingest.web;

/**
 * On whose behalf something is done. Those who wait for their turn are served one share after another, so a burst of one
 * leaves room for the others.
 */
public record Share(String name) {

    /** Nobody in particular. */
    public static final Share SERVICE = new Share("service");

    public static Share of(long account) {
        return new Share("account " + account);
    }

    public Share {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A share needs a name");
        }
    }
}
