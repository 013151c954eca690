package eu.passerelle.credentials.certificate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text of a template, fixed or to be filled in; lengths in pixels of the picture.
 *
 * @param x of the anchor
 * @param y of the first base line
 * @param size of an em
 * @param spacing between letters, of an em
 * @param box in which it may grow to several lines; null: it is one line, as wide as there is room
 * @param room of the one line, to the right or left of the anchor or on both sides, as {@code anchor} is
 */
record TextField(
        List<Piece> pieces,
        float x,
        float y,
        float size,
        Typeface face,
        int colour,
        float spacing,
        Anchor anchor,
        @Nullable Area box,
        float room) {

    /** Where on the line the anchor is. */
    enum Anchor {
        START,
        MIDDLE,
        END;

        static Anchor of(String css) {
            return switch (css) {
                case "middle", "center" -> MIDDLE;
                case "end", "right" -> END;
                default -> START;
            };
        }
    }

    /** Part of a text. */
    sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Token(Placeholder placeholder, boolean capitals) implements Piece {}
    }

    TextField {
        pieces = List.copyOf(pieces);
    }

    boolean asksFor(Placeholder placeholder) {
        return pieces.stream()
                .anyMatch(piece -> piece instanceof Piece.Token token && token.placeholder() == placeholder);
    }

    /** Whether all certificates of one university, language and kind have the same. */
    boolean isFixed() {
        return pieces.stream()
                .allMatch(piece -> piece instanceof Piece.Literal
                        || piece instanceof Piece.Token token
                                && token.placeholder().isFixed());
    }
}
