package io.kaggleingest.sandbox;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** The sandbox as Kaggle for the tests of one Quarkus application, as a run from source has it. */
public final class SandboxKaggle implements QuarkusTestResourceLifecycleManager {

    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start();
        return Map.of(
                "kaggleingest.kaggle.sandbox",
                "true",
                "kaggleingest.kaggle.api-url",
                sandbox.apiUrl().toString(),
                "kaggleingest.kaggle.storage-hosts",
                sandbox.storageHost(),
                "kaggleingest.kaggle.username",
                Sandbox.USERNAME,
                "kaggleingest.kaggle.key",
                Sandbox.KEY);
    }

    @Override
    public void stop() {
        sandbox.close();
    }
}
