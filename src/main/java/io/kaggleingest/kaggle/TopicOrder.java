package io.kaggleingest.kaggle;

/** In which order a forum lists its topics. */
public enum TopicOrder {
    /** What is pinned and what is talked about now. */
    HOT,
    /** By votes. */
    TOP;

    public String onTheWire() {
        return "TOPIC_LIST_SORT_BY_" + name();
    }
}
