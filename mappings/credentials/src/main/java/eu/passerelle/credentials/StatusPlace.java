package eu.passerelle.credentials;

import java.net.URI;

/**
 * A place on a published status list.
 *
 * @param list address of the list
 * @param index from 0
 * @param purpose {@code revocation} or {@code suspension}
 */
public record StatusPlace(URI list, int index, String purpose) {}
