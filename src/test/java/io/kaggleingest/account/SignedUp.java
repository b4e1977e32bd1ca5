package io.kaggleingest.account;

import java.util.Map;
import java.util.UUID;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

import static io.restassured.RestAssured.given;

/** A new account for a test, made the way a user makes one. */
public record SignedUp(String email, String key) {

    public static SignedUp anew() {
        return with(given());
    }

    /** At a service other than the one under test by default. */
    public static SignedUp at(String url) {
        return with(given().baseUri(url));
    }

    private static SignedUp with(RequestSpecification request) {
        String email = "u" + UUID.randomUUID() + "@example.com";
        String key = request.contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", "correct horse"))
                .post("/api/auth/signup")
                .then()
                .statusCode(200)
                .extract()
                .path("api_key");
        return new SignedUp(email, key);
    }

    public RequestSpecification request() {
        return given().header("X-API-Key", key);
    }

    public int credits() {
        return request().get("/api/auth/me").then().statusCode(200).extract().path("credits");
    }
}
