package io.kaggleingest.sandbox;

import java.util.Base64;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Cuts a list into pages. A token says where its page starts, and is good for the very list that it came from. */
final class Paging {

    /** @param nextToken empty on the last page */
    record Page<T>(List<T> items, String nextToken) {}

    private static final int DEFAULT_SIZE = 20;

    private final Signature signature;

    Paging(Signature signature) {
        this.signature = signature;
    }

    <T> Page<T> page(Request request, List<T> all, int largest) {
        int pageSize = request.number("pageSize");
        int size = pageSize <= 0 ? DEFAULT_SIZE : Math.min(pageSize, largest);
        int start = Math.min(start(request, size), all.size());
        int end = Math.min(start + size, all.size());
        return new Page<>(all.subList(start, end), end == all.size() ? "" : token(request, end));
    }

    private int start(Request request, int size) {
        String token = request.text("pageToken");
        if (token.isEmpty()) {
            // The official client sends -1 for "no page".
            int page = Math.max(1, request.number("page"));
            return (int) Math.min(Integer.MAX_VALUE, (page - 1L) * size);
        }
        try {
            String position = new String(Base64.getUrlDecoder().decode(token), UTF_8);
            int dot = position.indexOf('.');
            int start = Integer.parseInt(position.substring(0, Math.max(0, dot)));
            if (signature.matches(list(request) + start, position.substring(dot + 1))) {
                return start;
            }
        } catch (IllegalArgumentException e) {
            // Neither Base64 nor a number: not one of ours.
        }
        throw Refusal.invalid("Invalid page token");
    }

    private String token(Request request, int start) {
        String position = start + "." + signature.of(list(request) + start);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position.getBytes(UTF_8));
    }

    private static String list(Request request) {
        ObjectNode filters = request.body().deepCopy();
        filters.remove(List.of("pageToken", "pageSize", "page"));
        return request.operation() + filters;
    }
}
