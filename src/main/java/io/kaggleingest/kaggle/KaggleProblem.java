package io.kaggleingest.kaggle;

import java.time.Duration;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.web.Problem;

/**
 * Kaggle's refusals and failures. Details are sentences of ours: Kaggle's own text is untrusted and storage URLs are
 * signed, so neither is repeated, and no cause is attached.
 */
public final class KaggleProblem extends Problem {

    public enum Remedy {
        NONE,
        /** The same again after a wait. */
        WAIT,
        /** A signed URL has expired: to be asked for once more. */
        FRESH_URL
    }

    private static final String REFUSED_CREDENTIALS = "kaggle_refused_credentials";
    private static final String LEFT_ALONE = "kaggle_unavailable";
    private static final String CROWDED = "kaggle_busy";
    private static final String RATE_LIMITED = "kaggle_rate_limited";
    private static final String NOT_FOUND = "kaggle_not_found";
    private static final String RULES_NOT_ACCEPTED = "kaggle_rules_not_accepted";

    private final Remedy remedy;
    private final boolean outage;

    private KaggleProblem(int status, String code, String detail, @Nullable Duration retryAfter, Remedy remedy) {
        this(status, code, detail, retryAfter, remedy, remedy == Remedy.WAIT || status == 504);
    }

    private KaggleProblem(
            int status, String code, String detail, @Nullable Duration retryAfter, Remedy remedy, boolean outage) {
        super(status, code, detail, retryAfter);
        this.remedy = remedy;
        this.outage = outage;
    }

    /** The same, with a wait to be told to the caller where Kaggle names none or a shorter one. */
    public KaggleProblem waitAtLeast(Duration wait) {
        return new KaggleProblem(
                status(),
                code(),
                detail(),
                retryAfter()
                        .filter(retryAfter -> retryAfter.compareTo(wait) > 0)
                        .orElse(wait),
                remedy,
                outage);
    }

    /** Whether it tells of Kaggle as a whole, and not of one resource or one answer. */
    public boolean isOutage() {
        return outage;
    }

    /** Whether an operator has to act before Kaggle answers any call of this service. */
    public boolean isOfServiceCredentials() {
        return status() == 503 && code().equals(REFUSED_CREDENTIALS);
    }

    /** Whether Kaggle says that there is no such thing, or none that these credentials may see. */
    public boolean isNotFound() {
        return status() == 404;
    }

    /** Whether any other call would fail in the same way now: Kaggle refuses or limits the account, or is not asked. */
    public boolean isAccountWide() {
        return Set.of(REFUSED_CREDENTIALS, RATE_LIMITED, LEFT_ALONE, CROWDED).contains(code());
    }

    /** Whether there is no such thing, as far as these credentials see; not where joining a competition would show it. */
    public boolean isMissing() {
        return code().equals(NOT_FOUND);
    }

    /** Whether it passes by itself and concerns one kind of calls: Kaggle limits them, or they are not made for a while. */
    public boolean isPause() {
        return Set.of(RATE_LIMITED, LEFT_ALONE, CROWDED).contains(code());
    }

    public boolean isRateLimit() {
        return code().equals(RATE_LIMITED);
    }

    /** The same, with a sentence that says what to do. */
    public KaggleProblem withHint(String hint) {
        return new KaggleProblem(
                status(), code(), detail() + " " + hint, retryAfter().orElse(null), remedy, outage);
    }

    public Remedy remedy() {
        return remedy;
    }

    /** The same for callers who want to act in a competition and not only to read: they have to join it first, so 409. */
    public KaggleProblem ofAction() {
        return code().equals(RULES_NOT_ACCEPTED) ? new KaggleProblem(409, code(), detail(), null, remedy) : this;
    }

    public static KaggleProblem refusedCredentials(CallSubject subject) {
        return subject.callerCredentials()
                ? new KaggleProblem(
                        400,
                        REFUSED_CREDENTIALS,
                        "Kaggle refused the Kaggle user name and key that came with the request: create a new legacy API"
                                + " key at https://www.kaggle.com/settings and send that.",
                        null,
                        Remedy.NONE)
                : new KaggleProblem(
                        503,
                        REFUSED_CREDENTIALS,
                        "Kaggle refused the credentials of this service: its operator has to renew them.",
                        null,
                        Remedy.NONE);
    }

