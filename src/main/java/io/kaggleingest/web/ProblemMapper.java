package io.kaggleingest.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.postgres.DatabaseUnavailable;

/** The one place that turns what was thrown into an answer: always JSON, never an exception's text. */
public class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    /** The shape of every error: a sentence that a person can act on, and a stable snake_case code. */
    @RegisterForReflection
    public record ErrorBody(String detail, String code) {}

    @ServerExceptionMapper
    Response map(Problem problem) {
        Response.ResponseBuilder answer = answer(problem.status(), problem.code(), problem.detail());
        problem.retryAfter().ifPresent(after -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, after.toSeconds())));
        problem.headers().forEach(answer::header);
        return answer.build();
    }

    /** Beside that for {@link JacksonException}, because Quarkus brings a mapper for just this class. */
    @ServerExceptionMapper
    Response map(MismatchedInputException mismatch) {
        return map((JacksonException) mismatch);
    }

    @ServerExceptionMapper
    Response map(JacksonException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return map(problem);
            }
        }
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return answer(400, "invalid_field", wrongField(mapping)).build();
        }
        return answer(400, "invalid_json", "The request body must be a JSON object; this one cannot be read")
                .build();
    }

    @ServerExceptionMapper
    Response map(WebApplicationException failure, RoutingContext request) {
        if (failure.getCause() instanceof JacksonException cause) {
            return map(cause);
        }
        int status = failure.getResponse().getStatus();
        String path = request.request().path();
        return switch (status) {
            case 400 ->
                answer(400, "invalid_request", "The request cannot be read; see /q/swagger-ui for its form")
                        .build();
            case 404 -> answer(404, "no_such_route", noSuchRoute(path)).build();
            case 405 -> notAllowed(failure, request);
            case 406 ->
                answer(
                                406,
                                "not_acceptable",
                                "None of the media types in Accept can be produced here; application/json always works")
                        .build();
            case 413 -> map(RequestBodies.tooLarge(0));
            case 415 ->
                answer(
                                415,
                                "unsupported_media_type",
                                "Send the body as application/json with that Content-Type;"
                                        + " /get-context-upload takes multipart/form-data")
                        .build();
            default ->
                status < 500
                        ? answer(status, "invalid_request", "The request cannot be served in this form")
                                .build()
                        : map((Throwable) failure, request);
        };
    }

    @ServerExceptionMapper
    Response map(Throwable fault, RoutingContext request) {
        Optional<Problem> away = databaseAway(fault, RequestTrace.id(request));
        if (away.isPresent()) {
            return map(away.get());
        }
        String sentence = fault instanceof Fault ? fault.getMessage() : "Internal error";
        String id = RequestTrace.id(request);
        LOG.errorf(fault, "%s (id %s)", sentence, id);
        return answer(500, "internal_error", "%s (id %s)".formatted(sentence, id))
                .build();
    }

    @ServerExceptionMapper
    Response map(NoAnswer noAnswer, RoutingContext request) {
        LOG.errorf(noAnswer, "No answer was given (id %s)", RequestTrace.id(request));
        request.request().connection().close();
        return Response.serverError().build();
    }

    /** What a caller is told whose request met a database that is away; empty for any other fault. */
    public static Optional<Problem> databaseAway(Throwable fault, String requestId) {
        if (!DatabaseUnavailable.explains(fault)) {
            return Optional.empty();
        }
        LOG.warnf("The database cannot be reached (id %s): %s", requestId, fault.getMessage());
        return Optional.of(DATABASE_AWAY);
    }

    private static final Problem DATABASE_AWAY = new Problem(
            503,
            "database_unavailable",
            "The service cannot reach its database; nothing was charged, try again in a moment",
            Duration.ofSeconds(2));

    static String noSuchRoute(String path) {
        return "There is nothing at %s; see /q/swagger-ui for what there is".formatted(Excerpt.shorten(path));
    }

    private static Response notAllowed(WebApplicationException failure, RoutingContext request) {
        Response.ResponseBuilder answer = answer(
                405,
                "method_not_allowed",
                "%s is not answered at %s"
                        .formatted(
                                request.request().method(),
                                Excerpt.shorten(request.request().path())));
        if (failure instanceof NotAllowedException notAllowed) {
            answer.header(HttpHeaders.ALLOW, notAllowed.getResponse().getHeaderString(HttpHeaders.ALLOW));
        }
        return answer.build();
    }

    private static String wrongField(JsonMappingException mapping) {
        List<JsonMappingException.Reference> path = mapping.getPath();
        String field = path.stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : "[" + step.getIndex() + "]")
                .collect(Collectors.joining("."));
        return "Field '%s' must be %s".formatted(Excerpt.shorten(field), typeName(targetType(mapping)));
    }

    private static @Nullable Class<?> targetType(JsonMappingException mapping) {
        if (mapping instanceof MismatchedInputException mismatch) {
            return mismatch.getTargetType();
        }
        return mapping.getCause() instanceof InputCoercionException tooLarge ? tooLarge.getTargetType() : null;
    }

    private static String typeName(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        } else if (type == String.class) {
            return "a string";
        } else if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        } else if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        } else if (List.class.isAssignableFrom(type)) {
            return "a list";
        } else if (type.getPackageName().startsWith("io.kaggleingest")) {
            return "a string"; // our own types of single values are all written as strings
        }
        return "of another type";
    }

    private static Response.ResponseBuilder answer(int status, String code, String detail) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(new ErrorBody(detail, code));
    }
}
