package io.kaggleingest.kaggle.wire;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** From the names that operators use to ours. */
class KaggleConfigTest {

    @Test
    void takes_the_variables_of_kaggles_own_client() throws IOException {
        KaggleConfig config = with(Map.of(
                "KAGGLE_USERNAME", "fakeuser",
                "KAGGLE_KEY", "fakekey",
                "KAGGLE_CONFIG_DIR", "/etc/kaggle",
                "KAGGLE_API_URL", "http://localhost:9000/v1",
                "KAGGLE_STORAGE_HOSTS", "localhost:9001,*.example"));

        assertEquals(Optional.of("fakeuser"), config.username());
        assertEquals(Optional.of("fakekey"), config.key());
        assertEquals(Optional.of("/etc/kaggle"), config.configDir());
        assertEquals(Optional.of(URI.create("http://localhost:9000/v1")), config.apiUrl());
        assertEquals(Optional.of(List.of("localhost:9001", "*.example")), config.storageHosts());
    }

    @Test
    void takes_an_empty_variable_for_none() throws IOException {
        KaggleConfig config = with(Map.of(
                "KAGGLE_USERNAME", "",
                "KAGGLE_KEY", "",
                "KAGGLE_CONFIG_DIR", "",
                "KAGGLE_API_URL", "",
                "KAGGLE_STORAGE_HOSTS", ""));

        assertEquals(Optional.empty(), config.username());
        assertEquals(Optional.empty(), config.key());
        assertEquals(Optional.empty(), config.configDir());
        assertEquals(Optional.empty(), config.apiUrl());
        assertEquals(Optional.empty(), config.storageHosts());
    }

    private static KaggleConfig with(Map<String, String> variables) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(KaggleConfig.class)
                .withSources(new PropertiesConfigSource(variables, "variables", 300))
                .withSources(
                        new PropertiesConfigSource(KaggleConfigTest.class.getResource("/application.properties"), 250))
                .withDefaultValue("quarkus.application.version", "0")
                .build()
                .getConfigMapping(KaggleConfig.class);
    }
}
