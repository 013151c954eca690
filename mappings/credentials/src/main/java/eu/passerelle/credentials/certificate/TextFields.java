package eu.passerelle.credentials.certificate;

import eu.passerelle.credentials.certificate.TextField.Anchor;
import eu.passerelle.credentials.certificate.TextField.Piece;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the texts out of a drawing: drawing programs and servers have other fonts, so the hub sets them itself. */
final class TextFields {

    private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");
    private static final Set<String> UNSEEN = Set.of("defs", "symbol", "clipPath", "mask", "pattern");
    private static final float GAP = 10;
    private static final float MARGIN = 14;

    private final String file;
    private final SvgStyle style;
    private final AffineTransform toPicture;
    private final Map<String, SvgBox> boxes;
    private final List<String> problems;
    private final List<TextField> fields = new ArrayList<>();

    private @Nullable Run run;

    /** One line as the drawing program wrote it. */
    private static final class Run {
        private final SvgElement element;
        private final float x;
        private final float y;
        private final StringBuilder text = new StringBuilder();

        Run(SvgElement element, float x, float y) {
            this.element = element;
            this.x = x;
            this.y = y;
        }
    }

    /** @param boxes shapes that say how far a text may go, by the key of its placeholder */
    TextFields(
            String file, SvgStyle style, AffineTransform toPicture, Map<String, SvgBox> boxes, List<String> problems) {
        this.file = file;
        this.style = style;
        this.toPicture = toPicture;
        this.boxes = boxes;
        this.problems = problems;
    }

    /** Removes the texts from the drawing. */
    List<TextField> take(SvgElement root) {
        for (SvgElement text :
                root.all().filter(element -> element.name.equals("text")).toList()) {
            if (text.parent != null) {
                text.parent.remove(text);
            }
            if (!style.isHidden(text) && !isUnseen(text)) {
                run = null;
                read(text, text, 0, 0);
                finish();
            }
        }
        return withRoom(fields);
    }

    private static boolean isUnseen(SvgElement element) {
        SvgElement at = element.parent;
        while (at != null && !UNSEEN.contains(at.name)) {
            at = at.parent;
        }
        return at != null;
    }

    /** A line begins wherever something has a place of its own. */
    private void read(SvgElement element, SvgElement text, float fromX, float fromY) {
        float em = SvgStyle.length(style.inherited(element, "font-size", "16"), 16, 16);
        float x = SvgStyle.length(element.attribute("x", ""), em, fromX);
        float y = SvgStyle.length(element.attribute("y", ""), em, fromY)
                + SvgStyle.length(element.attribute("dy", ""), em, 0);
        if (element == text || y != fromY || element.attributes.containsKey("x")) {
            finish();
            run = new Run(element, x + SvgStyle.length(element.attribute("dx", ""), em, 0), y);
        }
        for (SvgElement.Content part : element.content) {
            switch (part) {
                case SvgElement.Content.Text own -> {
                    if (run != null) {
                        run.text.append(own.text());
                    }
                }
                case SvgElement.Content.Child child -> read(child.element(), text, x, y);
            }
        }
    }

    private void finish() {
        Run done = run;
        run = null;
        if (done == null || done.text.toString().isBlank()) {
            return;
        }
        List<Piece> pieces = pieces(done);
        AffineTransform transform = new AffineTransform(toPicture);
        transform.concatenate(SvgTransform.of(done.element));
        if (Math.abs(transform.getShearX()) + Math.abs(transform.getShearY()) > 1e-3 || transform.getScaleX() <= 0) {
            problem(done.element, "the text is turned or slanted; only upright text is set. Convert it to a path.");
            return;
        }
        double scale = transform.getScaleY();
        Point2D place = transform.transform(new Point2D.Float(done.x, done.y), null);
        float units = SvgStyle.length(style.inherited(done.element, "font-size", "16"), 16, 16);
        SvgBox box = box(pieces);
        String anchor = style.inherited(done.element, "text-anchor", "start");
        Anchor side = box != null && box.anchor() != null ? box.anchor() : Anchor.of(anchor);
        Area area = box == null ? null : box.area();
        fields.add(new TextField(
                pieces,
                box == null || box.anchor() == null ? (float) place.getX() : box.anchorX(),
                (float) place.getY(),
                (float) (units * scale),
                face(done.element),
                colour(done.element),
                SvgStyle.length(style.inherited(done.element, "letter-spacing", "0"), units, 0) / units,
                side,
                area,
                0));
    }

