package eu.passerelle.connectors;

import eu.passerelle.connectors.http.OutgoingAddresses;
import java.time.Clock;

/**
 * One delivery target as configured.
 *
 * @param name the target's name in {@code hub.yaml}
 * @param <S> the target's settings record
 */
public record TargetContext<S>(String name, S settings, Limits limits, OutgoingAddresses allowed, Clock clock) {}
