/** What others may know of Kaggle: resources and their references, records, credentials, problems. */
package io.kaggleingest.kaggle;
