package io.kaggleingest.deploy;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;

/** Whether an object has only fields that a cluster knows, of the types that it takes. */
final class KnownFields {

    private static final String MODELS = "io.kubernetes.client.openapi.models.";

    private static final Map<String, String> BUILT_IN = Map.of(
            "v1", "V1",
            "apps/v1", "V1",
            "batch/v1", "V1",
            "policy/v1", "V1",
            "networking.k8s.io/v1", "V1",
            "autoscaling/v2", "V2");

    private static final ObjectMapper STRICT =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private KnownFields() {}

    /** What a cluster would refuse, if anything. */
    static Optional<String> fault(Manifest manifest) {
        Class<?> custom = CustomResources.SPECS.get(manifest.kind());
        try {
            if (custom == null) {
                builtIn(manifest);
            } else {
                STRICT.readerFor(custom)
                        .readValue(manifest.root().path("spec").toString().replace("\"for\":", "\"forTime\":"));
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException refused) {
            return Optional.of(manifest.title() + ": " + refused.getMessage());
        }
    }

    private static void builtIn(Manifest manifest) {
        String version = manifest.root().path("apiVersion").asText();
        String model = BUILT_IN.get(version);
        if (model == null) {
            throw new IllegalArgumentException("nothing is known of " + version);
        }
        JsonElement json = JsonParser.parseString(manifest.root().toString());
        try {
            Class<?> type = Class.forName(MODELS + model + manifest.kind());
            type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
            JSON.getGson().fromJson(json, type);
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException(refused.getCause().getMessage(), refused);
        } catch (ReflectiveOperationException unknown) {
            throw new IllegalArgumentException("no such kind", unknown);
        }
    }
}
