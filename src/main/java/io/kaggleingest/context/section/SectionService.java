package io.kaggleingest.context.section;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.account.Caller;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.context.rendering.Renderings;
import io.kaggleingest.credit.Charge;
import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.Operation;
import io.kaggleingest.credit.PaidDelivery;
import io.kaggleingest.document.budget.Bundle;
import io.kaggleingest.document.budget.LineSearch;
import io.kaggleingest.document.budget.Outline;
import io.kaggleingest.document.budget.Section;
import io.kaggleingest.document.budget.Selection;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.document.form.RenderedDocument;
import io.kaggleingest.ingest.Ingestions;
import io.kaggleingest.ingest.LastUsedContexts;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.load.RateLimiter;
import io.kaggleingest.web.Problem;

/** Reads inside of what is kept, and fetches nothing for it. One credit opens a resource for a UTC day. */
@ApplicationScoped
public class SectionService {

    private static final int ALL_NOTEBOOKS = 10;
    private static final int FIND_TOKENS = 2_000;
    private static final int LARGEST_BUDGET = 1_000_000;
    private static final int LONGEST_TEXT = 200;
    private static final int PLANS_A_MINUTE = 60;

    @Inject
    Ingestions ingestions;

    @Inject
    Renderings renderings;

    @Inject
    LastUsedContexts lastUses;

    @Inject
    Credits credits;

    @Inject
    PaidDelivery paidDelivery;

    @Inject
    Clock clock;

    private RateLimiter plans;

    @PostConstruct
    void start() {
        plans = new RateLimiter(PLANS_A_MINUTE, Duration.ofMinutes(1), clock);
    }

    /** Who reads what. */
    public record Reading(Ref ref, Caller caller, String requestId) {

        private Reading privately() {
            return new Reading(ref.of(caller.accountId()), caller, requestId);
        }

        private Charge charge() {
            return caller.charge(Operation.READING, ref.toString(), requestId, null, "");
        }
    }

    /** Free. */
    public Uni<OutlineAnswer> outline(Reading reading) {
        return read(reading, bundle -> outline(bundle, null));
    }

    /** With what a context would hold: as free, but as much work as the context itself, so not without end. */
    Uni<OutlineAnswer> outline(Reading reading, PlanQuery query) {
        Optional<ContextRequest> request = query.request();
        if (request.isEmpty()) {
            return outline(reading);
        }
        String account = Long.toString(reading.caller().accountId());
        plans.count(account, "Too many plans of contexts").ifPresent(tooMany -> {
            throw tooMany;
        });
        return read(reading, bundle -> outline(bundle, PlanAnswer.of(bundle, request.get())));
    }

    private static OutlineAnswer outline(Bundle bundle, @Nullable PlanAnswer plan) {
        return OutlineAnswer.of(bundle.document(), new Outline(bundle).sections(), plan);
    }

    /** @param maxTokens null for all of it */
    public Uni<Response> section(Reading reading, String id, Integer maxTokens) {
        return section(reading, id, new Selection(ALL_NOTEBOOKS, inRange(maxTokens), List.of()));
    }

    /** @param maxCharacters what the text may hold at most besides */
    public Uni<Response> section(Reading reading, String id, int maxTokens, int maxCharacters) {
        Selection within = new Selection(ALL_NOTEBOOKS, inRange(maxTokens), List.of()).within(maxCharacters);
        return section(reading, id, within);
    }

    private Uni<Response> section(Reading reading, String id, Selection within) {
        return charge(reading, bundle -> section(bundle, id, within));
    }

    /** @param maxTokens null for as many as there usually are */
    public Uni<Response> find(Reading reading, String text, Integer maxTokens) {
        String line = requireText(text);
        Integer budget = inRange(maxTokens);
        return charge(
                reading,
                bundle -> FindAnswer.of(
                        bundle.document(), LineSearch.in(bundle, line, budget == null ? FIND_TOKENS : budget)));
    }

    private static SectionAnswer section(Bundle bundle, String id, Selection within) {
        Outline outline = new Outline(bundle);
        Section section = outline.section(id)
                .orElseThrow(() -> new Problem(
                        404,
                        "no_such_section",
                        "%s has no section of that id; GET …/outline lists them"
                                .formatted(bundle.document().ref())));
        RenderedDocument rendering = within.render(Bundle.of(outline.only(section)), Format.MD);
        return SectionAnswer.of(section, rendering);
    }

    private static Integer inRange(Integer maxTokens) {
        if (maxTokens != null && (maxTokens < Selection.LEAST_TOKENS || maxTokens > LARGEST_BUDGET)) {
            throw Problem.badRequest(
                    "invalid_parameter",
                    "Parameter 'max_tokens' must be between %d and %d"
                            .formatted(Selection.LEAST_TOKENS, LARGEST_BUDGET));
        }
        return maxTokens;
    }

    /** A single letter is on every line, but a single sign of Chinese is a word. */
    private static String requireText(String text) {
        String line = text == null ? "" : text.strip();
        boolean tooShort = line.isEmpty() || line.length() == 1 && line.charAt(0) < 0x2E80;
        if (tooShort || line.length() > LONGEST_TEXT || line.chars().anyMatch(Character::isISOControl)) {
            throw Problem.badRequest(
                    "invalid_parameter",
                    "Parameter 'text' must hold 2 to %d characters on one line".formatted(LONGEST_TEXT));
        }
        return line;
    }

    private Uni<Response> charge(Reading reading, Function<Bundle, ?> work) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Charge charge = reading.charge().daily(today);
        return credits.requireCover(charge)
                .chain(() -> read(reading, work))
                .chain(content -> paidDelivery.deliverOnceADay(answer(content), charge));
    }

    private static Response.ResponseBuilder answer(Object content) {
        return Response.ok(content, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /** Public content goes first, as with contexts. */
    private <T> Uni<T> read(Reading reading, Function<Bundle, ? extends T> work) {
        return keptRef(reading)
                .onItem()
                .ifNull()
                .switchTo(() -> keptRef(reading.privately()))
                .onItem()
                .ifNull()
                .failWith(() -> new Problem(
                        404,
                        "not_kept",
                        "Nothing is kept of %s yet: ask for its context first".formatted(reading.ref())))
                .invoke(lastUses::note)
                .chain(ref -> renderings.read(ref, reading.caller().tenant(), work::apply));
    }

    private Uni<Ref> keptRef(Reading reading) {
        return ingestions
                .find(reading.ref(), reading.caller().lastChange())
                .map(state -> state.kept().isPresent() ? reading.ref() : null);
    }
}
