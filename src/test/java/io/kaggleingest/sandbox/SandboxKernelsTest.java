package io.kaggleingest.sandbox;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static io.kaggleingest.sandbox.SandboxClient.KERNELS;
import static io.kaggleingest.sandbox.SandboxClient.names;
import static io.kaggleingest.sandbox.SandboxClient.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SandboxKernelsTest {

    @RegisterExtension
    static final SandboxClient client = new SandboxClient(Sandbox.start());

    @Test
    void a_list_is_sparse() {
        JsonNode first =
                list("{\"competition\":\"titanic\",\"sortBy\":\"VOTE_COUNT\"}").get(0);

        assertEquals(List.of("ref", "title", "author", "lastRunTime", "totalVotes"), names(first));
        assertEquals(
                "miraholt/titanic-from-zero-to-a-first-score", first.path("ref").asText());
    }

    @Test
    void kernels_are_sorted_by_votes_or_date() {
        JsonNode byVotes = list("{\"competition\":\"titanic\",\"sortBy\":\"VOTE_COUNT\",\"pageSize\":3}");
        JsonNode byDate = list("{\"competition\":\"titanic\",\"sortBy\":\"DATE_RUN\",\"pageSize\":1}");

        assertEquals(List.of("1874", "655", "412"), texts(byVotes, "totalVotes"));
        assertEquals(List.of("nkechiokafor/groups-that-travel-together-0-81"), texts(byDate, "ref"));
    }

    @Test
    void kernels_are_filtered_by_what_they_are_about() {
        assertEquals(7, list("{\"competition\":\"titanic\"}").size());
        assertEquals(
                2,
                list("{\"competition\":\"titanic\",\"kernelType\":\"script\"}").size());
        assertEquals(1, list("{\"competition\":\"titanic\",\"language\":\"r\"}").size());
        assertEquals(
                2,
                list("{\"competition\":\"titanic\",\"user\":\"freyasolheim\"}").size());
        assertEquals(
                1,
                list("{\"competition\":\"titanic\",\"search\":\"TIDYVERSE\"}").size());
        assertEquals(
                "{}",
                client.call(KERNELS + "ListKernels", "{\"competition\":\"titanik\"}")
                        .toString());
    }

    @Test
    void a_kernel_is_pulled_whole() {
        JsonNode kernel = pull("miraholt", "titanic-from-zero-to-a-first-score");

        JsonNode metadata = kernel.path("metadata");
        assertEquals("titanic-from-zero-to-a-first-score", metadata.path("slug").asText());
        assertEquals("titanic", metadata.path("competitionDataSources").path(0).asText());
        assertEquals("notebook", metadata.path("kernelType").asText());
        assertFalse(metadata.has("isPrivate"));
        assertEquals(List.of("source", "language", "kernelType", "slug"), names(kernel.path("blob")));
        assertTrue(kernel.path("blob").path("source").isTextual());
    }

    @Test
    void a_version_may_be_named() {
        assertEquals(pull("paveliyer", "rules-of-thumb"), pull("paveliyer", "rules-of-thumb/4"));
    }

    @Test
    void an_unknown_kernel_is_denied() {
        JsonNode error = client.refused(
                client.post(KERNELS + "GetKernel", "{\"userName\":\"miraholt\",\"kernelSlug\":\"no-such\"}"), 403);

        assertEquals(
                "Permission 'kernels.get' was denied", error.path("message").asText());
    }

    private static JsonNode list(String body) {
        return client.call(KERNELS + "ListKernels", body).path("kernels");
    }

    private static JsonNode pull(String owner, String slug) {
        return client.call(KERNELS + "GetKernel", "{\"userName\":\"" + owner + "\",\"kernelSlug\":\"" + slug + "\"}");
    }
}
