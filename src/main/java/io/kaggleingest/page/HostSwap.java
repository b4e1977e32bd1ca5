package io.kaggleingest.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.kaggleingest.kaggle.KaggleLink;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.web.Problem;

/** What a path names when our host stands in the place of Kaggle's. */
final class HostSwap {

    private static final String KAGGLE = "https://www.kaggle.com";
    private static final Set<String> KINDS = Set.of("competitions", "c", "datasets", "code", "kernels", "notebooks");

    /** First steps of paths of our own, none of which may be taken for the owner of a dataset. */
    static final Set<String> OWN = Set.of(
            "admin",
            "api",
            "assets",
            "auth",
            "dashboard",
            "get-context",
            "get-context-upload",
            "go",
            "health",
            "jobs",
            "mcp",
            "page",
            "q",
            "search",
            "usage");

    private HostSwap() {}

    /** Whether it is one of Kaggle's lists, or something below one of them. */
    static boolean isOfAKind(String path) {
        return KINDS.contains(steps(path).get(0));
    }

    static boolean isAList(String path) {
        return isOfAKind(path) && steps(path).size() == 1;
    }

    static Optional<Ref> resource(String path) {
        List<String> steps = steps(path);
        boolean ofAnOwner = steps.size() == 2 && !OWN.contains(steps.get(0));
        if (!isOfAKind(path) && !ofAnOwner) {
            return Optional.empty();
        }
        try {
            return Optional.of(KaggleLink.read(KAGGLE + path));
        } catch (Problem notUnderstood) {
            return Optional.empty();
        }
    }

    /** The one path of a resource's page. */
    static String path(Ref ref) {
        String folder =
                switch (ref.kind()) {
                    case COMPETITION -> "/competitions/";
                    case DATASET -> "/datasets/";
                    case NOTEBOOK -> "/notebooks/";
                };
        return folder + ref.name();
    }

    private static List<String> steps(String path) {
        String[] steps = path.substring(1).split("/");
        return Arrays.asList(steps.length == 0 ? new String[] {""} : steps);
    }
}
