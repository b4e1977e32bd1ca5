/** What others may know of Kaggle: resources and their references, records, credentials, problems. */
@NullMarked
package io.kaggleingest.kaggle;

import org.jspecify.annotations.NullMarked;
