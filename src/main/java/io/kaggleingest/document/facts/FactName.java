package io.kaggleingest.document.facts;

import java.util.Locale;

/**
 * What a first screen may tell, in the order in which it does. Facts of one kind of resource stand together with those of
 * the others where they mean the same.
 */
enum FactName {
    WARNINGS(Type.TEXT, Rank.FIRST),
    CONFLICTS(Type.TEXT, Rank.FIRST),
    SUBTITLE(Type.TEXT, Rank.USEFUL),
    STATUS(Type.TEXT, Rank.USEFUL),
    TASK(Type.QUOTES, Rank.FIRST),
    METRIC(Type.TEXT, Rank.FIRST),
    METRIC_DIRECTION(Type.TEXT, Rank.FIRST),
    SCORING(Type.TEXT, Rank.FIRST),
    METRIC_FORMULA(Type.FORMULA, Rank.USEFUL),
    LEADERBOARD_SPLIT(Type.TEXT, Rank.USEFUL),
    ID_COLUMN(Type.NAMES, Rank.FIRST),
    TARGET_COLUMNS(Type.NAMES, Rank.FIRST),
    TARGET_VALUES(Type.TEXT, Rank.FIRST),
    CLASS_BALANCE(Type.TEXT, Rank.USEFUL),
    SUBMISSION_FORMAT(Type.NAMES, Rank.FIRST),
    SUBMISSION_FILE(Type.TEXT, Rank.FIRST),
    SUBMISSION_RULES(Type.QUOTES, Rank.FIRST),
    CODE_COMPETITION(Type.FLAG, Rank.FIRST),
    CPU_HOURS(Type.NUMBER, Rank.FIRST),
    GPU_HOURS(Type.NUMBER, Rank.FIRST),
    INTERNET(Type.TEXT, Rank.FIRST),
    CODE_RULES(Type.QUOTES, Rank.USEFUL),
    EXTERNAL_DATA(Type.TEXT, Rank.FIRST),
    TEST_SET(Type.QUOTES, Rank.USEFUL),
    DEADLINE(Type.DATE, Rank.FIRST),
    ENTRY_DEADLINE(Type.DATE, Rank.FIRST),
    MERGER_DEADLINE(Type.DATE, Rank.FIRST),
    STARTED(Type.DATE, Rank.USEFUL),
    PRIZE(Type.TEXT, Rank.FIRST),
    PRIZES(Type.QUOTES, Rank.FIRST),
    PRIZE_CONDITIONS(Type.TEXT, Rank.SELDOM),
    MAX_DAILY_SUBMISSIONS(Type.NUMBER, Rank.FIRST),
    MAX_TEAM_SIZE(Type.NUMBER, Rank.FIRST),
    FINAL_SUBMISSIONS(Type.NUMBER, Rank.FIRST),
    SUBMISSIONS_CLOSED(Type.FLAG, Rank.FIRST),
    FILES(Type.NAMES, Rank.FIRST),
    TRAIN_COLUMNS(Type.NAMES, Rank.FIRST),
    TEST_COLUMNS(Type.NAMES, Rank.FIRST),
    COLUMNS(Type.NAMES, Rank.FIRST),
    DATE_RANGE(Type.TEXT, Rank.USEFUL),
    FILES_DESCRIBED(Type.TEXT, Rank.SELDOM),
    LEADERBOARD_HEAD(Type.TEXT, Rank.USEFUL),
    SCORE_LADDER(Type.TEXT, Rank.FIRST),
    BEST_PUBLIC_APPROACH(Type.TEXT, Rank.USEFUL),
    BEST_PUBLIC_STATED_SCORE(Type.TEXT, Rank.USEFUL),
    BEST_PUBLIC_TECHNIQUE(Type.TEXT, Rank.USEFUL),
    BEST_PUBLIC_IDEA(Type.TEXT, Rank.SELDOM),
    OTHER_PUBLIC_SCORES(Type.NAMES, Rank.SELDOM),
    LATEST_ANNOUNCEMENT(Type.TEXT, Rank.USEFUL),
    EARLIER_ANNOUNCEMENT(Type.TEXT, Rank.SELDOM),
    HOST_ANSWER(Type.TEXT, Rank.SELDOM),
    LEAK_WARNING(Type.TEXT, Rank.USEFUL),
    DATA_WARNING(Type.TEXT, Rank.USEFUL),
    METRIC_WARNING(Type.TEXT, Rank.USEFUL),
    VALIDATION_WARNING(Type.TEXT, Rank.USEFUL),
    RULES_WARNING(Type.TEXT, Rank.SELDOM),
    BEST_WRITE_UP(Type.TEXT, Rank.SELDOM),
    TEAM_RULES(Type.TEXT, Rank.SELDOM),
    CONDUCT_RULES(Type.TEXT, Rank.SELDOM),
    WINNERS_OBLIGATIONS(Type.TEXT, Rank.SELDOM),
    ELIGIBILITY(Type.TEXT, Rank.SELDOM),
    DATA_LICENSE(Type.TEXT, Rank.USEFUL),
    CATEGORY(Type.TEXT, Rank.USEFUL),
    HOST(Type.TEXT, Rank.USEFUL),
    AWARDS_POINTS(Type.FLAG, Rank.SELDOM),

