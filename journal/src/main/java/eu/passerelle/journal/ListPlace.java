package eu.passerelle.journal;

import java.util.UUID;

/**
 * A place on a status list.
 *
 * @param list id of the list, of which its address is made
 * @param index from 0
 */
public record ListPlace(UUID list, int index) {}
