package io.kaggleingest.page;

import java.util.Map;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;

import io.kaggleingest.TightLimits;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(TightLimits.class)
class PageWithoutFetchesResourceTest {

    @Test
    void an_operator_may_let_nothing_be_fetched_without_a_key() {
        FakeKaggle.reset();

        given().contentType(ContentType.JSON)
                .body(Map.of("url", "nobody-asked-for-this"))
                .post("/api/page/fetches")
                .then()
                .statusCode(403)
                .body("code", is("fetches_need_key"));
        given().get("/api/page?url=nobody-asked-for-this").then().body("fetches_left", is(0));
    }
}
