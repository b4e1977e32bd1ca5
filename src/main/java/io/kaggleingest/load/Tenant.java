package io.kaggleingest.load;

/**
 * On whose behalf something is done. Those who wait for their turn are served one tenant after another, so a burst of one
 * leaves room for the others.
 */
public record Tenant(String name) {

    /** Nobody in particular. */
    public static final Tenant SERVICE = new Tenant("service");

    public static Tenant of(long account) {
        return new Tenant("account " + account);
    }

    public static Tenant ofNetwork(String network) {
        return new Tenant("network " + network);
    }

    public Tenant {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A tenant needs a name");
        }
    }
}
