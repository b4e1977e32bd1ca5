package io.kaggleingest.ingest;

import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.kaggleingest.database.SilentNetwork;
import io.kaggleingest.kaggle.wire.FakeKaggle;
import io.kaggleingest.web.Eventually;

import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(SilentNetwork.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(SilentNotificationsResourceTest.ShortPoll.class)
class SilentNotificationsResourceTest {

    private static final String LISTENS = "listen ingestion";

    public static class ShortPoll implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kaggleingest.ingest.poll", "500ms");
        }
    }

    @Test
    void a_connection_that_answers_no_more_is_given_up_for_a_new_one() {
        Eventually.get(() -> SilentNetwork.heard(LISTENS), heard -> heard == 1);

        SilentNetwork.silence(LISTENS);
        assertEquals(0, SilentNetwork.heard(LISTENS));

        Eventually.get(() -> SilentNetwork.heard(LISTENS), heard -> heard == 1);
    }
}
