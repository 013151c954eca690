package eu.passerelle.credentials.pdf;

import eu.passerelle.model.Achievement;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.Objects;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/** What makes a PDF one for archives and for everybody: metadata, language, colours that mean the same for ever. */
final class ArchiveMarks {

    private static final String PRODUCER = "Passerelle";
    private static final String SRGB = "sRGB IEC61966-2.1";
    private static final String PACKET = packet();

    private final PDDocument document;
    private final Achievement achievement;
    private final String language;

    ArchiveMarks(PDDocument document, Achievement achievement, String language) {
        this.document = document;
        this.achievement = achievement;
        this.language = language;
    }

    void write() throws IOException {
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setLanguage(language);
        PDMarkInfo tagged = new PDMarkInfo();
        tagged.setMarked(true);
        catalog.setMarkInfo(tagged);
        PDViewerPreferences view = new PDViewerPreferences(catalog.getCOSObject());
        view.setDisplayDocTitle(true);
        catalog.setViewerPreferences(view);
        catalog.addOutputIntent(colours());
        String title = achievement.completion().title().in(language);
        String awardedBy = achievement.university().organisation().legalName().in(language);
        GregorianCalendar issued = GregorianCalendar.from(
                achievement.issuedAt().truncatedTo(ChronoUnit.SECONDS).atZone(ZoneOffset.UTC));
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(title);
        information.setAuthor(awardedBy);
        information.setProducer(PRODUCER);
        information.setCreationDate(issued);
        information.setModificationDate(issued);
        String xmp = PACKET.replace("{title}", escaped(title))
                .replace("{author}", escaped(awardedBy))
                .replace("{language}", escaped(language))
                .replace("{producer}", PRODUCER)
                .replace(
                        "{date}",
                        achievement.issuedAt().truncatedTo(ChronoUnit.SECONDS).toString());
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp.getBytes(StandardCharsets.UTF_8));
        metadata.getCOSObject().removeItem(COSName.FILTER);
        catalog.setMetadata(metadata);
    }

    private PDOutputIntent colours() throws IOException {
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo(SRGB);
        intent.setOutputCondition(SRGB);
        intent.setOutputConditionIdentifier(SRGB);
        intent.setRegistryName("http://www.color.org");
        return intent;
    }

    /** Letters that XML 1.0 has no place for are left out. */
    private static String escaped(String text) {
        String allowed = text.codePoints()
                .filter(c -> c >= 0x20 && !(c >= 0xD800 && c <= 0xDFFF) && c != 0xFFFE && c != 0xFFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return allowed.replace("&", "&amp;").replace("<", "&lt;").replace("{", "&#123;");
    }

    private static String packet() {
        try (InputStream in = ArchiveMarks.class.getResourceAsStream("metadata.xmp")) {
            return new String(Objects.requireNonNull(in, "metadata.xmp").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("metadata.xmp", e);
        }
    }
}
