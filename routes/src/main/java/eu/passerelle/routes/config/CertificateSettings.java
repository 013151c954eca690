package eu.passerelle.routes.config;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How certificates look. The files are in {@code config/templates}; how to draw them is in its README.
 *
 * @param template the SVG, for example {@code tampere.svg}; absent: {@code <id>.svg} where there is one, else
 *     {@code default.svg}
 * @param logo PNG, JPEG or SVG, shown in the template's rectangle {@code logo-box}; absent: none
 * @param colour the university's own, for example {@code "#4e008e"}, in place of the template's colour {@code accent};
 *     absent: as drawn
 */
public record CertificateSettings(
        @Nullable String template,
        @Nullable String logo,
        @Nullable String colour) {

    /** For universities that say nothing about it. */
    public static final CertificateSettings NONE = new CertificateSettings(null, null, null);

    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]*\\.(svg|png|jpg|jpeg)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

    /** @param problems what is wrong with names and colour is added here */
    void check(Path place, List<String> problems) {
        if (template != null && !(FILE.matcher(template).matches() && template.endsWith(".svg"))) {
            problems.add(
                    "%s: 'certificate.template' must be the name of an SVG in templates/, for example 'default.svg'."
                            .formatted(place));
        }
        if (logo != null && !FILE.matcher(logo).matches()) {
            problems.add(
                    "%s: 'certificate.logo' must be the name of a PNG, JPEG or SVG in templates/, in letters, digits, '-', '_' and '.'."
                            .formatted(place));
        }
        if (colour != null && !COLOUR.matcher(colour).matches()) {
            problems.add("%s: 'certificate.colour' must be like \"#12284c\", in quotes.".formatted(place));
        }
    }
}
