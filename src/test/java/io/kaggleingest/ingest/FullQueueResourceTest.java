package io.kaggleingest.ingest;

import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.FakeKaggle;

import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(FullQueueResourceTest.NobodyMayWait.class)
class FullQueueResourceTest {

    public static class NobodyMayWait implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kaggleingest.ingest.waiting", "0");
        }
    }

    @Test
    void a_full_queue_asks_callers_to_come_back() {
        SignedUp user = SignedUp.anew();

        user.request()
                .get("/api/competitions/full")
                .then()
                .statusCode(503)
                .header("Retry-After", equalTo("30"))
                .body("code", equalTo("busy"));
    }
}
