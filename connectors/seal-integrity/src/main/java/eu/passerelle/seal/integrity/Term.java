package eu.passerelle.seal.integrity;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one term means in a JSON-LD context.
 *
 * @param iri as it stands in statements; may be no real IRI where the publisher forgot a prefix
 * @param type {@code @id}, {@code @vocab}, {@code @json} or a datatype; empty: the value's own
 * @param own terms that are known only within nodes of this class, or values of this property
 * @param leavesContexts whether its values are read without the contexts around them
 */
record Term(String name, String iri, String type, Container container, Map<String, Term> own, boolean leavesContexts) {

    /** How several values stand together. */
    enum Container {
        NONE(""),
        SET("@set"),
        LIST("@list"),
        GRAPH("@graph");

        private final String keyword;

        Container(String keyword) {
            this.keyword = keyword;
        }

        String keyword() {
            return keyword;
        }

        static Container of(String keyword) {
            for (Container container : values()) {
                if (container.keyword.equals(keyword)) {
                    return container;
                }
            }
            throw new IllegalArgumentException("no container " + keyword);
        }
    }

    /** The IRI as a predicate in N-Quads. */
    String predicate() {
        return "<" + iri + ">";
    }

    boolean isReference() {
        return type.equals("@id") || type.equals("@vocab");
    }

    /** The datatype that its plain values get; null where they keep their own. */
    @Nullable
    String datatype() {
        return type.isEmpty() || type.startsWith("@") ? null : type;
    }
}
