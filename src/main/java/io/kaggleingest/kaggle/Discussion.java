package io.kaggleingest.kaggle;

import java.util.List;

/** A thread with its messages, those on top and the replies to each in Kaggle's order. */
public record Discussion(Topic topic, List<TopicMessage> messages) {}
