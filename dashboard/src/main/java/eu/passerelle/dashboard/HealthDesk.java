package eu.passerelle.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the parts of the hub are. */
public interface HealthDesk {

    List<Part> parts();

    /** How a part is. */
    enum State {
        UP,
        /** Something waits for a person or for a system outside; the hub does everything else. */
        IMPAIRED,
        /** Away. */
        DOWN
    }

    /**
     * One part.
     *
     * @param kind {@code database, broker, sis, target} or {@code key}
     * @param name university or target; the same as the kind where there is one only
     * @param says what is wrong and what to do; null when all is well
     * @param neededToBeReady whether the hub is not ready without it
     */
    record Part(
            String kind, String name, State state, @Nullable String says, boolean neededToBeReady) {}
}
