package io.kaggleingest.kaggle;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.kaggleingest.web.Problem;

/** Reads what people paste: a link to kaggle.com in any of its forms, or a bare name. Only the name in it is used. */
public final class KaggleLink {

    private static final int LONGEST = 500;
    private static final Set<String> HOSTS = Set.of("kaggle.com", "www.kaggle.com", "m.kaggle.com");
    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("(//)?((www\\.|m\\.)?kaggle\\.com([/?#].*)?)", Pattern.CASE_INSENSITIVE);

    private static final Set<String> COMPETITIONS = Set.of("competitions", "c");
    private static final Set<String> DATASETS = Set.of("datasets");
    private static final Set<String> NOTEBOOKS = Set.of("code", "kernels", "notebooks");
    /** Words that begin the paths of Kaggle's own pages. In old links, the owner of a dataset stands in this place. */
    private static final Set<String> NO_OWNERS = Set.of(
            "account",
            "api",
            "benchmarks",
            "discussion",
            "discussions",
            "docs",
            "general",
            "getting-started",
            "host",
            "learn",
            "models",
            "organizations",
            "product-feedback",
            "questions-and-answers",
            "rankings",
            "settings",
            "t",
            "users",
            "writeups");

    /** Between kind and name in links of the REST interface. */
    private static final Set<String> VERBS = Set.of(
            "download",
            "download-all",
            "download-raw",
            "data",
            "list",
            "list-tree",
            "view",
            "get",
            "metadata",
            "status",
            "pull",
            "output",
            "summary",
            "files");

    private static final String RULE =
            "Field 'url' must be a link to a competition, dataset or notebook on kaggle.com, like"
                    + " https://www.kaggle.com/competitions/titanic, https://www.kaggle.com/datasets/owner/slug or"
                    + " https://www.kaggle.com/code/owner/slug, or the slug of a competition, or owner/slug of a"
                    + " dataset";

    private KaggleLink() {}

    public static Ref read(String text) {
        if (text.length() > LONGEST) {
            throw notUnderstood();
        }
        String link = PastedLink.in(text);
        if (link.isEmpty()) {
            throw notUnderstood();
        }
        if (link.split("\\s+", 3).length == 3 && !link.contains("://")) {
            throw Problem.badRequest("invalid_url", RULE + ". To find one by words of its title, ask /search?query=");
        }
        Matcher withoutScheme = WITHOUT_SCHEME.matcher(link);
        if (withoutScheme.matches()) {
            return fromLink(uri("https://" + withoutScheme.group(2)));
        }
        return link.contains("://") ? fromLink(uri(link)) : fromName(link);
    }

    private static Ref fromLink(URI link) {
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(link.getHost()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http"))
                || !HOSTS.contains(host)
                || link.getRawUserInfo() != null
                || link.getPort() != -1) {
            throw notUnderstood();
        }
        List<String> steps = ofApi(steps(String.valueOf(link.getRawPath())));
        refuseModels(steps);
        return ofKind(steps).or(() -> ofOwner(steps)).orElseThrow(KaggleLink::notUnderstood);
    }

    private static Ref fromName(String name) {
        String path = name.replaceFirst("[?#].*", "");
        List<String> steps = steps(path);
        refuseModels(steps);
        if (steps.size() == 1 && !path.startsWith("/")) {
            return Ref.competition(new Slug(steps.get(0)));
        }
        return ofKind(steps)
                .or(() -> path.startsWith("/") || steps.size() > 2 ? Optional.empty() : ofOwner(steps))
                .orElseThrow(KaggleLink::notUnderstood);
    }

    /** The links of Kaggle's REST interface have verbs between the kind and the name. */
    private static List<String> ofApi(List<String> steps) {
        if (steps.size() < 4 || !steps.get(0).equals("api")) {
            return steps;
        }
        List<String> others = new ArrayList<>(steps.subList(2, steps.size()));
        while (others.size() > 2 && VERBS.contains(others.get(1))) {
            others.remove(1);
        }
        return others;
    }

    private static void refuseModels(List<String> steps) {
        if (!steps.isEmpty() && steps.get(0).equalsIgnoreCase("models")) {
            throw Problem.badRequest("invalid_url", "Models are not among what is served. " + RULE);
        }
    }

    /** A page, a tab or a version may follow the name; it is ignored, and the newest version is fetched. */
    private static Optional<Ref> ofKind(List<String> steps) {
        String kind = steps.isEmpty() ? "" : steps.get(0).toLowerCase(Locale.ROOT);
        if (COMPETITIONS.contains(kind) && steps.size() >= 2) {
            return Optional.of(Ref.competition(new Slug(steps.get(1))));
        }
        if (DATASETS.contains(kind) && steps.size() >= 3) {
            return Optional.of(Ref.dataset(steps.get(1), steps.get(2)));
        }
        if (NOTEBOOKS.contains(kind) && steps.size() >= 3) {
            return Optional.of(Ref.notebook(steps.get(1), steps.get(2)));
        }
        return Optional.empty();
    }

    /** {@code owner/slug}: a dataset. */
    private static Optional<Ref> ofOwner(List<String> steps) {
        if (steps.size() < 2 || isNoOwner(steps.get(0).toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        return Optional.of(Ref.dataset(steps.get(0), steps.get(1)));
    }

    private static boolean isNoOwner(String step) {
        return Stream.of(COMPETITIONS, DATASETS, NOTEBOOKS, NO_OWNERS).anyMatch(words -> words.contains(step));
    }

    private static List<String> steps(String path) {
        return Arrays.stream(path.split("/")).filter(step -> !step.isEmpty()).toList();
    }

    private static URI uri(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException e) {
            throw notUnderstood();
        }
    }

    private static Problem notUnderstood() {
        return Problem.badRequest("invalid_url", RULE);
    }
}
