package dev.sefaresh.spi.tck;

/** A host with transactions that a store joins. */
public interface Host {
    /** Does the work inside a transaction on this thread, and ends that with a commit, or else with a rollback. */
    void transaction(boolean commits, Work work) throws Exception;

    /** What the host does in a transaction. */
    interface Work {
        /** Does it. */
        void run() throws Exception;
    }
}
