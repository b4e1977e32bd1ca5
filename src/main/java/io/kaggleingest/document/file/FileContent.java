package io.kaggleingest.document.file;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a file holds once nothing around it is left: no compression, no archive.
 *
 * @param name of the file, or of the member of an archive
 * @param member of an archive, or null
 * @param bytes the first of them
 * @param complete whether these are all
 * @param others names of further members of the archive, some of them
 */
public record FileContent(String name, @Nullable String member, byte[] bytes, boolean complete, List<String> others) {

    FileContent with(byte[] bytes, boolean all) {
        return new FileContent(name, member, bytes, all, others);
    }
}
