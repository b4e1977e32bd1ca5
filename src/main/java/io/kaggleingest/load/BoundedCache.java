package io.kaggleingest.load;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Memories with a bound. The library chooses the class of a cache by name at run time, which a native executable can only
 * do for classes that are registered here: whoever wants a cache of another kind adds a method and its class.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMS", "com.github.benmanes.caffeine.cache.SSMW"})
public final class BoundedCache {

    private BoundedCache() {}

    /** At most so many entries. */
    public static <K, V> Cache<K, V> ofEntries(long most) {
        return Caffeine.newBuilder().maximumSize(most).executor(Runnable::run).build();
    }

    /** Entries of at most so much weight together. */
    public static <K, V> Cache<K, V> ofWeight(long most, Weigher<K, V> weigher) {
        return Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher(weigher)
                .executor(Runnable::run)
                .build();
    }
}
