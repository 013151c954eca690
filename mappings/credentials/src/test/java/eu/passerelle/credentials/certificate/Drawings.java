package eu.passerelle.credentials.certificate;

import eu.passerelle.model.Achievement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Templates: those that come with the hub, and small ones. */
final class Drawings {

    private static final Path TEMPLATES = Path.of("..", "..", "config", "templates");

    private Drawings() {}

    static CertificateTemplate shipped(String name) {
        return CertificateTemplate.of(
                new TemplateSource("templates/" + name + ".svg", file(name + ".svg"), null, null));
    }

    static byte[] file(String name) {
        try {
            return Files.readAllBytes(TEMPLATES.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page that has what it must have, and this. */
    static String with(String more) {
        return """
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1280 904">
                <text x="100" y="100" font-size="40">{{university}}</text>
                <text x="100" y="300" font-size="60">{{learner}}</text>
                <text x="100" y="500" font-size="40">{{title}}</text>
                %s
                </svg>
                """.formatted(more);
    }

    static TemplateSource source(String svg) {
        return new TemplateSource("x.svg", svg.getBytes(StandardCharsets.UTF_8), null, null);
    }

    static CertificateTemplate template(String svg) {
        return CertificateTemplate.of(source(svg));
    }

    /** One template for everybody, with a QR code. */
    static CertificateTemplates verified(CertificateTemplate drawn, URI address) {
        return new CertificateTemplates() {
            @Override
            public CertificateTemplate of(String university) {
                return drawn;
            }

            @Override
            public Optional<URI> verification(Achievement achievement) {
                return Optional.of(address);
            }
        };
    }
}
