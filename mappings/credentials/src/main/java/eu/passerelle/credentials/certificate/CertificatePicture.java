package eu.passerelle.credentials.certificate;

import eu.passerelle.model.Achievement;
import java.net.URI;
import java.util.Optional;

/**
 * The picture that every European Digital Credential must carry in each display language: the university's template with
 * the texts of one achievement, as PNG 640 pixels wide, in 16 colours, at most 12 KB with the templates that come with
 * the hub.
 *
 * <p>A letter that the font (Latin, Greek, Cyrillic) lacks is shown as a hollow box. Thread-safe; the same achievement
 * with the same template gives the same bytes.
 */
public final class CertificatePicture {

    private static final int MAX_BYTES = 12 * 1024;

    private final CertificateTemplates templates;

    /** With the hub's own template. */
    public CertificatePicture() {
        this(CertificateTemplates.standard());
    }

    public CertificatePicture(CertificateTemplates templates) {
        this.templates = templates;
    }

    /**
     * Draws one certificate.
     *
     * @param language BCP 47; words without a translation are in English
     */
    public byte[] draw(Achievement achievement, String language) {
        CertificateTemplate template = templates.of(achievement.university().id());
        Optional<URI> verification = templates.verification(achievement);
        CertificateTemplate.Background background = template.background(achievement, language);
        CertificateTexts texts = new CertificateTexts(achievement, language, background.customs(), verification);
        byte[] file = template.encode(background, template.draw(background, texts, verification, true));
        // only the longest of names and titles: hard edges are plainer than smooth ones, and a third smaller
        return file.length <= MAX_BYTES
                ? file
                : template.encodeTightly(template.draw(background, texts, verification, false));
    }
}
