package eu.passerelle.connectors;

import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;

/** What a SIS tells of one completion. */
public sealed interface CompletionEvent {

    CompletionKey key();

    /**
     * The SIS holds this result, new, changed or as before; the hub compares it with what it has.
     *
     * @param scope the part of the source whose whole answer would include this result, for example
     *     {@code learner:17} or {@code offering:x}; see {@link CompletionPage#complete()}
     */
    record Reported(Completion completion, String scope, SourceRecord raw) implements CompletionEvent {
        @Override
        public CompletionKey key() {
            return completion.key();
        }
    }

    /** The SIS says that it takes the result back. */
    record Withdrawn(CompletionKey key, String reason) implements CompletionEvent {}
}
