package io.kaggleingest.kaggle;

/**
 * The first bytes of a file, as storage delivered them: the file itself, or a zip with the file as its only member
 * (docs/kaggle-wire.md#what-storage-sends).
 *
 * @param deliveredName last segment of the storage path, {@code train.csv} or {@code train.csv.zip}
 * @param complete whether these are all its bytes
 */
public record FileHead(String name, String deliveredName, byte[] bytes, boolean complete) {}
