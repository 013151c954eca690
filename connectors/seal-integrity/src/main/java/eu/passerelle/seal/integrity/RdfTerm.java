package eu.passerelle.seal.integrity;

import org.jspecify.annotations.Nullable;

/**
 * An IRI, a literal or a blank node.
 *
 * @param blank number of the blank node, from 0; -1: it is none
 * @param value the IRI or the literal's text; of a blank node its name
 * @param datatype of a literal; null for the others
 * @param language of a literal of {@code rdf:langString}
 * @param text in canonical N-Quads; empty for a blank node, whose name is given by whoever writes
 */
record RdfTerm(
        int blank,
        String value,
        @Nullable String datatype,
        @Nullable String language,
        String text) {

    static final String XSD_STRING = "http://www.w3.org/2001/XMLSchema#string";
    static final String LANG_STRING = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";

    private static final int NONE = -1;
    private static final int DELETE = 0x7f;

    static RdfTerm blank(int number) {
        return new RdfTerm(number, "_:b" + number, null, null, "");
    }

    static RdfTerm iri(String iri) {
        requireWhole(iri);
        return new RdfTerm(NONE, iri, null, null, "<" + iri + ">");
    }

    static RdfTerm literal(String value, String datatype) {
        String text = quoted(value);
        return new RdfTerm(
                NONE, value, datatype, null, datatype.equals(XSD_STRING) ? text : text + "^^<" + datatype + ">");
    }

    static RdfTerm text(String value, String language) {
        return new RdfTerm(NONE, value, LANG_STRING, language, quoted(value) + "@" + language);
    }

    boolean isBlank() {
        return blank >= 0;
    }

    /** Half a character has no UTF-8, and every encoder would write something else in its place. */
    private static void requireWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw new NotUnderstood("A text has half a character (a lone surrogate).");
                }
                i++;
            }
        }
    }

    /** RDF Dataset Canonicalization 1.0, section 5: what must be escaped is, and nothing else. */
    private static String quoted(String value) {
        requireWhole(value);
        StringBuilder text = new StringBuilder(value.length() + 16).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> {
                    if (c < ' ' || c == DELETE) {
                        text.append(String.format("\\u%04X", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