    private @Nullable SvgBox box(List<Piece> pieces) {
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Token token) {
                SvgBox box = boxes.get(token.placeholder().key());
                if (box != null) {
                    return box;
                }
            }
        }
        return null;
    }

    private List<Piece> pieces(Run of) {
        String text = of.text.toString().replaceAll("\\s+", " ").strip();
        List<Piece> pieces = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        int from = 0;
        while (token.find()) {
            if (token.start() > from) {
                pieces.add(new Piece.Literal(text.substring(from, token.start())));
            }
            String written = token.group(1);
            boolean capitals = written.equals(written.toUpperCase(Locale.ROOT));
            Placeholder.of(written.toLowerCase(Locale.ROOT))
                    .ifPresentOrElse(
                            placeholder -> pieces.add(new Piece.Token(placeholder, capitals)),
                            () -> problem(
                                    of.element,
                                    "{{%s}} is nothing that a certificate has; there are %s."
                                            .formatted(written, Placeholder.all())));
            from = token.end();
        }
        String rest = text.substring(from);
        if (rest.contains("{{") || rest.contains("}}")) {
            problem(of.element, "'%s' is half a placeholder; write {{...}} as one text.".formatted(rest));
        }
        if (!rest.isEmpty()) {
            pieces.add(new Piece.Literal(rest));
        }
        return pieces;
    }

    private Typeface face(SvgElement element) {
        String weight = style.inherited(element, "font-weight", "normal");
        boolean bold = weight.startsWith("bold")
                || weight.matches("\\d+") && weight.length() < 5 && Integer.parseInt(weight) >= 600;
        String slant = style.inherited(element, "font-style", "normal");
        return Typeface.of(
                style.inherited(element, "font-family", "sans-serif"),
                bold,
                slant.startsWith("italic") || slant.startsWith("oblique"));
    }

    private int colour(SvgElement element) {
        String fill = style.inherited(element, "fill", "#000000");
        return SvgColour.read(fill).orElseGet(() -> {
            problem(
                    element,
                    "the text's colour '%s' is not read; give it one as #rrggbb, without a gradient.".formatted(fill));
            return 0;
        });
    }

    /** A line without a box ends before its neighbour on the same base line, or at the margin. */
    private static List<TextField> withRoom(List<TextField> fields) {
        return fields.stream()
                .map(field -> {
                    float right = CertificateTemplate.WIDTH - MARGIN - field.x();
                    float left = field.x() - MARGIN;
                    for (TextField other : fields) {
                        if (Math.abs(other.y() - field.y()) < 2 && other.x() > field.x() + 1) {
                            right = Math.min(right, other.x() - field.x() - GAP);
                        } else if (Math.abs(other.y() - field.y()) < 2 && other.x() < field.x() - 1) {
                            left = Math.min(left, field.x() - other.x() - GAP);
                        }
                    }
                    float room = switch (field.anchor()) {
                        case START -> right;
                        case END -> left;
                        case MIDDLE -> 2 * Math.min(left, right);
                    };
                    return new TextField(
                            field.pieces(),
                            field.x(),
                            field.y(),
                            field.size(),
                            field.face(),
                            field.colour(),
                            field.spacing(),
                            field.anchor(),
                            field.box(),
                            Math.max(room, 8));
                })
                .sorted(Comparator.comparing(TextField::y).thenComparing(TextField::x))
                .toList();
    }

    private void problem(SvgElement element, String what) {
        problems.add(file + ", line " + element.line + ": " + what);
    }
}
