package io.kaggleingest.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An answer in Kaggle's error envelope. */
final class Refusal extends RuntimeException {

    private final int code;
    private final String status;

    private Refusal(int code, String status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    static Refusal invalid(String message) {
        return new Refusal(400, "INVALID_ARGUMENT", message);
    }

    static Refusal unauthenticated() {
        return new Refusal(401, "UNAUTHENTICATED", "Unauthenticated");
    }

    /** Also the answer to whatever does not exist: Kaggle does not say which of the two it is. */
    static Refusal denied(String permission) {
        return new Refusal(403, "PERMISSION_DENIED", "Permission '" + permission + "' was denied");
    }

    static Refusal rulesNotAccepted() {
        return new Refusal(
                403,
                "PERMISSION_DENIED",
                "You must accept this competition's rules before you'll be able to download files.");
    }

    static Refusal notFound() {
        return new Refusal(404, "NOT_FOUND", "Not found");
    }

    static Refusal internal() {
        return new Refusal(500, "INTERNAL", "Internal error");
    }

    int code() {
        return code;
    }

    ObjectNode envelope() {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        envelope.putObject("error")
                .put("code", code)
                .put("message", getMessage())
                .put("status", status);
        return envelope;
    }
}
