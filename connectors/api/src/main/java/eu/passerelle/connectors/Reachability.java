package eu.passerelle.connectors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the systems that a university's settings name can be reached at all, before anybody shows credentials.
 *
 * @param blockedBy name of the failed step without which no further step can be tried; null where all can be reached
 */
public record Reachability(List<CheckStep> steps, @Nullable String blockedBy) {

    /** There is nothing to reach: the SIS is files on this machine. */
    public static final Reachability NOTHING_TO_REACH = new Reachability(List.of(), null);

    public Reachability {
        steps = List.copyOf(steps);
    }
}
