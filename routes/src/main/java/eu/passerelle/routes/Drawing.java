package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.dashboard.CertificateDesk;
import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.model.Sha256;
import eu.passerelle.routes.certificates.CertificateSample;
import eu.passerelle.routes.certificates.TemplateFiles;
import eu.passerelle.routes.certificates.TemplateText;
import eu.passerelle.routes.config.Configuration;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows, tries and replaces the drawing of a university's certificates. */
final class Drawing implements CertificateDesk {

    private final Path home;
    private final URI address;
    private final ActiveVersions active;
    private final TemplateFiles templates;
    private final ConfigurationVersions versions;

    Drawing(
            Configuration configuration,
            ActiveVersions active,
            TemplateFiles templates,
            ConfigurationVersions versions) {
        this.home = configuration.home();
        this.address = configuration.hub().web().address();
        this.active = active;
        this.templates = templates;
        this.versions = versions;
    }

    @Override
    public Template template(String university) {
        ConnectedUniversity<?> connected = connected(university);
        TemplateText text = text(connected);
        List<String> problems;
        try {
            sample(connected, null);
            problems = List.of();
        } catch (TemplateInvalid e) {
            problems = e.problems();
        }
        return new Template(
                text.name(),
                text.svg(),
                text.own() != null,
                Sha256.hex(text.svg()),
                connected.university().languages(),
                problems);
    }

    private TemplateText text(ConnectedUniversity<?> connected) {
        try {
            return TemplateText.of(home, connected.id(), connected.settings().certificate());
        } catch (TemplateInvalid e) {
            throw refused(e);
        }
    }

    private CertificateSample sample(ConnectedUniversity<?> connected, @Nullable String svg) {
        return new CertificateSample(
                home,
                connected.university(),
                connected.settings().certificate(),
                address,
                svg == null ? null : svg.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] picture(String university, @Nullable String svg, @Nullable String language) {
        ConnectedUniversity<?> connected = connected(university);
        List<String> languages = connected.university().languages();
        String shown = language != null && languages.contains(language) ? language : languages.getFirst();
        try {
            return sample(connected, svg).picture(shown);
        } catch (TemplateInvalid e) {
            throw refused(e);
        }
    }

    @Override
    public Template save(String university, String svg, String was, String who) {
        ConnectedUniversity<?> connected = connected(university);
        TemplateText before = text(connected);
        if (!Sha256.hex(before.svg()).equals(was)) {
            throw new Refused(
                    Refused.Kind.NOT_NOW,
                    before.name() + " is another one than you have changed: somebody was faster. Look at it again.",
                    List.of());
        }
        picture(university, svg, null);
        try {
            before.write(home, university, svg);
        } catch (IOException e) {
            throw new Refused(Refused.Kind.NOT_NOW, "The drawing cannot be written: " + e, List.of());
        }
        versions.drawn(university, who);
        templates.refresh();
        return template(university);
    }

    private ConnectedUniversity<?> connected(String university) {
        try {
            return active.latest(university)
                    .orElseThrow(() -> new Refused(
                            Refused.Kind.UNKNOWN,
                            "There is no university '" + university + "' that is read.",
                            List.of()));
        } catch (ConfigurationInvalid e) {
            throw new Refused(Refused.Kind.INVALID, String.valueOf(e.getMessage()), List.of());
        }
    }

    private static Refused refused(TemplateInvalid e) {
        return new Refused(Refused.Kind.INVALID, String.join("\n", e.problems()), List.of());
    }
}
