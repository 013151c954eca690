package eu.passerelle.journal;

/** Names of the durable queues between the three hops. */
public final class Queues {

    public static final String COMPLETIONS = "hub.completions";
    public static final String DELIVER = "hub.deliver.";
    /** Dead-letter address of the broker, drained into the journal. */
    public static final String DEAD = "hub.dead";

    private Queues() {}

    public static String deliver(String target) {
        return DELIVER + target;
    }
}
