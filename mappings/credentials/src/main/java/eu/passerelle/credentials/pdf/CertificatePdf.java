package eu.passerelle.credentials.pdf;

import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A certificate for people, A4, with the sealed credential inside: PDF/A-3a (ISO 19005-3) and PDF/UA-1 (ISO 14289-1), the
 * university's template as vectors, the texts as tagged text with embedded fonts. Thread-safe; the same achievement with
 * the same template and the same sealed credential gives the same bytes.
 */
public final class CertificatePdf {

    /** Texts are laid out this much finer than for the picture. */
    private static final float FINENESS = 8;

    private final CertificateTemplates templates;

    public CertificatePdf(CertificateTemplates templates) {
        this.templates = templates;
    }

    /** In the university's primary language. */
    public byte[] of(Achievement achievement, Credential sealed) {
        return of(achievement, sealed, achievement.university().languages().getFirst());
    }

    /**
     * A certificate in one language.
     *
     * @param sealed attached as it is, byte for byte
     * @param language BCP 47; words without a translation are in English
     */
    public byte[] of(Achievement achievement, Credential sealed, String language) {
        CertificateTemplate template = templates.of(achievement.university().id());
        Optional<URI> verification = templates.verification(achievement);
        try (PDDocument document = new PDDocument()) {
            // else the time of writing would be in the file's id
            document.setDocumentId(ByteBuffer.wrap(sealed.content()).hashCode() & 0xFFFF_FFFFL);
            CertificatePage page = new CertificatePage(document, template, paper(template));
            page.background();
            verification.ifPresent(page::qr);
            page.texts(template.texts(achievement, language, verification, FINENESS), FINENESS);
            page.finish();
            new ArchiveMarks(document, achievement, language).write();
            new AttachedCredential(document, achievement, sealed).write();
            ByteArrayOutputStream file = new ByteArrayOutputStream(96 * 1024);
            document.save(file);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a PDF could not be written", e);
        }
    }

    private static PDRectangle paper(CertificateTemplate template) {
        PDRectangle upright = PDRectangle.A4;
        return template.height() > CertificateTemplate.WIDTH
                ? upright
                : new PDRectangle(upright.getHeight(), upright.getWidth());
    }
}
