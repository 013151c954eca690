package eu.passerelle.connectors.http;

/**
 * Told of every call that leaves the hub, when it has ended: how it ended and how long it took, never what was sent.
 * Called by the thread that made the call; must be quick and must not throw.
 */
@FunctionalInterface
public interface CallWatch {

    /** Nobody wants to know. */
    CallWatch NONE = (status, nanoseconds) -> {};

    /** @param status of HTTP, 0 when no whole answer came */
    void ended(int status, long nanoseconds);
}
