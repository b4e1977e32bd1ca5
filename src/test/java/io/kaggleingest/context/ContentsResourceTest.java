package io.kaggleingest.context;

import java.util.UUID;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import io.kaggleingest.TightLimits;
import io.kaggleingest.account.SignedUp;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(TightLimits.class)
class ContentsResourceTest {

    private static final String CUT = "only its first 14 characters are kept";

    @Test
    void an_operator_bounds_how_much_is_fetched_and_kept() {
        FakeKaggle.reset();
        String slug = "small-" + UUID.randomUUID();
        FakeKaggle.hasCompetition(slug);

        SignedUp.anew()
                .request()
                .header("Prefer", "wait=60")
                .get("/api/competitions/" + slug + "?format=json")
                .then()
                .statusCode(200)
                .body("discussions", hasSize(1))
                .body("tables", hasSize(1))
                .body("tables[0].rows_sampled", equalTo(1))
                .body("pages.markdown", hasItems("## Metric\nRMSE", "What to predi…"))
                .body("left_out.reason", hasItems(CUT));

        assertEquals(1, FakeKaggle.calls("DownloadDataFile").size());
        assertEquals(1, FakeKaggle.calls("ListTopicMessages").size());
    }
}