    COMPETITIONS(Type.NAMES, Rank.FIRST),
    DATASETS(Type.NAMES, Rank.FIRST),
    NOTEBOOKS_USED(Type.NAMES, Rank.FIRST),
    MODELS(Type.NAMES, Rank.FIRST),
    STATED_SCORE(Type.TEXT, Rank.FIRST),
    LANGUAGE(Type.TEXT, Rank.FIRST),
    CELLS(Type.TEXT, Rank.USEFUL),
    AUTHOR(Type.TEXT, Rank.USEFUL),
    LICENSE(Type.TEXT, Rank.FIRST),
    OWNER(Type.TEXT, Rank.FIRST),
    LAST_UPDATED(Type.DATE, Rank.FIRST),
    VERSION(Type.NUMBER, Rank.USEFUL),
    UPDATE_FREQUENCY(Type.TEXT, Rank.USEFUL),
    SOURCES(Type.TEXT, Rank.USEFUL),
    SIZE(Type.TEXT, Rank.USEFUL),
    USABILITY(Type.TEXT, Rank.USEFUL),
    TAGS(Type.TEXT, Rank.SELDOM),
    TEAM_COUNT(Type.NUMBER, Rank.USEFUL),
    VOTES(Type.NUMBER, Rank.USEFUL),
    TYPE(Type.TEXT, Rank.USEFUL),
    LAST_RUN(Type.DATE, Rank.USEFUL),
    GPU(Type.FLAG, Rank.USEFUL),
    TPU(Type.FLAG, Rank.USEFUL),
    DOWNLOADS(Type.NUMBER, Rank.USEFUL),
    VIEWS(Type.NUMBER, Rank.SELDOM),
    NOTEBOOK_COUNT(Type.NUMBER, Rank.USEFUL),
    TOP_NOTEBOOK(Type.TEXT, Rank.USEFUL);

    /** What a value is; the numbers are characters of which one is made at most. */
    enum Type {
        TEXT(300),
        /** Sentences or lines of which none may be missing. */
        QUOTES(900),
        /** TeX, which means nothing when it is cut. */
        FORMULA(700),
        /** Names, shown letter by letter, because code is written from them. */
        NAMES(1_500),
        NUMBER(40),
        FLAG(5),
        /** ISO, with a time where one is known. */
        DATE(40);

        private final int limit;

        Type(int limit) {
            this.limit = limit;
        }

        int limit() {
            return limit;
        }
    }

    /** How much a fact matters: where a screen is too long, those that matter least are dropped first. */
    enum Rank {
        FIRST,
        USEFUL,
        SELDOM
    }

    private final Type type;
    private final Rank rank;

    FactName(Type type, Rank rank) {
        this.type = type;
        this.rank = rank;
    }

    Type type() {
        return type;
    }

    Rank rank() {
        return rank;
    }

    /** As it is told. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
