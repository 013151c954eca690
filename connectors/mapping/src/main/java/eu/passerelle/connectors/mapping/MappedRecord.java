package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.RejectedRecord;

/** What a raw record turned out to be. */
public sealed interface MappedRecord {

    /** A completion or a withdrawal. */
    record Event(CompletionEvent event) implements MappedRecord {}

    /** It is a result but cannot be read. */
    record Rejected(RejectedRecord rejected) implements MappedRecord {}

    /** No result: the mapping does not select it. */
    record PassedOver() implements MappedRecord {}
}
