package io.kaggleingest.sandbox;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.NamedCsvRecord;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Kaggle's {@code competitions.CompetitionApiService}. */
final class CompetitionOperations {

    private static final int LARGEST_PAGE = 200;
    private static final List<String> SORTS = List.of(
            "GROUPED",
            "BEST",
            "PRIZE",
            "EARLIEST_DEADLINE",
            "LATEST_DEADLINE",
            "NUMBER_OF_TEAMS",
            "RELEVANCE",
            "RECENTLY_CREATED");
    private static final List<String> TABS =
            List.of("GENERAL", "ENTERED", "COMMUNITY", "HOSTED", "UNLAUNCHED", "UNLAUNCHED_COMMUNITY", "EVERYTHING");
    private static final List<String> SEGMENTS = List.of(
            "UNSPECIFIED",
            "FEATURED",
            "RESEARCH",
            "RECRUITMENT",
            "GETTING_STARTED",
            "MASTERS",
            "PLAYGROUND",
            "COMMUNITY",
            "ANALYTICS");

    private final Catalog catalog;
    private final Links links;
    private final Paging paging;

    CompetitionOperations(Catalog catalog, Links links, Paging paging) {
        this.catalog = catalog;
        this.links = links;
        this.paging = paging;
    }

    Map<String, Operation> all() {
        return Map.ofEntries(
                Map.entry("ListCompetitions", this::list),
                Map.entry("GetCompetition", this::get),
                Map.entry("ListCompetitionPages", this::pages),
                Map.entry("ListDataFiles", this::dataFiles),
                Map.entry("ListDataTreeFiles", this::dataTree),
                Map.entry("GetCompetitionDataFilesSummary", this::dataSummary),
                Map.entry("DownloadDataFile", this::downloadFile),
                Map.entry("GetLeaderboard", this::leaderboard),
                Map.entry("DownloadLeaderboard", this::downloadLeaderboard),
                Map.entry("ListSubmissions", this::submissions));
    }

    private Answer list(Request request) {
        String tab = request.constant("group", "COMPETITION_LIST_TAB_", TABS);
        String segment = request.constant("category", "HOST_SEGMENT_", SEGMENTS);
        String search = request.text("search");
        List<Competition> matches = catalog.competitions().values().stream()
                .filter(competition -> !tab.equals("ENTERED") || competition.entered())
                .filter(competition -> inSegment(competition, segment))
                .filter(competition -> competition.matches(search))
                .sorted(order(request.constant("sortBy", "COMPETITION_SORT_BY_", SORTS)))
                .toList();
        Paging.Page<Competition> page = paging.page(request, matches, LARGEST_PAGE);
        ObjectNode answer = Json.object();
        page.items().forEach(competition -> answer.withArray("competitions").add(competition.facts()));
        return json(answer, page.nextToken());
    }

    private static boolean inSegment(Competition competition, String segment) {
        String category = competition.text("category").toUpperCase(Locale.ROOT).replace(' ', '_');
        return segment.equals("UNSPECIFIED") || segment.equals(category);
    }

    private static Comparator<Competition> order(String sort) {
        Comparator<Competition> deadline = Comparator.comparing(competition -> competition.text("deadline"));
        Comparator<Competition> teams = Comparator.comparingInt(competition -> competition.number("teamCount"));
        return switch (sort) {
            case "PRIZE" -> Comparator.comparingLong(Competition::prize).reversed();
            case "EARLIEST_DEADLINE" -> deadline;
            case "LATEST_DEADLINE" -> deadline.reversed();
            case "RECENTLY_CREATED" ->
                Comparator.comparing((Competition competition) -> competition.text("enabledDate"))
                        .reversed();
            default -> teams.reversed();
        };
    }

    private Answer get(Request request) {
        return json(competition(request).facts());
    }

    private Answer pages(Request request) {
        String name = request.text("pageName");
        ObjectNode answer = Json.object();
        for (ObjectNode page : competition(request).pages()) {
            if (name.isEmpty() || name.equalsIgnoreCase(page.path("name").asText())) {
                answer.withArray("pages").add(page);
            }
        }
        return json(answer);
    }

    private Answer dataFiles(Request request) {
        Paging.Page<StoredFile> page = paging.page(request, competition(request).files(), LARGEST_PAGE);
        ObjectNode answer = Json.object();
        for (StoredFile file : page.items()) {
            answer.withArray("files").add(file.toListJson(file.name()).put("ref", file.name()));
        }
        return json(answer, page.nextToken());
    }

    private Answer dataTree(Request request) {
        DataTree tree = new DataTree(competition(request).files(), request.text("path"));
        Paging.Page<ObjectNode> page = paging.page(request, tree.children(), LARGEST_PAGE);
        return json(tree.answer(page.items()), page.nextToken());
    }

    private Answer dataSummary(Request request) {
        return json(FilesSummary.of(competition(request).files()));
    }

    private Answer downloadFile(Request request) {
        Competition competition = competition(request);
        if (!competition.entered()) {
            throw Refusal.rulesNotAccepted();
        }
        StoredFile file = Catalog.file(competition.files(), request.require("fileName"));
        return new Answer.Redirect(links.sign(Catalog.path("competitions/" + competition.slug(), file)));
    }

    private Answer leaderboard(Request request) {
        List<NamedCsvRecord> rows = competition(request).leaderboard().rows();
        Paging.Page<NamedCsvRecord> page = paging.page(request, rows, LARGEST_PAGE);
        ObjectNode answer = Json.object();
        page.items().forEach(row -> answer.withArray("submissions").add(Leaderboard.toJson(row)));
        return json(answer, page.nextToken());
    }

    private Answer downloadLeaderboard(Request request) {
        Competition competition = competition(request);
        String name = competition.slug() + "-publicleaderboard";
        String csv = "\uFEFF" + new String(competition.leaderboard().csv(), UTF_8);
        byte[] zip = Zip.of(Map.of(name + "-2026-11-20T00:00:00.csv", csv.getBytes(UTF_8)));
        return new Answer.Attachment(name + ".zip", "application/zip", zip);
    }

    private Answer submissions(Request request) {
        Competition competition = competition(request);
        if (!competition.entered()) {
            throw Refusal.denied("competitions.participate");
        }
        Paging.Page<ObjectNode> page = paging.page(request, competition.submissions(), LARGEST_PAGE);
        ObjectNode answer = Json.object();
        answer.withArray("submissions").addAll(page.items());
        return json(answer, page.nextToken());
    }

    private Competition competition(Request request) {
        return catalog.competition(request.require("competitionName"));
    }

    private static Answer json(ObjectNode body) {
        return new Answer.Json(body);
    }

    private static Answer json(ObjectNode body, String nextPageToken) {
        return new Answer.Json(body.put("nextPageToken", nextPageToken));
    }
}
