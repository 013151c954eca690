package eu.passerelle.connectors;

import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.University;
import java.nio.file.Path;
import java.time.Clock;

/**
 * One university's access to its SIS, as the operator configured it, references resolved.
 *
 * @param <S> the connector's settings record
 * @param allowed outgoing addresses that may be called
 * @param home the configuration directory, against which relative paths in the settings are resolved
 */
public record SisContext<S>(
        University university, S settings, Limits limits, OutgoingAddresses allowed, Path home, Clock clock) {}
