package io.kaggleingest.context;

import java.util.List;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

import io.kaggleingest.account.Caller;
import io.kaggleingest.context.rendering.Coding;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.credit.IdempotencyKey;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.web.RequestTrace;

/** What the head of a request says about the context that it asks for. */
public class ContextHeaders {

    @Parameter(hidden = true)
    @HeaderParam(HttpHeaders.ACCEPT)
    String accept;

    @Parameter(
            description = "A retry with the same key is answered and not charged again, for 24 hours",
            schema = @Schema(maxLength = 255))
    @HeaderParam(IdempotencyKey.HEADER)
    String idempotencyKey;

    @Parameter(hidden = true)
    @HeaderParam(HttpHeaders.IF_NONE_MATCH)
    String ifNoneMatch;

    @Parameter(
            description = "`wait=30` holds the answer until the content is there, for up to 60 seconds",
            example = "wait=30",
            schema = @Schema(type = SchemaType.STRING))
    @HeaderParam(Prefer.HEADER)
    List<String> prefer;

    @Context
    RoutingContext request;

    ContextCall call(Ref ref, ContextRequest.Parameters parameters, Caller caller) {
        return call(ref, ContextRequest.of(parameters, accept), caller);
    }

    ContextCall call(Ref ref, ContextRequest contextRequest, Caller caller) {
        return new ContextCall(
                ref,
                null,
                contextRequest,
                caller,
                RequestTrace.id(request),
                idempotencyKey,
                ifNoneMatch,
                Prefer.wait(prefer),
                request.request().method() == HttpMethod.HEAD,
                Coding.of(request.request().getHeader(HttpHeaders.ACCEPT_ENCODING)),
                RepeatedDelivery.Question.of(request.request()).orElse(null));
    }
}
