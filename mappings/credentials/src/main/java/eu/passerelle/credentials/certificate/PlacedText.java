package eu.passerelle.credentials.certificate;

import java.util.List;

/**
 * A text of a certificate where it belongs; lengths in the units that were asked for.
 *
 * @param size of an em
 * @param spacing between letters
 * @param colour 0xRRGGBB
 * @param heading whether it says what the document is
 */
public record PlacedText(List<Line> lines, Typeface face, float size, float spacing, int colour, boolean heading) {

    /**
     * One line.
     *
     * @param x of its left end
     * @param y of its base line, from the top
     */
    public record Line(String text, float x, float y) {}

    public PlacedText {
        lines = List.copyOf(lines);
    }

    static PlacedText of(TextField field, List<Layout.Placed> placed) {
        FittedText.Line first = placed.isEmpty() ? null : placed.getFirst().line();
        return new PlacedText(
                placed.stream()
                        .filter(line -> line.line().letters().length > 0)
                        .map(line -> new Line(line.line().text(), line.x(), line.y()))
                        .toList(),
                field.face(),
                first == null ? field.size() : first.size(),
                first == null ? 0 : first.spacing(),
                field.colour(),
                field.asksFor(Placeholder.KIND));
    }
}
