package eu.passerelle.dashboard;

import java.util.Set;

/** The targets that this hub delivers to. */
@FunctionalInterface
public interface FlowTargets {

    Set<String> names();
}
