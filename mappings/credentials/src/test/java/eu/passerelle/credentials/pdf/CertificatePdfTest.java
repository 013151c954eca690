package eu.passerelle.credentials.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.certificate.TemplateSource;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

@Tag("slow")
class CertificatePdfTest {

    private static final CertificatePdf PDF = new CertificatePdf(CertificateTemplates.standard());
    private static final CertificatePdf WITH_ADDRESS = new CertificatePdf(new CertificateTemplates() {
        @Override
        public CertificateTemplate of(String university) {
            return CertificateTemplate.standard();
        }

        @Override
        public Optional<URI> verification(Achievement achievement) {
            return Optional.of(URI.create("https://hub.example/v/" + achievement.credentialId()));
        }
    });

    @ParameterizedTest
    @ValueSource(strings = {"en", "fi", "el", "bg", "pl", "lt"})
    void conformsToTheStandardsForArchivesAndForEverybody(String language) throws Exception {
        byte[] pdf = keep("certificate-" + language, WITH_ADDRESS.of(Achievements.full(), sealed(), language));

        assertThat(VeraVerdict.of(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(VeraVerdict.of(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void conformsWithWhateverIsDrawn() throws Exception {
        String svg = """
                <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 904 1280">
                <defs><linearGradient id="g"><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#ffffff" stop-opacity="0.3"/></linearGradient>
                <radialGradient id="r"><stop offset="0" stop-color="#00ff00"/><stop offset="1" stop-color="#0000ff"/></radialGradient>
                <clipPath id="c"><circle cx="300" cy="900" r="90"/></clipPath><rect id="dot" width="30" height="30"/></defs>
                <rect width="904" height="90" fill="url(#g)"/><circle cx="600" cy="900" r="80" fill="url(#r)" opacity="0.5"/>
                <rect x="200" y="800" width="300" height="200" fill="#885500" fill-opacity="0.4" clip-path="url(#c)"/>
                <g opacity="0.6"><use xlink:href="#dot" x="700" y="700"/><path d="M10 1000h800" stroke="#333" stroke-dasharray="9 6"/></g>
                <image x="50" y="1050" width="120" height="120" href="data:image/png;base64,%s"/>
                <rect id="logo-box" x="600" y="1050" width="200" height="100"/>
                <text x="60" y="200" font-size="40" font-style="italic" font-family="Georgia">{{university}}</text>
                <text x="60" y="400" font-size="60" font-weight="700">{{learner}}</text>
                <text x="60" y="500" font-size="40" font-weight="700" font-style="italic">{{TITLE}}</text>
                </svg>
                """.formatted(java.util.Base64.getEncoder().encodeToString(halfClear()));
        CertificateTemplate template = CertificateTemplate.of(new TemplateSource(
                "x.svg", svg.getBytes(StandardCharsets.UTF_8), new TemplateSource.Logo("logo.png", halfClear()), null));

        byte[] pdf = keep(
                "certificate-drawn",
                new CertificatePdf(university -> template).of(Achievements.full(), sealed(), "en"));

        assertThat(VeraVerdict.of(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        assertThat(VeraVerdict.of(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
        assertThat(new CertificatePdf(university -> template).of(Achievements.full(), sealed(), "en"))
                .isEqualTo(pdf);
    }

    private static byte[] halfClear() throws IOException {
        BufferedImage image = new BufferedImage(40, 20, BufferedImage.TYPE_INT_ARGB);
        for (int x = 0; x < 40; x++) {
            for (int y = 0; y < 20; y++) {
                image.setRGB(x, y, x * 6 << 24 | 0x0080C0);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    @Test
    void aFileWithoutItsMetadataIsRefusedByTheJudge() throws Exception {
        byte[] pdf = PDF.of(Achievements.full(), sealed());
        byte[] spoilt = new String(pdf, StandardCharsets.ISO_8859_1)
                .replace("<pdfaid:part>3", "<pdfaid:part>9")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(spoilt).isNotEqualTo(pdf);
        assertThat(VeraVerdict.of(spoilt, PDFAFlavour.PDFA_3_A)).isNotEmpty();
    }

    @Test
    void carriesTheSealedCredentialByteForByte() throws IOException {
        Credential sealed = sealed();

        try (PDDocument document = Loader.loadPDF(PDF.of(Achievements.full(), sealed))) {
            Map<String, PDComplexFileSpecification> files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            assertThat(files).containsOnlyKeys(sealed.id() + ".jsonld");
            PDComplexFileSpecification file = files.values().iterator().next();
            assertThat(file.getEmbeddedFileUnicode().toByteArray()).isEqualTo(sealed.content());
            assertThat(file.getEmbeddedFileUnicode().getSubtype()).isEqualTo("application/ld+json");
            assertThat(file.getCOSObject().getNameAsString("AFRelationship")).isEqualTo("Source");
            assertThat(document.getDocumentCatalog()
                            .getCOSObject()
                            .getCOSArray(COSName.getPDFName("AF"))
                            .size())
                    .isOne();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            en; Siobhán; O'Sullivan-Ní Dhomhnaill; Data Ethics
            el; Μαρία; Παπαδοπούλου; Ηθική των δεδομένων
            bg; Цветелина; Щърбанова; Етика на данните
            pl; Małgorzata; Żółkiewska-Świątek; Zarządzanie jakością
            lt; Žydrūnė; Šiaučiūnaitė; Duomenų etika
            """)
    void givesItsTextsBackAsText(String language, String given, String family, String title) throws IOException {
        byte[] pdf = PDF.of(achievement(language, title, PersonName.of(given, family)), sealed(), language);

        assertThat(text(pdf)).contains(given + " " + family).contains(title);
    }

    @Test
    void keepsWhatTheFontCannotShowAsTheTextThatIsRead() throws Exception {
        byte[] pdf = keep(
                "certificate-boxes", PDF.of(achievement("en", "数据伦理 𐍈", PersonName.of("გიორგი", "")), sealed(), "en"));

        assertThat(VeraVerdict.of(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> actual = document.getDocumentCatalog().getStructureTreeRoot().getKids().stream()
                    .flatMap(whole ->
                            ((org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement) whole)
                                    .getKids().stream())
                    .map(kid -> ((org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement)
                                    kid)
                            .getActualText())
                    .filter(java.util.Objects::nonNull)
                    .toList();
            assertThat(actual).contains("数据伦理 𐍈", "გიორგი");
        }
    }

    @Test
    void staysOnOnePageWithTheLongestOfNames() throws Exception {
        String family = "Wolfeschlegelsteinhausenbergerdorff-Ñúñez ".repeat(12);
        String title = "Interdisciplinary Foundations of Responsible Artificial Intelligence ".repeat(12);
        byte[] pdf = keep(
                "certificate-long", PDF.of(achievement("en", title, PersonName.of("Ana", family)), sealed(), "en"));

        assertThat(VeraVerdict.of(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isOne();
        }
    }

    @Test
    void isTheSameWheneverItIsWritten() {
        byte[] once = WITH_ADDRESS.of(Achievements.full(), sealed());

        assertThat(new CertificatePdf(CertificateTemplates.standard()).of(Achievements.full(), sealed()))
                .isEqualTo(PDF.of(Achievements.full(), sealed()));
        assertThat(WITH_ADDRESS.of(Achievements.full(), sealed())).isEqualTo(once);
    }

    private static Achievement achievement(String language, String title, PersonName name) {
        Achievement titled = Achievements.withTitle(Achievements.full(), LocalizedText.of(language, title));
        return Achievements.withLearner(titled, new Learner(List.of(name), null, List.of()));
    }

    /** Any bytes: what is attached is not looked into. */
    private static Credential sealed() {
        byte[] content = new byte[30_000];
        new Random(5).nextBytes(content);
        return new Credential(Achievements.full().credentialId(), "elm", "application/ld+json", content);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /** For looking at: files and what they look like lie in target/pictures. */
    private static byte[] keep(String name, byte[] pdf) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pictures"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(pdf)) {
            ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 110),
                    "png",
                    folder.resolve(name + "-pdf.png").toFile());
        }
        return pdf;
    }
}
