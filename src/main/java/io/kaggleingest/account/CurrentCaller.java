package io.kaggleingest.account;

import jakarta.enterprise.context.RequestScoped;

import org.jspecify.annotations.Nullable;

/** The {@link Caller} of the request under way; set by the key filter, so only for endpoints that need a key. */
@RequestScoped
public class CurrentCaller {

    private @Nullable Caller caller;

    public Caller get() {
        if (caller == null) {
            throw new IllegalStateException("This endpoint is not annotated with @KeyRequired");
        }
        return caller;
    }

    void set(Caller caller) {
        this.caller = caller;
    }
}
