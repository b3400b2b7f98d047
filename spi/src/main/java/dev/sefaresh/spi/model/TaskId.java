package dev.sefaresh.spi.model;

/** What a document owes. It owes each kind of thing at most once at a time, so this tells its tasks apart. */
public record TaskId(OrderId order, DocumentNo document, TaskKind kind) {
    @Override
    public String toString() {
        return order + "/" + document + "/" + kind;
    }
}
