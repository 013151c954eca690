package eu.passerelle.routes.certificates;

import eu.passerelle.credentials.Binding;
import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.certificate.TemplateInvalid;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.pdf.CertificatePdf;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.University;
import eu.passerelle.routes.config.CertificateSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A certificate of a university by its template as it is now, with invented data. */
public final class CertificateSample {

    private final University university;
    private final TemplateChoice choice;
    private final CertificateTemplates templates;

    /**
     * @param home the configuration directory
     * @param address of the hub, for a QR code as an example; null: without one
     * @throws TemplateInvalid with all problems of the template
     */
    public CertificateSample(
            Path home, University university, @Nullable CertificateSettings settings, @Nullable URI address) {
        this(home, university, settings, address, null);
    }

    /** @param svg a drawing to be tried in place of the one that is configured; null: that one */
    public CertificateSample(
            Path home,
            University university,
            @Nullable CertificateSettings settings,
            @Nullable URI address,
            byte @Nullable [] svg) {
        this.university = university;
        this.choice = TemplateChoice.of(home, university.id(), settings);
        CertificateTemplate template = svg == null ? choice.read() : choice.read(svg);
        this.templates = new CertificateTemplates() {
            @Override
            public CertificateTemplate of(String id) {
                return template;
            }

            @Override
            public Optional<URI> verification(Achievement achievement) {
                return Optional.ofNullable(address).map(hub -> hub.resolve("/public/verify"));
            }
        };
    }

    /** The one that certificates are in where nobody says otherwise. */
    public String language() {
        return university.languages().getFirst();
    }

    /** PNG. */
    public byte[] picture(String language) {
        return new CertificatePicture(templates).draw(SampleAchievement.of(university), language);
    }

    /** PDF/A-3 with a credential inside that is not sealed. */
    public byte[] pdf(String language) {
        Achievement achievement = SampleAchievement.of(university);
        return new CertificatePdf(templates)
                .of(
                        achievement,
                        new ElmRenderer(new CertificatePicture(templates)).render(achievement, Binding.NONE),
                        language);
    }

    /** What was drawn by what, for people. */
    public String told() {
        List<String> languages = university.languages();
        return choice.name() + " draws "
                + languages.stream()
                        .map(language -> String.format(
                                Locale.ROOT, "%.1f KB in %s", picture(language).length / 1024.0, language))
                        .collect(Collectors.joining(", "));
    }
}
