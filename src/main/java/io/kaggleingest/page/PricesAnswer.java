package io.kaggleingest.page;

import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.kaggleingest.credit.Credits;
import io.kaggleingest.credit.Operation;

/** What credits buy here. */
@RegisterForReflection
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@Schema(name = "PricesAnswer")
public record PricesAnswer(
        @Schema(description = "Credits of a new account", examples = "10") long initialCredits,
        @Schema(description = "Credits for each operation") Map<String, Long> prices,
        @Schema(
                        description = "Where the texts come from; `sandbox` is invented data",
                        enumeration = {"kaggle", "sandbox"})
                String source) {

    static PricesAnswer of(Credits credits, String source) {
        Map<String, Long> prices = new TreeMap<>();
        for (Operation operation : Operation.values()) {
            if (operation != Operation.GRANT) {
                prices.put(operation.toString(), credits.price(operation));
            }
        }
        return new PricesAnswer(credits.initial(), prices, source);
    }
}
