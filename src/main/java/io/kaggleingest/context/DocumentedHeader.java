package io.kaggleingest.context;

import java.util.EnumSet;
import java.util.Set;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What the head of a content endpoint's answer may say, as it stands in the OpenAPI document. */
enum DocumentedHeader {
    ETAG("ETag", SchemaType.STRING, "Names the content that is delivered; to be sent as `If-None-Match`"),
    AGE("Age", SchemaType.INTEGER, "Seconds since Kaggle last confirmed the content; only where it is stale"),
    REFRESH_FAILED(
            "X-Refresh-Failed",
            SchemaType.STRING,
            "The code of the failure, where the content is what was there before a refresh that failed"),
    PREFERENCE_APPLIED(Prefer.APPLIED, SchemaType.STRING, "The wish of `Prefer`, where it was heeded"),
    IDEMPOTENCY_REPLAYED(
            "Idempotency-Replayed",
            SchemaType.BOOLEAN,
            "`true` where an earlier request with the same `Idempotency-Key` has paid"),
    RETRY_AFTER("Retry-After", SchemaType.INTEGER, "Seconds after which to ask again; not with content"),
    CREDITS_COST("X-Credits-Cost", SchemaType.INTEGER, "What the delivery cost; absent where nothing was delivered"),
    CREDITS_REMAINING("X-Credits-Remaining", SchemaType.INTEGER, "The balance after the delivery");

    /** Said of content also where it need not be sent again. */
    static final Set<DocumentedHeader> OF_CONTENT = EnumSet.of(ETAG, AGE, REFRESH_FAILED, PREFERENCE_APPLIED);

    private final String header;
    private final SchemaType type;
    private final String description;

    DocumentedHeader(String header, SchemaType type, String description) {
        this.header = header;
        this.type = type;
        this.description = description;
    }

    void addTo(APIResponse answer) {
        answer.addHeader(
                header,
                OASFactory.createHeader()
                        .description(description)
                        .schema(OASFactory.createSchema().addType(type)));
    }
}
