package eu.passerelle.credentials.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.certificate.CertificateTemplate;
import eu.passerelle.credentials.certificate.CertificateTemplates;
import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.model.Achievement;
import eu.passerelle.model.Credential;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.verapdf.pdfa.flavours.PDFAFlavour;

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
            Map<String, PDComplexFileSpecification> files = document.getDocumentCatalog()
                    .getNames()
                    .getEmbeddedFiles()
                    .getNames();
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
        byte[] pdf =
                keep("certificate-boxes", PDF.of(achievement("en", "数据伦理 𐍈", PersonName.of("გიორგი", "")), sealed(), "en"));

        assertThat(VeraVerdict.of(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<String> actual = document.getDocumentCatalog().getStructureTreeRoot().getKids().stream()
                    .flatMap(whole -> ((org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement)
                                    whole)
                            .getKids()
                            .stream())
                    .map(kid -> ((org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement) kid)
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
        byte[] pdf =
                keep("certificate-long", PDF.of(achievement("en", title, PersonName.of("Ana", family)), sealed(), "en"));

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
            javax.imageio.ImageIO.write(
                    new PDFRenderer(document).renderImageWithDPI(0, 110),
                    "png",
                    folder.resolve(name + "-pdf.png").toFile());
        }
        return pdf;
    }
}
