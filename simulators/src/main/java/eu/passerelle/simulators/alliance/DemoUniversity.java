package eu.passerelle.simulators.alliance;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import java.util.Map;

/** One university of the demo alliance: its campus and the simulated SIS that serves it on loopback. */
public interface DemoUniversity extends AutoCloseable {

    Campus campus();

    /** Values for the {@code ${env:...}} references of its file in {@code config/universities}. */
    Map<String, String> environment();

    /** Shows what the campus holds now, where the SIS drops files instead of answering questions. */
    default void publish() {}

    /** Whether the hub's source key is that of this result; most systems have the result's own id, prefixed or not. */
    default boolean isKeyOf(SimulatedResult result, String sourceKey) {
        return sourceKey.equals(result.id()) || sourceKey.endsWith(":" + result.id());
    }

    /** False for a result that this SIS does not show, for example one of nobody where learners are asked for one by one. */
    default boolean shows(SimulatedResult result) {
        return true;
    }

    /** Whether provisional results are told as such or not at all. False: the SIS shows them as if they were final. */
    default boolean tellsProvisional() {
        return true;
    }

    /** Whether credit that was earned elsewhere is told as such. False: the SIS shows it as if it were its own. */
    default boolean tellsRecognised() {
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
