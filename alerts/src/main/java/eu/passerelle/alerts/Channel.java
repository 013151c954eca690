package eu.passerelle.alerts;

import eu.passerelle.connectors.failure.HubException;

/** One way to tell people. */
interface Channel {

    /** {@code email}, {@code webhook}, {@code slack} or {@code teams}. */
    String kind();

    /** Where it goes, without what is secret of it. */
    String where();

    /** How many notices one message may have. */
    int atOnce();

    /**
     * Returns when the other side has it.
     *
     * @throws HubException it has it not, or it cannot be known; nothing of the other side's words is in the message
     */
    void send(AlertMessage message);
}
