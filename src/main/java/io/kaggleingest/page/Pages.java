package io.kaggleingest.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;

import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.web.PlainAnswer;
import io.kaggleingest.web.Problem;

/**
 * The pages and their files. Where the API has the same path, only a client that asks for HTML gets a page; below
 * {@code /api} there are none.
 */
@ApplicationScoped
class Pages {

    private static final int AFTER_BODIES = 800;
    private static final String ASSETS = "/assets/";

    private static final List<String> FILES = List.of(
            "index.html",
            "resource.html",
            "dashboard.html",
            "swagger.html",
            "style.css",
            "icon.svg",
            "api.js",
            "index.js",
            "resource.js",
            "document.js",
            "plan.js",
            "facts.js",
            "charts.js",
            "dashboard.js",
            "keys.js",
            "swagger.js",
            "marked.esm.js",
            "purify.min.js",
            "chart.umd.min.js");

    /** Allows our own scripts and styles only, no requests to other hosts, and no frames around a page. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private Map<String, PageFile> files;
    private String resource;

    @PostConstruct
    void read() {
        files = FILES.stream().collect(Collectors.toMap(Function.identity(), PageFile::read));
        resource = file("resource.html").text();
    }

    void register(@Observes Filters filters) {
        filters.register(this::serve, AFTER_BODIES);
    }

    private void serve(RoutingContext request) {
        HttpMethod method = request.request().method();
        if (method != HttpMethod.GET && method != HttpMethod.HEAD || !isServed(request)) {
            request.next();
        }
    }

    private boolean isServed(RoutingContext request) {
        String path = request.request().path();
        if (path == null || path.isEmpty() || path.startsWith("/api/")) {
            return false;
        }
        switch (path) {
            case "/" -> send(request, "index.html");
            case "/dashboard", "/dashboard/" -> send(request, "dashboard.html");
            case "/q/swagger-ui/", "/q/swagger-ui/index.html" -> send(request, "swagger.html");
            case "/go" -> go(request);
            default -> {
                if (!path.startsWith(ASSETS)) {
                    return isPage(request, path);
                }
                sendAsset(request, path.substring(ASSETS.length()));
            }
        }
        return true;
    }

    /** Redirects the text of the search box to the page of the resource that it names, or to a search for its words. */
    private static void go(RoutingContext request) {
        String query = Optional.ofNullable(request.request().getParam("url"))
                .map(String::strip)
                .orElse("");
        String target;
        try {
            target = query.isEmpty() ? "/" : HostSwap.path(KaggleLink.read(query));
        } catch (Problem notUnderstood) {
            target = "/?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
        }
        safely(request.response())
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, target)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private void sendAsset(RoutingContext request, String name) {
        if (files.containsKey(name) && !name.endsWith(".html")) {
            send(request, name);
        } else {
            PlainAnswer.refuse(request, new Problem(404, "no_such_file", "The pages have no such file"));
        }
    }

    private boolean isPage(RoutingContext request, String path) {
        if (!ContentNegotiation.wantsPage(request.request().getHeader(HttpHeaders.ACCEPT))) {
            return false;
        }
        Optional<Ref> ref = HostSwap.resource(path);
        if (ref.isPresent()) {
            sendPageOf(ref.get(), request.request());
        } else if (HostSwap.isOfAKind(path)) {
            request.response().setStatusCode(HostSwap.isAList(path) ? 200 : 404);
            send(request, "index.html");
        }
        return ref.isPresent() || HostSwap.isOfAKind(path);
    }

    /** Names have no character that HTML needs escaped. */
    private void sendPageOf(Ref ref, HttpServerRequest request) {
        safely(request.response())
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .end(resource.replace("{kind}", ref.kindName())
                        .replace("{name}", ref.name())
                        .replace("{path}", HostSwap.path(ref)));
    }

    private void send(RoutingContext request, String name) {
        safely(request.response());
        file(name).send(request.request());
    }

    private PageFile file(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static HttpServerResponse safely(HttpServerResponse answer) {
        return answer.putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
