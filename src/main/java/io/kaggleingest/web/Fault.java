package io.kaggleingest.web;

/** A fault of ours with a sentence of its own in front of the id; the cause goes to the log and nowhere else. */
public final class Fault extends RuntimeException {

    public Fault(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
