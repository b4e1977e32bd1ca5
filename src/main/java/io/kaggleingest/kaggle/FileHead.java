package io.kaggleingest.kaggle;

/**
 * Bytes of a file, as storage delivered them: of the file itself, or of a zip with the file as its only member
 * (docs/kaggle-wire.md#what-storage-sends).
 *
 * @param deliveredName last segment of the storage path, {@code train.csv} or {@code train.csv.zip}
 * @param complete whether these are all its bytes
 * @param from where in the file they begin: 0, or else they are its last ones
 */
public record FileHead(String name, String deliveredName, byte[] bytes, boolean complete, long from) {

    public FileHead(String name, String deliveredName, byte[] bytes, boolean complete) {
        this(name, deliveredName, bytes, complete, 0);
    }
}
