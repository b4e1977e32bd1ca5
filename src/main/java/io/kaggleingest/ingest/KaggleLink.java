package io.kaggleingest.ingest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.kaggleingest.web.Problem;

/** Reads what people paste: a link to kaggle.com in any of its forms, or a bare slug. Only the name in it is used. */
final class KaggleLink {

    private static final int LONGEST = 500;
    private static final Set<String> HOSTS = Set.of("kaggle.com", "www.kaggle.com", "m.kaggle.com");
    private static final Set<String> COMPETITION_PATHS = Set.of("competitions", "c");
    private static final Set<String> OTHER_KINDS = Set.of("datasets", "code", "notebooks", "kernels", "models");
    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("(www\\.|m\\.)?kaggle\\.com(/.*)?", Pattern.CASE_INSENSITIVE);

    private KaggleLink() {}

    static Ref read(String text) {
        String link = text.strip();
        if (link.isEmpty() || link.length() > LONGEST) {
            throw notUnderstood();
        }
        if (WITHOUT_SCHEME.matcher(link).matches()) {
            return fromPath(uri("https://" + link));
        }
        if (link.contains("://")) {
            return fromPath(uri(link));
        }
        return fromName(link);
    }

    private static Ref fromPath(URI link) {
        String scheme = String.valueOf(link.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(link.getHost()).toLowerCase(Locale.ROOT);
        if (!(scheme.equals("https") || scheme.equals("http"))
                || !HOSTS.contains(host)
                || link.getRawUserInfo() != null
                || link.getPort() != -1) {
            throw notUnderstood();
        }
        List<String> steps = Arrays.stream(String.valueOf(link.getRawPath()).split("/"))
                .filter(step -> !step.isEmpty())
                .toList();
        if (steps.size() >= 2 && COMPETITION_PATHS.contains(steps.get(0))) {
            return Ref.competition(new Slug(steps.get(1)));
        }
        throw steps.size() >= 2 ? notYet() : notUnderstood();
    }

    private static Ref fromName(String name) {
        String[] steps = name.split("/", -1);
        if (steps.length == 1) {
            return Ref.competition(new Slug(name));
        }
        if (COMPETITION_PATHS.contains(steps[0]) && steps.length == 2) {
            return Ref.competition(new Slug(steps[1]));
        }
        boolean twoNames = steps.length == 2 && !steps[0].isEmpty() && !steps[1].isEmpty();
        throw OTHER_KINDS.contains(steps[0]) || twoNames ? notYet() : notUnderstood();
    }

    private static URI uri(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException e) {
            throw notUnderstood();
        }
    }

    private static Problem notUnderstood() {
        return Problem.badRequest(
                "invalid_url",
                "Field 'url' must be a link to kaggle.com, like https://www.kaggle.com/competitions/titanic, or a slug");
    }

    private static Problem notYet() {
        return Problem.badRequest(
                "unsupported_kind",
                "Field 'url' names a dataset or a notebook; only competitions can be turned into a context so far");
    }
}
