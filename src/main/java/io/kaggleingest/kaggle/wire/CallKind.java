package io.kaggleingest.kaggle.wire;

/** Kinds of calls, each with limits and health of its own: Kaggle limits them separately (docs/kaggle-wire.md#limits). */
enum CallKind {
    LIST,
    PULL,
    DOWNLOAD,
    /** What a download is redirected to: other hosts. */
    STORAGE;

    KaggleConfig.Limit limit(KaggleConfig config) {
        return switch (this) {
            case LIST -> config.list();
            case PULL -> config.pull();
            case DOWNLOAD -> config.download();
            case STORAGE -> config.storage();
        };
    }
}
