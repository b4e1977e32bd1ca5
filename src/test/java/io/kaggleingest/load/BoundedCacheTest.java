package io.kaggleingest.load;

import java.lang.reflect.Field;
import java.util.List;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BoundedCacheTest {

    private static final List<String> REGISTERED = List.of(
            BoundedCache.class.getAnnotation(RegisterForReflection.class).classNames());

    @Test
    void each_kind_of_cache_is_there_in_a_native_executable() throws ReflectiveOperationException {
        assertTrue(REGISTERED.contains(implementation(BoundedCache.<String, String>ofEntries(1))));
        assertTrue(REGISTERED.contains(implementation(BoundedCache.<String, String>ofWeight(1, (key, value) -> 1))));
        assertEquals(2, REGISTERED.size());
    }

    @Test
    void nobody_else_makes_caches() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(BoundedCache.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(Caffeine.class.getName())
                .check(new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests()))
                        .importPackages("io.kaggleingest"));
    }

    /** Of the object behind the cache, whose class the library has chosen by name. */
    private static String implementation(Cache<?, ?> cache) throws ReflectiveOperationException {
        Class<?> declaring = cache.getClass();
        while (declaring != null) {
            for (Field field : declaring.getDeclaredFields()) {
                if (field.getName().equals("cache")) {
                    field.setAccessible(true);
                    return field.get(cache).getClass().getName();
                }
            }
            declaring = declaring.getSuperclass();
        }
        throw new NoSuchFieldException("cache");
    }
}
