package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import java.util.Map;

/** One university of the demo alliance: its campus and the simulated SIS that serves it on loopback. */
public interface DemoUniversity extends AutoCloseable {

    Campus campus();

    /** Values for the {@code ${env:...}} references of its file in {@code config/universities}. */
    Map<String, String> environment();

    /** Shows what the campus holds now, where the SIS drops files instead of answering questions. */
    default void publish() {}

    /** Whether the SIS tells provisional results; one that holds final results only shows them as final. */
    default boolean tellsProvisional() {
        return true;
    }

    /** Whether a result that is taken back can be seen to be gone. */
    default boolean tellsWithdrawal() {
        return true;
    }

    @Override
    void close();
}
