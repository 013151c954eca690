package eu.passerelle.sis.rest;

import eu.passerelle.connectors.mapping.Expression;
import org.jspecify.annotations.Nullable;

/**
 * How a list is cut into pages.
 *
 * @param parameter query parameter of the page number, the offset or the cursor
 * @param size rows asked for
 * @param sizeParameter query parameter of {@code size}; not sent when absent
 * @param first number of the first page; 1 when absent
 * @param more true in answers that another page follows; when absent, a page of numbers or offsets with fewer rows than
 *     {@code size} is the last, and an empty one
 * @param next where in an answer the cursor or the link to the next page is; the last page has none
 * @param nextHeader response header of the cursor
 */
public record Paging(
        Kind kind,
        @Nullable String parameter,
        @Nullable Integer size,
        @Nullable String sizeParameter,
        @Nullable Integer first,
        @Nullable Expression more,
        @Nullable Selector next,
        @Nullable String nextHeader) {

    /** Everything comes in one answer. */
    public static final Paging NONE = new Paging(Kind.NONE, null, null, null, null, null, null, null);

    /** How the next page is named. */
    public enum Kind {
        NONE,
        /** By its number. */
        PAGE,
        /** By the number of rows before it. */
        OFFSET,
        /** By a cursor out of the answer before. */
        CURSOR,
        /** By an address: {@code next} in the answer, else the header {@code Link; rel=next} (RFC 8288). */
        LINK
    }

    public Paging {
        if (size != null && size < 1) {
            throw new IllegalArgumentException("a page has at least one row");
        }
        if (sizeParameter != null && size == null) {
            throw new IllegalArgumentException("'sizeParameter' needs a 'size'");
        }
        boolean named = kind == Kind.PAGE || kind == Kind.OFFSET || kind == Kind.CURSOR;
        if (named == (parameter == null)) {
            throw new IllegalArgumentException(
                    named ? kind + " needs the 'parameter' that names the next page" : kind + " needs no 'parameter'");
        }
        if (kind == Kind.CURSOR && (next == null) == (nextHeader == null)) {
            throw new IllegalArgumentException("CURSOR needs 'next' or 'nextHeader'");
        }
    }

    int firstPage() {
        return first == null ? 1 : first;
    }
}
