package io.kaggleingest.context;

import java.util.UUID;
import jakarta.inject.Inject;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.AdjustableClock;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
class FreeCallsResourceTest {

    private static final int A_MINUTE = 60;

    @Inject
    AdjustableClock clock;

    private final String slug = "demo-" + UUID.randomUUID();
    private SignedUp user;

    @BeforeEach
    void forget() {
        FakeKaggle.reset();
        user = SignedUp.anew();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void invented_names_are_limited_although_they_cost_nothing() {
        for (int i = 0; i < A_MINUTE; i++) {
            assertEquals(404, waited("invented-%d-%s".formatted(i, slug)).statusCode());
        }
        int calls = FakeKaggle.calls("GetCompetition").size();

        waited("one-too-many-" + slug)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .header("X-RateLimit-Limit", equalTo("60"))
                .body("code", equalTo("too_many_requests"));

        assertEquals(calls, FakeKaggle.calls("GetCompetition").size());
        assertEquals(10, user.credits());
    }

    @Test
    void what_is_paid_in_the_end_counts_no_longer() {
        FakeKaggle.hasCompetition(slug);
        for (int i = 0; i < A_MINUTE - 1; i++) {
            waited("invented-%d-%s".formatted(i, slug));
        }

        assertEquals(200, waited(slug).statusCode());

        assertEquals(404, waited("another-" + slug).statusCode());
        assertEquals(429, waited("one-too-many-" + slug).statusCode());
        assertEquals(9, user.credits());
    }

    @Test
    void one_idempotency_key_does_not_buy_deliveries_without_end() {
        FakeKaggle.hasCompetition(slug);
        waited(slug);
        for (int i = 0; i <= A_MINUTE; i++) {
            assertEquals(200, retried().statusCode());
        }

        assertEquals(429, retried().statusCode());
        assertEquals(8, user.credits());
    }

    @Test
    void who_has_the_content_or_only_looks_is_answered_without_credits() {
        FakeKaggle.hasCompetition(slug);
        String tag = waited(slug).header("ETag");
        for (int i = 0; i < 9; i++) {
            assertEquals(200, waited(slug).statusCode());
        }
        assertEquals(0, user.credits());

        user.request()
                .head("/api/competitions/" + slug)
                .then()
                .statusCode(200)
                .header("ETag", equalTo(tag))
                .header("Content-Type", equalTo("application/json;charset=UTF-8"));
        user.request()
                .header("If-None-Match", tag)
                .get("/api/competitions/" + slug)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag));
        assertEquals(402, waited(slug).statusCode());
    }

    private Response waited(String name) {
        return user.request().header("Prefer", "wait=30").get("/api/competitions/" + name);
    }

    private Response retried() {
        return user.request().header("Idempotency-Key", "the-same").get("/api/competitions/" + slug);
    }
}
