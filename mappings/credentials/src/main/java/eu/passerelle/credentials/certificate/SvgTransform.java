package eu.passerelle.credentials.certificate;

import java.awt.geom.AffineTransform;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** From an element's own units to those of the whole drawing. */
final class SvgTransform {

    private static final Pattern STEP = Pattern.compile("([a-zA-Z]+)\\s*\\(([^)]*)\\)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d*\\.?\\d+(?:[eE][-+]?\\d+)?");

    private SvgTransform() {}

    static AffineTransform of(SvgElement element) {
        AffineTransform all = element.parent == null ? new AffineTransform() : of(element.parent);
        all.concatenate(own(element.attribute("transform", "")));
        return all;
    }

    private static AffineTransform own(String text) {
        AffineTransform own = new AffineTransform();
        Matcher step = STEP.matcher(text);
        while (step.find()) {
            double[] n = NUMBER.matcher(step.group(2))
                    .results()
                    .map(MatchResult::group)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            if (n.length == 0) {
                continue;
            }
            switch (step.group(1)) {
                case "translate" -> own.translate(n[0], n.length > 1 ? n[1] : 0);
                case "scale" -> own.scale(n[0], n.length > 1 ? n[1] : n[0]);
                case "rotate" -> own.rotate(Math.toRadians(n[0]), n.length > 2 ? n[1] : 0, n.length > 2 ? n[2] : 0);
                case "skewX" -> own.shear(Math.tan(Math.toRadians(n[0])), 0);
                case "skewY" -> own.shear(0, Math.tan(Math.toRadians(n[0])));
                case "matrix" -> {
                    if (n.length == 6) {
                        own.concatenate(new AffineTransform(n));
                    }
                }
                default -> {}
            }
        }
        return own;
    }
}
