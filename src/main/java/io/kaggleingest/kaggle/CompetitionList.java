package io.kaggleingest.kaggle;

import java.util.List;

/**
 * One page of Kaggle's list of competitions.
 *
 * @param hasMore whether a page may follow; if Kaggle does not say, a full page is taken for a yes
 */
public record CompetitionList(List<Competition> competitions, boolean hasMore) {}
