/** What Kaggle says at this moment: the list of competitions, leaderboards, a caller's own submissions. Nothing is kept. */
@NullMarked
package io.kaggleingest.live;

import org.jspecify.annotations.NullMarked;
