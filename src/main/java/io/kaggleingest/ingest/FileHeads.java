package io.kaggleingest.ingest;

import io.smallrye.mutiny.Uni;

import io.kaggleingest.document.head.TableHead;
import io.kaggleingest.kaggle.DataFile;
import io.kaggleingest.kaggle.FileHead;
import io.kaggleingest.kaggle.Ref;
import io.kaggleingest.kaggle.wire.KaggleCalls;

/** As much of a file as tells what is in it: its first part, or its last one where that has the columns. */
record FileHeads(KaggleCalls kaggle, Ref ref, int length) {

    /** What is read of a file at most, so that a dozen of any size cost less than 5 MB. */
    static final int MOST = 384 << 10;

    /** Of a file whose end tells; most ends have the room for it. */
    private static final int END = 1 << 16;

    Uni<FileHead> of(DataFile file) {
        if (TableHead.isToldAtTheEnd(file.name()) && file.bytes() > length) {
            return end(file, END);
        }
        if (TableHead.needsAll(file.name())) {
            return kaggle.fileHead(ref, file.name(), MOST);
        }
        return kaggle.fileHead(ref, file.name(), length)
                .chain(head -> TableHead.endTellsMore(head) && file.bytes() > length
                        ? end(file, END)
                        : Uni.createFrom().item(head));
    }

    private Uni<FileHead> end(DataFile file, int bytes) {
        return kaggle.fileEnd(ref, file.name(), file.bytes() - bytes, bytes).chain(end -> extend(file, end));
    }

    /** Once more, where it takes more to tell. */
    private Uni<FileHead> extend(DataFile file, FileHead end) {
        long length = TableHead.lengthOfEnd(end);
        if (length <= end.bytes().length || length > MOST || length >= file.bytes()) {
            return Uni.createFrom().item(end);
        }
        return kaggle.fileEnd(ref, file.name(), file.bytes() - length, (int) length);
    }
}
