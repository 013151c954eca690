package eu.passerelle.journal;

import java.util.BitSet;
import java.util.UUID;

/**
 * What a status list says now.
 *
 * @param size of the list, in places
 * @param set places of credentials that hold no more, and decoys among them
 */
public record ListContent(UUID list, String university, StatusKind kind, int size, BitSet set) {

    public ListContent {
        set = (BitSet) set.clone();
    }

    @Override
    public BitSet set() {
        return (BitSet) set.clone();
    }
}
