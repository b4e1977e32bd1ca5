package io.kaggleingest.kaggle.wire;

import org.jspecify.annotations.Nullable;

import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.KaggleApi.OfComments;
import io.kaggleingest.kaggle.wire.KaggleApi.OfCompetition;
import io.kaggleingest.kaggle.wire.KaggleApi.OfCompetitionFolder;
import io.kaggleingest.kaggle.wire.KaggleApi.OfCompetitions;
import io.kaggleingest.kaggle.wire.KaggleApi.OfDataset;
import io.kaggleingest.kaggle.wire.KaggleApi.OfDatasetFile;
import io.kaggleingest.kaggle.wire.KaggleApi.OfDatasetFolder;
import io.kaggleingest.kaggle.wire.KaggleApi.OfDatasetForum;
import io.kaggleingest.kaggle.wire.KaggleApi.OfFile;
import io.kaggleingest.kaggle.wire.KaggleApi.OfForum;
import io.kaggleingest.kaggle.wire.KaggleApi.OfKernel;
import io.kaggleingest.kaggle.wire.KaggleApi.OfKernels;
import io.kaggleingest.kaggle.wire.KaggleApi.OfSubmissions;
import io.kaggleingest.kaggle.wire.KaggleApi.OfTopic;

/**
 * The requests of the wire: which remote procedure a question is, for competitions and for datasets.
 *
 * @param basic the header that authenticates each of them
 */
record KaggleRequests(String basic) {

    private static final int PAGE_OF_TOPICS = 20;

    KaggleClient.Request competition(Ref ref) {
        OfCompetition request = OfCompetition.all(ref.slug());
        return api -> api.getCompetition(basic, request);
    }

    KaggleClient.Request pages(Ref competition) {
        OfCompetition request = OfCompetition.all(competition.slug());
        return api -> api.listCompetitionPages(basic, request);
    }

    KaggleClient.Request hackathonPages(Ref competition) {
        OfCompetition request = OfCompetition.all(competition.slug());
        return api -> api.getHackathonOverview(basic, request);
    }

    KaggleClient.Request leaderboard(Ref competition, int pageSize, @Nullable String token) {
        OfCompetition request = new OfCompetition(competition.slug(), pageSize, token);
        return api -> api.getLeaderboard(basic, request);
    }

    KaggleClient.Request wholeLeaderboard(Ref competition) {
        OfCompetition request = OfCompetition.all(competition.slug());
        return api -> api.downloadLeaderboard(basic, request);
    }

    KaggleClient.Request submissions(Ref competition, int pageSize, @Nullable String token) {
        OfSubmissions request = OfSubmissions.of(competition.slug(), pageSize, token);
        return api -> api.listSubmissions(basic, request);
    }

    KaggleClient.Request competitions(@Nullable String search, int page) {
        OfCompetitions request = OfCompetitions.all(search, page);
        return api -> api.listCompetitions(basic, request);
    }

    KaggleClient.Request dataset(Ref ref) {
        OfDataset request = OfDataset.all(ref);
        return api -> api.getDataset(basic, request);
    }

    KaggleClient.Request metadata(Ref dataset) {
        OfDataset request = OfDataset.all(dataset);
        return api -> api.getDatasetMetadata(basic, request);
    }

    KaggleClient.Request notebooks(Ref ref, int pageSize, @Nullable String token) {
        OfKernels request = ref.isCompetition()
                ? OfKernels.mostVoted(ref.slug(), pageSize, token)
                : OfKernels.mostVotedOfDataset(ref.name(), pageSize, token);
        return api -> api.listKernels(basic, request);
    }

    KaggleClient.Request notebook(Ref ref) {
        OfKernel request = new OfKernel(ref.publisher(), ref.slug());
        return api -> api.getKernel(basic, request);
    }

    KaggleClient.Request files(Ref ref, int pageSize, @Nullable String token) {
        if (ref.isCompetition()) {
            OfCompetition request = new OfCompetition(ref.slug(), pageSize, token);
            return api -> api.listDataFiles(basic, request);
        }
        OfDataset request = OfDataset.page(ref, pageSize, token);
        return api -> api.listDatasetFiles(basic, request);
    }

    /** @param path null for the top */
    KaggleClient.Request folder(Ref ref, @Nullable String path, int pageSize) {
        if (ref.isCompetition()) {
            OfCompetitionFolder request = new OfCompetitionFolder(ref.slug(), path, pageSize);
            return api -> api.listDataTreeFiles(basic, request);
        }
        OfDatasetFolder request = new OfDatasetFolder(ref.publisher(), ref.slug(), path, pageSize);
        return api -> api.listTreeDatasetFiles(basic, request);
    }

    KaggleClient.Request filesSummary(Ref ref) {
        if (ref.isCompetition()) {
            OfCompetition request = OfCompetition.all(ref.slug());
            return api -> api.getCompetitionDataFilesSummary(basic, request);
        }
        OfDataset request = OfDataset.all(ref);
        return api -> api.getDatasetFilesSummary(basic, request);
    }

    KaggleClient.Request download(Ref ref, String fileName) {
        if (ref.isCompetition()) {
            OfFile request = new OfFile(ref.slug(), fileName);
            return api -> api.downloadDataFile(basic, request);
        }
        OfDatasetFile request = new OfDatasetFile(ref.publisher(), ref.slug(), fileName);
        return api -> api.downloadDataset(basic, request);
    }

    KaggleClient.Request topics(Ref ref, String order) {
        if (ref.isCompetition()) {
            OfForum request = new OfForum(ref.slug(), order);
            return api -> api.listCompetitionTopics(basic, request);
        }
        OfDatasetForum request = new OfDatasetForum(ref.publisher(), ref.slug(), order, PAGE_OF_TOPICS);
        return api -> api.listDatasetTopics(basic, request);
    }

    KaggleClient.Request messages(Ref ref, long topic, int pageSize) {
        if (ref.isCompetition()) {
            OfTopic request = OfTopic.mostVoted(ref.slug(), topic, pageSize);
            return api -> api.listTopicMessages(basic, request);
        }
        OfComments request = new OfComments(topic, pageSize);
        return api -> api.listComments(basic, request);
    }
}
