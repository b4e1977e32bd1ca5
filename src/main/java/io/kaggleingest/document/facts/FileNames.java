package io.kaggleingest.document.facts;

import java.util.regex.Pattern;

/** Which names are those of files and folders. */
final class FileNames {
    static final String DATA_EXTENSIONS =
            "csv|tsv|txt|jsonl?|ndjson|geojson|zip|gz|tar|tgz|7z|rar|bz2|parquet|feather|arrow|pkl|pickle|npy|npz|h5|hdf5?"
                    + "|mat|bson|db|sqlite|xml|pdf|docx?|xlsx?|tfrecords?|tfrec";
    private static final Pattern EXTENSION = Pattern.compile("(?i).*[\\w*}\\])>]\\.(?:" + DATA_EXTENSIONS
            + "|html|md|jpe?g|png|bmp|gif|tiff?|dcm|dicom|nii|wav|mp3|mp4|flac|ogg|avi|mov|edf|py|r|ipynb|proto|bin|dat|data|o|obs|nmea"
            + "|log|ya?ml|shp|kml|las|ply|stl|pt|pth|onnx|model|bam|vcf|fasta|fa|sdf|xyz|pdb|cif|mol)");
    private static final Pattern FOLDER =
            Pattern.compile("/?[\\w\\[\\]{}|<>.,*-]+(?:/[\\w\\[\\]{}|<>.,*-]*)+|/[\\w-]+");
    private static final Pattern BRACKETS = Pattern.compile("[\\w-]*[\\[{][\\w/|,-]+[\\]}][\\w-]*");
    private static final Pattern NO_FILE =
            Pattern.compile("\\d[\\d.,%]*|\\d+/\\d+|[a-zA-Z]{1,3}/[a-zA-Z]{1,3}|(?:[A-Z]\\w*/)+[A-Z]\\w*|\\w+ \\w+/.*");
    private static final Pattern PART_OF_DATA = Pattern.compile(
            "(?i)(?:train|test|valid\\w*|sample|supplement\\w*)?[_-]?(?:images?|audio|masks?|videos?|photos?|folder|files|clips|recordings|spectrograms|train|test)(?:[_-]\\w+)?");
    private static final Pattern SAID = Pattern.compile(
            "(?i)^(?:[\\w-]+ ){0,3}?(?:file|folder|directory|archive|zip)\\b(?! ?(?:name|id|path|size|type))(?:(?!\\bname\\b).)*|^(?:the )?(?:training|test|testing|train) (?:set )?images\\b.*");

    private FileNames() {}

    /** By its extension or a slash. */
    static boolean isSurely(String name) {
        if (NO_FILE.matcher(name).matches() || name.contains(", ") || name.length() > 120) {
            return false;
        }
        return EXTENSION.matcher(name).matches()
                || FOLDER.matcher(name).matches() && !BRACKETS.matcher(name).matches();
    }

    /** By a pattern in brackets or a word for what is in it; only among other files. */
    static boolean mayBe(String name) {
        return BRACKETS.matcher(name).matches() || PART_OF_DATA.matcher(name).matches();
    }

    /** Whether what follows a name says that it is a file. */
    static boolean isSaidToBe(String about) {
        return SAID.matcher(about).matches();
    }
}
