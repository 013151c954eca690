package eu.passerelle.portal.claim;

import eu.passerelle.credentials.certificate.CertificatePicture;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.pdf.CertificatePdf;
import eu.passerelle.journal.ClaimShares.Kind;
import eu.passerelle.journal.KeptAchievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The credential as files: sealed, as a certificate for people, as a badge where one was issued. */
final class ClaimFiles {

    private static final String EUROPASS = "elm";

    private final KeptAchievements kept;
    private final CertificatePdf pdf;
    private final CertificatePicture picture;

    ClaimFiles(KeptAchievements kept, CertificateTemplates templates) {
        this.kept = kept;
        this.pdf = new CertificatePdf(templates);
        this.picture = new CertificatePicture(templates);
    }

    /** One file to keep. */
    record Kept(String name, String mediaType, byte[] content) {}

    /** What there is of this credential. */
    List<Kind> kinds(Achievement achievement) {
        return Stream.of(Kind.EDC, Kind.PDF, Kind.BADGE)
                .filter(kind -> kind == Kind.PDF || sealed(achievement, kind).isPresent())
                .toList();
    }

    /** @param language of the certificate */
    Optional<Kept> file(Achievement achievement, Kind kind, String language) {
        return kind == Kind.PDF
                ? edc(achievement)
                        .map(original -> new Kept(
                                "certificate.pdf",
                                MediaType.APPLICATION_PDF_VALUE,
                                pdf.of(achievement, credential(achievement, original), language)))
                : sealed(achievement, kind);
    }

    Optional<byte[]> edc(Achievement achievement) {
        return kept.sealed(achievement.credentialId(), EUROPASS);
    }

    static Credential credential(Achievement achievement, byte[] sealed) {
        return new Credential(achievement.credentialId(), EUROPASS, "application/jose+json", sealed);
    }

    private Optional<Kept> sealed(Achievement achievement, Kind kind) {
        return switch (kind) {
            case EDC -> edc(achievement).map(content -> new Kept("credential.jsonld", "application/ld+json", content));
            case BADGE ->
                kept.sealed(achievement.credentialId(), "openbadge")
                        .map(content -> new Kept("badge.json", "application/ld+json", content))
                        .or(() -> kept.sealed(achievement.credentialId(), "openbadge-jwt")
                                .map(content -> new Kept("badge.jwt", "application/vc+jwt", content)));
            case PDF, LEARNER, EUROPASS, SHARE -> Optional.empty();
        };
    }

    ResponseEntity<byte[]> picture(Achievement achievement, String language) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(picture.draw(achievement, language));
    }

    static ResponseEntity<byte[]> download(Kept file) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name())
                                .build()
                                .toString())
                .body(file.content());
    }
}
