/** What Kaggle says at this moment: the list of competitions, leaderboards, a caller's own submissions. Nothing is kept. */
package io.kaggleingest.live;
