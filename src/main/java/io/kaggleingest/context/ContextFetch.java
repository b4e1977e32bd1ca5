package io.kaggleingest.context;

import java.time.Duration;
import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.account.Caller;
import io.kaggleingest.context.rendering.Coding;
import io.kaggleingest.context.rendering.ContextAnswer;
import io.kaggleingest.context.rendering.ContextRequest;
import io.kaggleingest.document.form.Format;
import io.kaggleingest.kaggle.Ref;

/** The same contexts at the same price for those who do not come by one of the content endpoints. */
@ApplicationScoped
public class ContextFetch {

    @Inject
    ContextService contexts;

    /**
     * What is wanted of a context.
     *
     * @param focus null for everything
     * @param format as the parameter names it; null for the usual one
     * @param maxCharacters what the document may hold at most, whatever it has of tokens
     */
    public record Request(Ref ref, String focus, int maxTokens, String format, int maxCharacters) {

        private ContextRequest request() {
            ContextRequest.Parameters parameters =
                    new ContextRequest.Parameters(null, format, maxTokens, null, null, focus);
            ContextRequest contextRequest = ContextRequest.of(parameters, Format.TOON.mediaType());
            return new ContextRequest(
                    contextRequest.selection().within(maxCharacters),
                    contextRequest.representation(),
                    contextRequest.refresh());
        }
    }

    /**
     * The document as bytes, or a {@link ContextAnswer} that it is still being fetched, or a {@link FailedAnswer}.
     *
     * @param patience how long to wait for what is not there yet
     */
    public Uni<Response> fetch(Request request, Caller caller, String requestId, Duration patience) {
        return contexts.answer(new ContextCall(
                request.ref(),
                null,
                request.request(),
                caller,
                requestId,
                null,
                null,
                Optional.of(patience),
                false,
                Coding.IDENTITY,
                null));
    }
}
