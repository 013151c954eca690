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

    /** Whether provisional results are told as such or not at all. False: the SIS shows them as if they were final. */
    default boolean tellsProvisional() {
        return true;
    }

    /** Whether a result that is taken back can be seen to be gone. */
    default boolean tellsWithdrawal() {
        return true;
    }

    /** False where a correction takes the result back and gives a new one with a key of its own. */
    default boolean correctsInPlace() {
        return true;
    }

    @Override
    void close();
}
