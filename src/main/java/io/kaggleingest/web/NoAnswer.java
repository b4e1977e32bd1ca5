package io.kaggleingest.web;

/** No answer would be true, so the connection is closed without one, and the client asks again. */
public final class NoAnswer extends RuntimeException {

    public NoAnswer(Throwable cause) {
        super(cause);
    }
}
