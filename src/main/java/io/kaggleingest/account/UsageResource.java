package io.kaggleingest.account;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.smallrye.mutiny.Uni;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.credit.Ledger;
import io.kaggleingest.credit.LedgerCursor;
import io.kaggleingest.web.WholeNumber;

/** What the credits of the calling account went to. */
@Path("/api/usage")
@KeyRequired
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "ApiKey")
@Tag(name = "Account")
public class UsageResource {

    private static final int USUAL_ENTRIES = 50;
    private static final int MOST_ENTRIES = 200;
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 366;

    @Inject
    Ledger ledger;

    @Inject
    CurrentCaller current;

    @Inject
    Clock clock;

    @Schema(name = "Usage")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Usage(
            long balance,
            List<Entry> entries,
            @Schema(description = "For the next page; null at the end", nullable = true) @Nullable String nextCursor) {

        static Usage of(Ledger.Page page) {
            return new Usage(
                    page.balance(),
                    page.entries().stream().map(Entry::of).toList(),
                    page.next() == null ? null : page.next().toString());
        }
    }

    @Schema(name = "UsageEntry")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Entry(
            long id,
            Instant at,
            @Schema(examples = "context") String operation,
            @Schema(examples = "competition/titanic", nullable = true) @Nullable String resource,
            @Schema(description = "Less than nothing when spent") long credits,
            long balanceAfter,
            @Schema(description = "The key that spent them", examples = "ki_Xk2p…", nullable = true) @Nullable
                    String keyHint,
            @Schema(description = "`X-Request-Id` of the answer") String requestId) {

        static Entry of(Ledger.Entry entry) {
            return new Entry(
                    entry.id(),
                    entry.at(),
                    entry.operation(),
                    entry.resource(),
                    entry.credits(),
                    entry.balanceAfter(),
                    entry.keyHint(),
                    entry.requestId());
        }
    }

    @Schema(name = "DailyUsage")
    public record Daily(List<Day> days) {}

    @Schema(name = "UsageDay")
    public record Day(
            LocalDate date,
            @Schema(description = "Credits that deliveries cost") long spent,
            @Schema(description = "Credits that were given, less those taken back") long granted,
            @Schema(description = "Ledger entries of each operation", examples = "{\"context\": 3}")
                    Map<String, Long> operations) {

        static Day of(Ledger.Day day) {
            return new Day(day.date(), day.spent(), day.granted(), day.operations());
        }
    }

    @GET
    @Operation(summary = "What moved the balance, newest first", description = "Costs nothing.")
    @APIResponse(responseCode = "200", description = "A page of the ledger")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    public Uni<Usage> usage(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
                    @RestQuery
                    String limit,
            @Parameter(description = "`next_cursor` of the page before") @RestQuery String cursor) {
        LedgerCursor from = LedgerCursor.parse(cursor);
        int entries = WholeNumber.of("limit", limit, 1, MOST_ENTRIES, USUAL_ENTRIES);
        return ledger.page(current.get().accountId(), from, entries).map(Usage::of);
    }

    @GET
    @Path("/daily")
    @Operation(summary = "Sums per UTC day, today first", description = "Days without entries too. Costs nothing.")
    @APIResponse(responseCode = "200", description = "One item for each day")
    @APIResponse(responseCode = "400", description = "A parameter breaks a rule")
    public Uni<Daily> daily(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "366", defaultValue = "30"))
                    @RestQuery
                    String days) {
        int dayCount = WholeNumber.of("days", days, 1, MOST_DAYS, USUAL_DAYS);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return ledger.days(current.get().accountId(), today, dayCount)
                .map(rows -> new Daily(rows.stream().map(Day::of).toList()));
    }
}