    public static KaggleProblem notFound(CallSubject subject) {
        String detail = subject.name() + " was not found on Kaggle or is not visible to "
                + (subject.callerCredentials() ? "your Kaggle account" : "this service")
                + ": the name may be misspelt, or it is private.";
        return new KaggleProblem(404, NOT_FOUND, detail, null, Remedy.NONE);
    }

    public static KaggleProblem rulesNotAccepted(CallSubject subject) {
        String detail = subject.name() + " is closed until "
                + (subject.callerCredentials() ? "your Kaggle account" : "the Kaggle account of this service")
                + " has joined the competition and accepted its rules at https://www.kaggle.com/competitions/"
                + subject.competition() + "/rules";
        return new KaggleProblem(404, RULES_NOT_ACCEPTED, detail, null, Remedy.NONE);
    }

    /** Kaggle answers, but with an error of its own in the place of what was asked for. */
    public static KaggleProblem refused(CallSubject subject) {
        String detail = "Kaggle reports an error instead of showing " + lower(subject) + ".";
        return new KaggleProblem(404, "kaggle_refused", detail, null, Remedy.NONE);
    }

    /** A limit on a caller's own Kaggle account says nothing about the account of this service. */
    public static KaggleProblem rateLimited(CallSubject subject, @Nullable Duration retryAfter) {
        String detail = "Kaggle limits how often it may be asked, and did not answer for " + lower(subject)
                + ": try again later.";
        return new KaggleProblem(503, RATE_LIMITED, detail, retryAfter, Remedy.WAIT, !subject.callerCredentials());
    }

    /** @param retryAfter as Kaggle names it, if it does */
    public static KaggleProblem brokenDown(CallSubject subject, int status, @Nullable Duration retryAfter) {
        String detail = "Kaggle failed with " + status + " when asked for " + lower(subject) + ": try again later.";
        return new KaggleProblem(retryAfter == null ? 502 : 503, "kaggle_failed", detail, retryAfter, Remedy.WAIT);
    }

    public static KaggleProblem unreachable(CallSubject subject) {
        String detail = "Kaggle could not be reached for " + lower(subject) + ": try again later.";
        return new KaggleProblem(502, "kaggle_failed", detail, null, Remedy.WAIT);
    }

    /** Kaggle was not asked, because it did not answer before. */
    public static KaggleProblem stillLimited(Duration pause) {
        String detail =
                "Kaggle limits how often it may be asked, and is left alone until that is over: try again later.";
        return new KaggleProblem(503, LEFT_ALONE, detail, pause, Remedy.NONE);
    }

    /** Kaggle was not asked. */
    public static KaggleProblem leftAlone(Duration pause) {
        String detail = "Kaggle has failed repeatedly and is left alone for a moment: try again later.";
        return new KaggleProblem(503, LEFT_ALONE, detail, pause, Remedy.NONE);
    }

    /** Kaggle was not asked. */
    public static KaggleProblem crowded(Duration wait) {
        String detail = "Too many questions to Kaggle are waiting for their turn: try again later.";
        return new KaggleProblem(503, CROWDED, detail, wait, Remedy.NONE);
    }

    public static KaggleProblem notReachedInTime(CallSubject subject) {
        return new KaggleProblem(504, "kaggle_timeout", tooSlow(subject), null, Remedy.WAIT);
    }

    public static KaggleProblem timeout(CallSubject subject) {
        return new KaggleProblem(504, "kaggle_timeout", tooSlow(subject), null, Remedy.NONE);
    }

    public static KaggleProblem staleUrl(CallSubject subject) {
        String detail = "Kaggle's storage refused to hand out " + lower(subject) + ".";
        return new KaggleProblem(502, "kaggle_failed", detail, null, Remedy.FRESH_URL);
    }

    /** A failure that a retry does not mend: an unreadable answer, a redirect to nowhere. */
    public static KaggleProblem unusable(CallSubject subject, String reason) {
        String detail = "Kaggle's answer for " + lower(subject) + " is of no use: " + reason + ".";
        return new KaggleProblem(502, "kaggle_failed", detail, null, Remedy.NONE);
    }

    private static String tooSlow(CallSubject subject) {
        return "Kaggle was too slow to answer for " + lower(subject) + ": try again later.";
    }

    private static String lower(CallSubject subject) {
        return Character.toLowerCase(subject.name().charAt(0)) + subject.name().substring(1);
    }
}
