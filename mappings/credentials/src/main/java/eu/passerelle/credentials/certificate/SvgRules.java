package eu.passerelle.credentials.certificate;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a drawing may have: shapes, colours, texts and pictures that lie in the file itself. What would run, fetch, or
 * take for ever to draw is refused, with its place and what to do.
 */
final class SvgRules {

    private static final Set<String> DRAWN = Set.of(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "mask",
            "pattern",
            "image",
            "style");
    private static final Set<String> GEOMETRY = Set.of(
            "d",
            "points",
            "x",
            "y",
            "x1",
            "y1",
            "x2",
            "y2",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "width",
            "height",
            "dx",
            "dy",
            "transform",
            "viewBox",
            "font-size",
            "stroke-width",
            "stroke-dasharray",
            "patternTransform");

    private static final Pattern URL = Pattern.compile("url\\s*\\(\\s*['\"]?\\s*([^'\")]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILTER = Pattern.compile("(?:^|[;{\\s])filter\\s*:\\s*(?!none)");
    private static final Pattern HUGE = Pattern.compile("(?<![\\d.])\\d{6,}|\\d[eE]\\+?0*[1-9]");
    private static final Pattern DASHES = Pattern.compile("stroke-dasharray\\s*:\\s*([^;}]*)");
    private static final Pattern NUMBER = Pattern.compile("\\d*\\.?\\d+");
    private static final int MAX_COPIES = 2_000;
    private static final int MAX_DASHES = 5_000_000;
    private static final int WIDEST = 20_000;

    private final String file;
    private final List<String> problems;

    SvgRules(String file, List<String> problems) {
        this.file = file;
        this.problems = problems;
    }

    void check(SvgElement root) {
        root.all().forEach(this::checkElement);
        if (problems.isEmpty()) {
            checkCopies(root);
        }
    }

    private void checkElement(SvgElement element) {
        if (!DRAWN.contains(element.name)) {
            problem(element, "<" + element.name + "> " + repair(element.name));
            return;
        }
        if (element.name.equals("svg") && element.parent != null) {
            problem(element, "an <svg> within the <svg> is not drawn: ungroup it.");
        }
        element.attributes.forEach((key, value) -> checkAttribute(element, key, value));
        if (element.name.equals("style")) {
            checkStyle(element, element.text());
        }
        if (element.name.equals("image")) {
            EmbeddedImages.check(element.attribute("href", ""))
                    .ifPresent(wrong -> problem(element, "<image> " + wrong));
        }
    }

    private static String repair(String name) {
        if (name.startsWith("fe") || name.equals("filter")) {
            return "is not drawn: take shadows and blur out of the drawing.";
        }
        return switch (name) {
            case "script", "foreignObject", "iframe", "a", "handler", "audio", "video" ->
                "is not allowed: a certificate is a drawing. Delete it.";
            case "animate", "animateTransform", "animateMotion", "set", "discard" ->
                "is not allowed: a certificate does not move. Delete it.";
            case "flowRoot", "flowPara", "flowRegion" ->
                "is a flowed text, which SVG does not have: convert it to text (Inkscape: Text > Convert to Text).";
            case "textPath" -> "is not drawn: convert the text to a path.";
            default -> "is not drawn: convert it to a path, or delete it.";
        };
    }

    private void checkAttribute(SvgElement element, String key, String value) {
        String name = key.toLowerCase(Locale.ROOT);
        if (name.startsWith("on")) {
            problem(element, "'" + key + "' would run a script; delete it.");
        } else if (name.equals("href")) {
            boolean embedded = element.name.equals("image") && value.startsWith("data:");
            if (!value.startsWith("#") && !embedded) {
                problem(
                        element,
                        "<%s> leads out of the file; embed what it shows (Inkscape: Extensions > Images > Embed)."
                                .formatted(element.name));
            }
        } else if (name.equals("filter") && !value.equals("none")) {
            problem(element, "'filter' is not drawn: take shadows and blur out of the drawing.");
        } else {
            checkStyle(element, value);
        }
        if (GEOMETRY.contains(key) && HUGE.matcher(value).find()) {
            problem(element, "'" + key + "' has a number beyond 99999; draw smaller.");
        }
        if (key.equals("stroke-dasharray")) {
            checkDashes(element, value);
        }
    }

    private void checkStyle(SvgElement element, String css) {
        if (css.contains("@") && css.toLowerCase(Locale.ROOT).contains("@import")
                || css.indexOf('\\') >= 0
                || css.toLowerCase(Locale.ROOT).contains("javascript:")) {
            problem(element, "the style has @import, '\\' or a script; delete that.");
        }
        Matcher url = URL.matcher(css);
        while (url.find()) {
            if (!url.group(1).startsWith("#")) {
                problem(element, "'url(...)' leads out of the file; only what is in the file is drawn.");
            }
        }
        if (FILTER.matcher(css).find()) {
            problem(element, "'filter' is not drawn: take shadows and blur out of the drawing.");
        }
        Matcher dashes = DASHES.matcher(css);
        while (dashes.find()) {
            checkDashes(element, dashes.group(1));
        }
    }

    /** A line of a million dashes takes minutes. */
    private void checkDashes(SvgElement element, String dashes) {
        double period = NUMBER.matcher(dashes)
                .results()
                .mapToDouble(n -> Double.parseDouble(n.group()))
                .sum();
        if (period <= 0) {
            return;
        }
        long points = (element.name.equals("style") ? root(element) : element)
                .all()
                .mapToLong(each -> 4
                        + NUMBER.matcher(each.attribute("d", "") + " " + each.attribute("points", ""))
                                        .results()
                                        .count()
                                / 2)
                .sum();
        if (points * WIDEST / period > MAX_DASHES) {
            problem(element, "'stroke-dasharray' makes too many dashes; make them longer.");
        }
    }

    private static SvgElement root(SvgElement element) {
        SvgElement root = element;
        while (root.parent != null) {
            root = root.parent;
        }
        return root;
    }

    /** Copies of copies of copies grow without a limit. */
    private void checkCopies(SvgElement root) {
        Map<String, SvgElement> byId = new HashMap<>();
        root.all().forEach(element -> byId.putIfAbsent(element.id(), element));
        if (copies(root, byId, 0, new HashMap<>()) > MAX_COPIES) {
            problems.add(
                    "%s: <use> makes more than %d copies, or copies itself; draw fewer.".formatted(file, MAX_COPIES));
        }
    }

    private static long copies(SvgElement element, Map<String, SvgElement> byId, int depth, Map<String, Long> known) {
        if (depth > MAX_COPIES / 20) {
            return MAX_COPIES + 1;
        }
        long copies = 0;
        for (SvgElement child : element.children()) {
            copies += copies(child, byId, depth + 1, known);
        }
        String id = element.attribute("href", "");
        SvgElement meant = element.name.equals("use") && id.startsWith("#") ? byId.get(id.substring(1)) : null;
        if (meant != null) {
            Long before = known.get(id);
            if (before == null) {
                before = copies(meant, byId, depth + 1, known);
                known.put(id, before);
            }
            copies += 1 + before;
        }
        return Math.min(copies, MAX_COPIES + 1);
    }

    private void problem(SvgElement element, String what) {
        problems.add(file + ", line " + element.line + ": " + what);
    }
}
