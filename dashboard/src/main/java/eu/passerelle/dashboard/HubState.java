package eu.passerelle.dashboard;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the hub is set up and how its parts stand. Holds no secret: only where each is.
 *
 * @param keys the hub's own, in use now
 * @param certificates of systems of universities, and ours that they ask for
 * @param values of {@code hub.yaml} as they were read at the start, in the order of the file
 */
public record HubState(
        Instance instance, List<Key> keys, List<Certificate> certificates, List<Target> targets, List<Value> values) {

    public HubState {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
        targets = List.copyOf(targets);
        values = List.copyOf(values);
    }

    /**
     * This running hub.
     *
     * @param name of the instance
     * @param address that stands in credentials and links
     * @param java version of the JVM
     * @param profilePack by which Europass credentials are written and checked
     */
    public record Instance(
            String name,
            String version,
            Instant startedAt,
            String address,
            String java,
            String profilePack,
            Part database,
            Part broker) {}

    /**
     * What the hub stores and queues with.
     *
     * @param embedded whether it runs within the hub
     * @param answers whether it does now
     * @param says version and state, for people; empty when it does not answer
     */
    public record Part(boolean embedded, boolean answers, String says) {}

    /**
     * A key of the hub.
     *
     * @param use {@code seal}, {@code jwt} or {@code proof}
     * @param algorithm name in JWS
     * @param source where it lies, without its password
     * @param endsAt of its certificate; null for a key without
     * @param nextFrom when the key that lies in its place will be good; null where there is none that waits
     * @param problem why what lies in its place is not used; null where it is
     */
    public record Key(
            String use,
            String algorithm,
            String source,
            @Nullable Instant endsAt,
            @Nullable Instant nextFrom,
            @Nullable String problem) {}

    /**
     * A certificate that a university's SIS has, or asks us for.
     *
     * @param what {@code host:port} of a server, or {@code client certificate}
     * @param seenAt when it was looked at last
     */
    public record Certificate(String university, String what, Instant endsAt, Instant seenAt) {}

    /**
     * A delivery target.
     *
     * @param circuit {@code CLOSED} while it answers
     * @param since when the circuit is so; null when it always was
     * @param lastArrival when it last took a credential; null when not lately
     */
    public record Target(
            String name,
            String protocol,
            String format,
            String circuit,
            @Nullable Instant since,
            @Nullable Instant lastArrival) {}

    /**
     * One value of {@code hub.yaml} as it is written there: a secret is a reference.
     *
     * @param key with points between its parts, for example {@code web.port}
     * @param line of the file
     */
    public record Value(String key, int line, String value) {}
}
