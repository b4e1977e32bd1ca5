package io.kaggleingest.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/** What a key may be used for. */
public enum Scope {
    /** To ask for content, and to see what it cost. */
    CONTEXT,
    /** To make and end keys, to change the password, to end the account. */
    ACCOUNT;

    static final Set<Scope> ALL = Set.copyOf(EnumSet.allOf(Scope.class));

    private static final String ACCOUNT_ROUTES = "/api/auth/";
    private static final String ME = "/api/auth/me";

    /** What a call needs; empty where any key will do. */
    static Set<Scope> required(String method, String path) {
        if (path.equals(ME) && (method.equals("GET") || method.equals("HEAD"))) {
            return Set.of();
        }
        return Set.of(path.startsWith(ACCOUNT_ROUTES) ? ACCOUNT : CONTEXT);
    }

    /** @param names null or nothing for all */
    static Set<Scope> of(@Nullable List<String> names) {
        if (names == null || names.isEmpty()) {
            return ALL;
        }
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String name : names) {
            scopes.add(Arrays.stream(values())
                    .filter(scope -> scope.toString().equals(name))
                    .findFirst()
                    .orElseThrow(() -> Problem.badRequest(
                            "invalid_field", "Field 'scopes' must be a list of 'context' and 'account'")));
        }
        return scopes;
    }

    /** As a key keeps them. */
    static String join(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::toString).collect(Collectors.joining(","));
    }

    static Set<Scope> read(String list) {
        return of(List.of(list.split(",")));
    }

    /** In a fixed order. */
    static Set<String> names(String list) {
        return new TreeSet<>(List.of(list.split(",")));
    }

    Problem insufficient() {
        return new Problem(
                403,
                "insufficient_scope",
                "This key has not the scope '%s'; use another one, or log in with POST /api/auth/login"
                        .formatted(this));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
