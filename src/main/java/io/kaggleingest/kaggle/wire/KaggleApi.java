package io.kaggleingest.kaggle.wire;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.rest.client.reactive.jackson.ClientObjectMapper;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Ref;

/**
 * Kaggle's wire, one method per remote procedure. Answers stay bytes here, because their shape is known only after a
 * look at status and envelope: see {@link KaggleAnswer}.
 */
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface KaggleApi {

    @POST
    @Path("competitions.CompetitionApiService/GetCompetition")
    Uni<RestResponse<byte[]>> getCompetition(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetition request);

    @POST
    @Path("competitions.CompetitionApiService/ListCompetitionPages")
    Uni<RestResponse<byte[]>> listCompetitionPages(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetition request);

    @POST
    @Path("competitions.HackathonApiService/GetHackathonOverview")
    Uni<RestResponse<byte[]>> getHackathonOverview(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetition request);

    @POST
    @Path("competitions.CompetitionApiService/ListDataFiles")
    Uni<RestResponse<byte[]>> listDataFiles(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetition request);

    @POST
    @Path("competitions.CompetitionApiService/ListDataTreeFiles")
    Uni<RestResponse<byte[]>> listDataTreeFiles(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetitionFolder request);

    @POST
    @Path("competitions.CompetitionApiService/GetCompetitionDataFilesSummary")
    Uni<RestResponse<byte[]>> getCompetitionDataFilesSummary(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetition request);

    @POST
    @Path("competitions.CompetitionApiService/GetLeaderboard")
    Uni<RestResponse<byte[]>> getLeaderboard(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetition request);

    /** Answered by the bytes themselves, not by a redirect. */
    @POST
    @Path("competitions.CompetitionApiService/DownloadLeaderboard")
    @Produces(MediaType.WILDCARD)
    Uni<RestResponse<byte[]>> downloadLeaderboard(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetition request);

    @POST
    @Path("competitions.CompetitionApiService/ListSubmissions")
    Uni<RestResponse<byte[]>> listSubmissions(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfSubmissions request);

    @POST
    @Path("competitions.CompetitionApiService/ListCompetitions")
    Uni<RestResponse<byte[]>> listCompetitions(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfCompetitions request);

    @POST
    @Path("competitions.CompetitionApiService/DownloadDataFile")
    Uni<RestResponse<byte[]>> downloadDataFile(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfFile request);

    @POST
    @Path("competitions.CompetitionApiService/ListCompetitionTopics")
    Uni<RestResponse<byte[]>> listCompetitionTopics(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfForum request);

    @POST
    @Path("competitions.CompetitionApiService/ListTopicMessages")
    Uni<RestResponse<byte[]>> listTopicMessages(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfTopic request);

    @POST
    @Path("discussions.DiscussionApiService/ListDatasetTopics")
    Uni<RestResponse<byte[]>> listDatasetTopics(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfDatasetForum request);

    @POST
    @Path("discussions.DiscussionApiService/ListComments")
    Uni<RestResponse<byte[]>> listComments(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfComments request);

    @POST
    @Path("datasets.DatasetApiService/GetDataset")
    Uni<RestResponse<byte[]>> getDataset(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfDataset request);

    @POST
    @Path("datasets.DatasetApiService/GetDatasetMetadata")
    Uni<RestResponse<byte[]>> getDatasetMetadata(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfDataset request);

    @POST
    @Path("datasets.DatasetApiService/ListDatasetFiles")
    Uni<RestResponse<byte[]>> listDatasetFiles(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfDataset request);

    @POST
    @Path("datasets.DatasetApiService/ListTreeDatasetFiles")
    Uni<RestResponse<byte[]>> listTreeDatasetFiles(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfDatasetFolder request);

    @POST
    @Path("datasets.DatasetApiService/GetDatasetFilesSummary")
    Uni<RestResponse<byte[]>> getDatasetFilesSummary(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfDataset request);

    @POST
    @Path("datasets.DatasetApiService/DownloadDataset")
    Uni<RestResponse<byte[]>> downloadDataset(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfDatasetFile request);

    @POST
    @Path("kernels.KernelsApiService/ListKernels")
    Uni<RestResponse<byte[]>> listKernels(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfKernels request);

    @POST
    @Path("kernels.KernelsApiService/GetKernel")
    Uni<RestResponse<byte[]>> getKernel(@HeaderParam(HttpHeaders.AUTHORIZATION) String basic, OfKernel request);

    /** Not the application's mapper, which refuses fields that it does not know: Kaggle adds fields at any time. */
    @ClientObjectMapper
    static ObjectMapper mapper(ObjectMapper ofApplication) {
        return KaggleAnswer.MAPPER;
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfCompetition(String competitionName, @Nullable Integer pageSize, @Nullable String pageToken) {

        static OfCompetition all(String slug) {
            return new OfCompetition(slug, null, null);
        }
    }

    /** @param path of the folder, null for the top */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfCompetitionFolder(String competitionName, @Nullable String path, Integer pageSize) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfDatasetFolder(@Nullable String ownerSlug, String datasetSlug, @Nullable String path, Integer pageSize) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfSubmissions(String competitionName, int page, int pageSize, @Nullable String pageToken) {

        private static final int BY_TOKEN = -1;

        static OfSubmissions of(String slug, int pageSize, @Nullable String pageToken) {
            return new OfSubmissions(slug, BY_TOKEN, pageSize, pageToken);
        }
    }

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfCompetitions(String group, String category, String sortBy, @Nullable String search, int page) {

        static OfCompetitions all(@Nullable String search, int page) {
            return new OfCompetitions(
                    "COMPETITION_LIST_TAB_EVERYTHING",
                    "HOST_SEGMENT_UNSPECIFIED",
                    "COMPETITION_SORT_BY_BEST",
                    search,
                    page);
        }
    }

    @RegisterForReflection
    record OfFile(String competitionName, String fileName) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfKernels(
            @Nullable String competition,
            @Nullable String dataset,
            String group,
            String sortBy,
            int pageSize,
            @Nullable String pageToken) {

        static OfKernels mostVoted(String competition, int pageSize, @Nullable String pageToken) {
            return new OfKernels(competition, null, "EVERYONE", "VOTE_COUNT", pageSize, pageToken);
        }

        static OfKernels mostVotedOfDataset(String dataset, int pageSize, @Nullable String pageToken) {
            return new OfKernels(null, dataset, "EVERYONE", "VOTE_COUNT", pageSize, pageToken);
        }
    }

    @RegisterForReflection
    record OfKernel(@Nullable String userName, String kernelSlug) {}

    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfDataset(
            @Nullable String ownerSlug, String datasetSlug, @Nullable Integer pageSize, @Nullable String pageToken) {

        static OfDataset all(Ref dataset) {
            return page(dataset, null, null);
        }

        static OfDataset page(Ref dataset, @Nullable Integer pageSize, @Nullable String pageToken) {
            return new OfDataset(dataset.publisher(), dataset.slug(), pageSize, pageToken);
        }
    }

    @RegisterForReflection
    record OfForum(String competitionName, String sortBy) {}

    @RegisterForReflection
    record OfTopic(String competitionName, long topicId, String sortBy, int pageSize) {

        /** The best first: what a page leaves out of a long thread is what nobody voted for. */
        static OfTopic mostVoted(String competition, long topic, int pageSize) {
            return new OfTopic(competition, topic, "COMMENT_LIST_SORT_BY_TOP", pageSize);
        }
    }

    @RegisterForReflection
    record OfDatasetForum(@Nullable String ownerSlug, String datasetSlug, String sortBy, int pageSize) {}

    @RegisterForReflection
    record OfComments(long topicId, int pageSize) {}

    @RegisterForReflection
    record OfDatasetFile(@Nullable String ownerSlug, String datasetSlug, String fileName) {}
}
