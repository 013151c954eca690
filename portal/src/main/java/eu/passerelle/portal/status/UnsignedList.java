package eu.passerelle.portal.status;

import eu.passerelle.journal.ListContent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/**
 * A list as it is to be published.
 *
 * @param from whole seconds
 * @param until whole seconds; nobody should trust it longer
 * @param ttl after which a verifier should fetch it again
 */
public record UnsignedList(ListContent content, URI address, Instant from, Instant until, Duration ttl) {}
