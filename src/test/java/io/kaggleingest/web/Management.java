package io.kaggleingest.web;

import java.net.URI;

import io.restassured.specification.RequestSpecification;
import org.eclipse.microprofile.config.ConfigProvider;

import static io.restassured.RestAssured.given;

/** The port of probes and metrics of the application under test. */
public final class Management {

    private Management() {}

    public static RequestSpecification request() {
        URI root = URI.create(ConfigProvider.getConfig().getValue("test.management.url", String.class));
        return given().port(root.getPort());
    }

    public static String metrics() {
        return request().get("/q/metrics").asString();
    }
}
