package io.kaggleingest.account;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.kaggleingest.TightLimits;
import io.kaggleingest.database.TestDatabase;
import io.kaggleingest.kaggle.wire.FakeKaggle;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

@QuarkusTest
@WithTestResource(TestDatabase.class)
@WithTestResource(FakeKaggle.class)
@TestProfile(TightLimits.class)
class NoAdminResourceTest {

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE", "OPTIONS"})
    void without_a_configured_key_there_are_no_admin_routes(String method) {
        for (String prefix : new String[] {"/api", ""}) {
            for (String end : new String[] {"credits", "tier"}) {
                String path = prefix + "/admin/accounts/a@example.com/" + end;
                for (String key : new String[] {"", " ", "x"}) {
                    given().urlEncodingEnabled(false)
                            .header("X-Admin-Key", key)
                            .contentType(ContentType.TEXT)
                            .request(method, path)
                            .then()
                            .statusCode(404)
                            .body("code", equalTo("no_such_route"))
                            .body(
                                    "detail",
                                    equalTo("There is nothing at %s; see /q/swagger-ui for what there is"
                                            .formatted(path)));
                }
            }
        }
    }
}
