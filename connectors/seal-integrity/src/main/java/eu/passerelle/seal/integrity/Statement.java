package eu.passerelle.seal.integrity;

import org.jspecify.annotations.Nullable;

/**
 * One statement of a document's meaning.
 *
 * @param predicate an IRI in angle brackets
 * @param graph the blank node that names the graph it stands in; null: the default graph
 */
record Statement(
        RdfTerm subject,
        String predicate,
        RdfTerm object,
        @Nullable RdfTerm graph) {}
