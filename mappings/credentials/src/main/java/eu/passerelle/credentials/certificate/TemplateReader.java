package eu.passerelle.credentials.certificate;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes a drawing apart: shapes, texts, the boxes that say where logo, QR code and texts go, the colour to change. */
final class TemplateReader {

    private static final Pattern BOX = Pattern.compile("([a-z][a-z0-9-]*?)-box(?:-(left|center|right))?(?:_\\d+)?");
    private static final String ACCENT = "accent";
    private static final double TALLEST = 1.5;
    private static final double WIDEST = 2;

    private final TemplateSource source;
    private final List<String> problems = new ArrayList<>();

    private TemplateReader(TemplateSource source) {
        this.source = source;
    }

    /**
     * A template in parts.
     *
     * @param height of the picture, pixels
     * @param shapes the drawing without texts and boxes
     */
    record Parts(
            int height,
            SvgElement shapes,
            List<TextField> fields,
            @Nullable SvgBox logo,
            @Nullable SvgBox qr) {}

    /** @throws TemplateInvalid with all problems */
    static Parts read(TemplateSource source) {
        return new TemplateReader(source).parts();
    }

    private Parts parts() {
        SvgElement root = SvgReader.read(source.name(), source.svg());
        recolour(root);
        float[] view = view(root);
        int height = Math.round(CertificateTemplate.WIDTH * view[3] / view[2]);
        if (height > CertificateTemplate.WIDTH * TALLEST || height < CertificateTemplate.WIDTH / WIDEST) {
            throw new TemplateInvalid(List.of(source.name() + ", line " + root.line
                    + ": the page is too narrow or too flat; draw an A4 page, lying or upright."));
        }
        AffineTransform toPicture = AffineTransform.getScaleInstance(
                (double) CertificateTemplate.WIDTH / view[2], (double) height / view[3]);
        toPicture.translate(-view[0], -view[1]);
        SvgStyle style = new SvgStyle(root);
        Map<String, SvgBox> boxes = boxes(root, toPicture);
        // a page of another shape than the picture by less than half a pixel is no slant
        AffineTransform even = AffineTransform.getScaleInstance(
                (double) CertificateTemplate.WIDTH / view[2], (double) CertificateTemplate.WIDTH / view[2]);
        even.translate(-view[0], -view[1]);
        List<TextField> fields = new TextFields(source.name(), style, even, boxes, problems).take(root);
        require(fields, Placeholder.LEARNER);
        require(fields, Placeholder.TITLE);
        if (fields.stream()
                .noneMatch(
                        field -> field.asksFor(Placeholder.UNIVERSITY) || field.asksFor(Placeholder.AWARDING_BODY))) {
            problems.add(source.name() + ": has no text {{university}} or {{awarding-body}}; add one.");
        }
        if (source.logo() != null && !boxes.containsKey("logo")) {
            problems.add(source.name() + ": there is a logo, but no rectangle with the id 'logo-box'; draw one.");
        }
        if (!problems.isEmpty()) {
            throw new TemplateInvalid(problems);
        }
        return new Parts(height, root, fields, boxes.get("logo"), boxes.get("qr"));
    }

    private void require(List<TextField> fields, Placeholder placeholder) {
        if (fields.stream().noneMatch(field -> field.asksFor(placeholder))) {
            problems.add("%s: has no text {{%s}}, which every certificate must show; add it as text, not as a path."
                    .formatted(source.name(), placeholder.key()));
        }
    }

    /** Min-x, min-y, width, height; the root is left with exactly these. */
    private float[] view(SvgElement root) {
        String box =
                root.attribute("viewBox", "0 0 " + root.attribute("width", "?") + " " + root.attribute("height", "?"));
        String[] numbers = box.strip().split("[\\s,]+");
        float[] view = new float[4];
        for (int i = 0; i < 4; i++) {
            view[i] = i < numbers.length ? SvgStyle.length(numbers[i], 1, -1) : -1;
        }
        if (!(view[2] > 0) || !(view[3] > 0)) {
            throw new TemplateInvalid(List.of(source.name() + ", line " + root.line
                    + ": the size of the page is not told; give <svg> a viewBox, for example \"0 0 1280 904\"."));
        }
        root.attributes.put("viewBox", "%s %s %s %s".formatted(view[0], view[1], view[2], view[3]));
        root.attributes.put("preserveAspectRatio", "none");
        root.attributes.remove("width");
        root.attributes.remove("height");
        return view;
    }

