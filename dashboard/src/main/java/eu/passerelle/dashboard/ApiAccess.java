package eu.passerelle.dashboard;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may call.
 *
 * @param token every request must carry it as bearer; null when the hub listens on loopback only
 * @param hosts names under which the hub may be called, so that a foreign page cannot reach it under its own name
 * @param universities ids of the universities that are read now; a view that changes with them
 */
public record ApiAccess(@Nullable String token, Set<String> hosts, Set<String> universities) {}
