package eu.passerelle.routes.certificates;

import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.credentials.certificate.TemplateSource;
import eu.passerelle.routes.config.CertificateSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files that a university's certificates are made of, as they are configured; they may have changed since, or be
 * missing.
 *
 * @param template null: the one in the hub's own jar
 */
record TemplateChoice(
        @Nullable Path template,
        @Nullable Path logo,
        @Nullable String colour) {

    static TemplateChoice of(Path home, String university, @Nullable CertificateSettings settings) {
        CertificateSettings own = Objects.requireNonNullElse(settings, CertificateSettings.NONE);
        Path folder = home.resolve("templates");
        return new TemplateChoice(
                own.template() != null ? folder.resolve(own.template()) : usual(folder, university),
                own.logo() == null ? null : folder.resolve(own.logo()),
                own.colour());
    }

    private static @Nullable Path usual(Path folder, String university) {
        for (String name : new String[] {university + ".svg", "default.svg"}) {
            Path file = folder.resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        return null;
    }

    /** How people know the template. */
    String name() {
        return template == null ? "the hub's own template" : "templates/" + template.getFileName();
    }

    /** What changes when one of the files does. */
    String fingerprint() {
        return fingerprint(template) + "\n" + fingerprint(logo) + "\n" + colour;
    }

    private static String fingerprint(@Nullable Path file) {
        if (file == null) {
            return "-";
        }
        try {
            return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return file + " is not there";
        }
    }

    /** @throws TemplateInvalid with all problems, also where a file is missing */
    CertificateTemplate read() {
        return template(source());
    }

    /** @param source null: the hub's own */
    static CertificateTemplate template(@Nullable TemplateSource source) {
        return source == null ? CertificateTemplate.standard() : CertificateTemplate.of(source);
    }

    /**
     * What the files hold now; null: the hub's own template, as it is.
     *
     * @throws TemplateInvalid a file is missing or too large
     */
    @Nullable
    TemplateSource source() {
        if (template == null && logo == null && colour == null) {
            return null;
        }
        return source(template == null ? CertificateTemplate.standardSvg() : content(template));
    }

    /** The same with another drawing. */
    CertificateTemplate read(byte[] svg) {
        if (svg.length > TemplateSource.MAX_BYTES) {
            throw TemplateInvalid.of("The drawing is larger than %d KB; simplify it, or make its pictures smaller."
                    .formatted(TemplateSource.MAX_BYTES / 1024));
        }
        return CertificateTemplate.of(source(svg));
    }

    private TemplateSource source(byte[] svg) {
        return new TemplateSource(
                name(),
                svg,
                logo == null ? null : new TemplateSource.Logo("templates/" + logo.getFileName(), content(logo)),
                colour);
    }

    static byte[] content(Path file) {
        try {
            if (Files.size(file) > TemplateSource.MAX_BYTES) {
                throw TemplateInvalid.of("templates/%s is larger than %d KB; simplify it, or make its pictures smaller."
                        .formatted(file.getFileName(), TemplateSource.MAX_BYTES / 1024));
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw TemplateInvalid.of(
                    "templates/%s cannot be read (%s); put it into config/templates, or change 'certificate' in the university's file."
                            .formatted(file.getFileName(), e.getClass().getSimpleName()));
        }
    }
}