    private Map<String, SvgBox> boxes(SvgElement root, AffineTransform toPicture) {
        Map<String, SvgBox> boxes = new HashMap<>();
        for (SvgElement element : root.all().toList()) {
            Matcher box = BOX.matcher(element.id());
            if (!box.matches() || element.parent == null) {
                continue;
            }
            if (!element.name.equals("rect")) {
                problem(element, "'%s' must be a rectangle; it is a <%s>.".formatted(element.id(), element.name));
                continue;
            }
            String key = box.group(1);
            if (!key.equals("logo") && !key.equals("qr") && Placeholder.of(key).isEmpty()) {
                problem(
                        element,
                        "'%s' is for '%s', which a certificate does not have; there are logo, qr, %s."
                                .formatted(element.id(), key, Placeholder.all()));
            }
            element.parent.remove(element);
            String side = box.group(2);
            boxes.put(key, new SvgBox(area(element, toPicture), side == null ? null : TextField.Anchor.of(side)));
        }
        return boxes;
    }

    private static Area area(SvgElement rect, AffineTransform toPicture) {
        AffineTransform transform = new AffineTransform(toPicture);
        transform.concatenate(SvgTransform.of(rect));
        float x = SvgStyle.length(rect.attribute("x", "0"), 1, 0);
        float y = SvgStyle.length(rect.attribute("y", "0"), 1, 0);
        Point2D from = transform.transform(new Point2D.Float(x, y), null);
        Point2D to = transform.transform(
                new Point2D.Float(
                        x + SvgStyle.length(rect.attribute("width", "0"), 1, 0),
                        y + SvgStyle.length(rect.attribute("height", "0"), 1, 0)),
                null);
        return new Area((float) from.getX(), (float) from.getY(), (float) (to.getX() - from.getX()), (float)
                (to.getY() - from.getY()));
    }

    /** The colour of the shape {@code accent} becomes the university's, wherever it is. */
    private void recolour(SvgElement root) {
        String colour = source.colour();
        if (colour == null) {
            return;
        }
        Optional<Integer> wanted = SvgColour.read(colour);
        if (wanted.isEmpty() || !colour.startsWith("#")) {
            throw new TemplateInvalid(
                    List.of(source.name() + ": the colour '" + colour + "' is not read; write it like \"#12284c\"."));
        }
        SvgStyle style = new SvgStyle(root);
        SvgElement accent =
                root.all().filter(each -> each.id().equals(ACCENT)).findFirst().orElse(null);
        String drawn = accent == null ? "" : style.inherited(accent, "fill", "#000000");
        Optional<Integer> before = SvgColour.read(drawn);
        if (before.isEmpty()) {
            throw new TemplateInvalid(List.of(source.name() + ": a colour is set for it, but no shape with the id '"
                    + ACCENT + "' and a plain fill says which colour of the drawing it replaces; name one so."));
        }
        Pattern old = Pattern.compile(
                Pattern.quote(SvgColour.write(before.get())) + "|" + Pattern.quote(drawn.strip()),
                Pattern.CASE_INSENSITIVE);
        String now = SvgColour.write(wanted.get()).toLowerCase(Locale.ROOT);
        root.all().forEach(element -> {
            element.attributes.replaceAll((key, value) -> old.matcher(value).replaceAll(now));
            if (element.name.equals("style")) {
                element.content.replaceAll(part -> part instanceof SvgElement.Content.Text text
                        ? new SvgElement.Content.Text(old.matcher(text.text()).replaceAll(now))
                        : part);
            }
        });
    }

    private void problem(SvgElement element, String what) {
        problems.add(source.name() + ", line " + element.line + ": " + what);
    }
}
