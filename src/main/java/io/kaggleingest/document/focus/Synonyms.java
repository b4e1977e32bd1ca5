package io.kaggleingest.document.focus;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that competitors and hosts use for the same thing. */
final class Synonyms {
    private static final List<String> GROUPS = List.of(
            "metric evaluation evaluated score scoring scored measure judged graded ranked rank assessed points performance loss"
                    + " error accuracy leaderboard",
            "deadline end ends ended close closes date timeline final finish until expire over late when",
            "begin start starts started launch open opens date timeline when",
            "prize prizes money award awards reward cash win winner winners dollars usd pay earn paid",
            "submission submit submitted submissions format header file csv upload hand send sent entry entries",
            "sample_submission header example format submission row line looks layout",
            "daily day per submissions limit maximum max often",
            "team teams people persons members member group merge merger mergers collaborate partner together size alone",
            "external outside additional extra other pretrained elsewhere provided bring public own sources data weights",
            "gpu cpu tpu notebook notebooks kernel kernels code runtime hours hour minutes time internet offline requirements"
                    + " online long",
            "target label labels predict prediction predicted class classes category categories outcome truth output"
                    + " dependent answer goal task",
            "probability probabilities confidence likelihood",
            "task goal objective challenge aim purpose about predict problem build identify",
            "leak leakage leaked leaks cheat",
            "validation validate validated cv fold folds cross holdout split local trust",
            "license licence licensed use usage commercial redistribute cc",
            "host hosted sponsor sponsored organizer organiser organizers company organization behind",
            "rule rules allowed permitted forbidden prohibited not may must banned legal eligible disqualified",
            "image images picture pictures photo photos photograph png jpg jpeg tif tiff dicom dcm scan scans slide",
            "missing null nulls nan empty absent na blank unknown",
            "approach solution solutions model models baseline idea technique method trick winning",
            "feature features variable variables column columns attribute attributes field fields schema structure json keys table",
            "cite citation paper reference published acknowledge",
            "size big large bytes gb mb kb",
            "rows row count examples records samples number",
            "sound audio recording recordings wav clip clips",
            "text comment comments sentence document documents string",
            "identifier id key unique name",
            "folder directory path zip archive",
            "harbour harbor port ports",
            "unit units measured scale",
            "range between minimum maximum min max values",
            "public private hidden secret unseen held test split percent fraction portion leaderboard",
            "duplicate duplicates duplicated repeated same twice",
            "weight weights weighted",
            "train training trained fit learn",
            "imbalance imbalanced balance rare share distribution frequent",
            "announce announcement news update updated changed correction mistake fixed",
            "first top best highest leader leading leads winner leaderboard rank ahead",
            "zero 0 0.0 0.00000",
            "second 2",
            "third 3",
            "small little tiny",
            "network networks neural cnn net",
            "month months year years hour hours hourly daily week weekly frequency",
            "account accounts multiple one");

    private static final Map<String, Set<String>> BY_STEM = byStem();

    private Synonyms() {}

    private static Map<String, Set<String>> byStem() {
        Map<String, Set<String>> all = new HashMap<>();
        for (String group : GROUPS) {
            Set<String> stems = new LinkedHashSet<>();
            Words.read(group, stems::add);
            stems.forEach(stem ->
                    all.computeIfAbsent(stem, first -> new LinkedHashSet<>()).addAll(stems));
        }
        return all;
    }

    /** Stems, its own among them; empty for a word that has none. */
    static Set<String> of(String stem) {
        return BY_STEM.getOrDefault(stem, Set.of());
    }
}
