package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.RejectedRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

    private static final String GOOD = Elmo.v1(Elmo.course("A", "<date>2026-01-05</date>" + Elmo.ects("5")));

    static Stream<Arguments> quarantined() {
        byte[] packed = gzip(GOOD.getBytes(StandardCharsets.UTF_8));
        String laughs = "<!DOCTYPE elmo [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]>";
        String external = "<!DOCTYPE elmo [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        return Stream.of(
                bad("billion laughs", laughs + GOOD.replace("Kursus A", "&b;"), "document type declaration"),
                bad("external entity", external + GOOD.replace("Kursus A", "&x;"), "document type declaration"),
                bad("external subset", "<!DOCTYPE elmo SYSTEM \"http://x.example/e.dtd\">" + GOOD, "document type"),
                bad("undeclared entity", GOOD.replace("Kursus A", "&nbsp;"), "entities are not allowed"),
                bad("deep", "<a>".repeat(100) + "</a>".repeat(100), "deeper than 64"),
                bad("cut off", GOOD.substring(0, GOOD.length() / 2), "not well-formed"),
                bad("not XML", "name;grade\nx;5\n", "not well-formed"),
                bad("blank", " \n", "not well-formed"),
                bad("no namespace", GOOD.replaceFirst(" xmlns=\"[^\"]*\"", ""), "no namespace"),
                bad("before 1.0", GOOD.replace(Elmo.V1, "http://purl.org/net/elmo"), "http://purl.org/net/elmo"),
                bad("next version", GOOD.replace("tree/v1", "tree/v3"), "tree/v3 is not one of ELMO"),
                bad("other root", "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>", "root element is html"),
                bad(
                        "version 1 as 2",
                        GOOD.replace(Elmo.V1, Elmo.V2).replace("A</identifier>", "A</identifier><x/>"),
                        "x is not expected here in learningOpportunitySpecification"),
                bad("learner in report", GOOD.replace("<report>", "<report><learner/>"), "report has no issuer"),
                bad(
                        "issuer without title",
                        GOOD.replaceFirst("<title xml:lang=\"EN\">[^<]*</title>", ""),
                        "issuer has no title"),
                bad(
                        "identifier without type",
                        GOOD.replace("identifier type=\"schac\"", "identifier"),
                        "identifier has no attribute type"),
                bad("Latin 1 said to be UTF-8", GOOD.getBytes(StandardCharsets.ISO_8859_1), "not in the encoding"),
                bad("unknown encoding", "<?xml version='1.0' encoding='klingon'?>" + GOOD, "encoding"),
                bad("truncated gzip", Arrays.copyOf(packed, packed.length / 2), "truncated"),
                bad("damaged gzip", damaged(packed), "damaged"),
                bad("truncated base64", base64(Arrays.copyOf(packed, packed.length / 2)), "truncated"),
                bad("damaged base64", base64(packed).replace('/', '!').replace('+', '!') + "=!", "base64"),
                bad("bomb", gzip(new byte[5 << 20]), "more than the limit"),
                bad("bomb in base64", base64(gzip(new byte[5 << 20])), "more than the limit"),
                bad(
                        "EWP answer without transcript",
                        tors("<tor><omobility-id>1</omobility-id></tor>"),
                        "one transcript"));
    }

    private static Arguments bad(String what, Object content, String reason) {
        byte[] bytes = content instanceof byte[] b ? b : content.toString().getBytes(StandardCharsets.UTF_8);
        return Arguments.of(what, bytes, reason);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void quarantined(String what, byte[] content, String reason) {
        CompletionPage page = Elmo.read(content);

        assertThat(page.events()).isEmpty();
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(record -> {
            assertThat(record.reason()).as(what).contains(reason).doesNotContain("Ødegård", "APS1");
            assertThat(record.raw().content()).isEqualTo(content);
            assertThat(record.sourceKey()).startsWith("file:");
            assertThat(record.repair()).isNotBlank();
        });
    }

    static Stream<Arguments> rejectedAlone() {
        return Stream.of(
                Arguments.of("<date>2026-01-05</date>" + Elmo.ects("7,5"), "credit/value has a decimal comma"),
                Arguments.of("<date>2026-01-05</date>" + Elmo.ects("five"), "credit/value is not a decimal"),
                Arguments.of("<date>2026-01-05</date>" + Elmo.ects("1e9"), "credit/value is not a decimal"),
                Arguments.of("<date>2026-01-05</date>" + Elmo.ects("-5"), "credit/value is negative"),
                Arguments.of("<date>2026-02-30</date>", "date is a day that does not exist"),
                Arguments.of("<date>05.01.2026</date>", "date is not a date"),
                Arguments.of("<date>2026-01-05</date><status>bestået</status>", "status is none of"));
    }

    @ParameterizedTest
    @MethodSource
    void rejectedAlone(String instance, String reason) {
        CompletionPage page = Elmo.read(
                Elmo.v1(Elmo.course("A", "<date>2026-01-05</date>"), Elmo.course("B", instance), Elmo.course("C", "")));

        assertThat(page.events()).hasSize(2);
        assertThat(page.rejected())
                .extracting(RejectedRecord::reason)
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void rejectsEachResultOfATranscriptWithoutLearner() {
        String nobody = Elmo.v1(Elmo.course("A", ""), Elmo.course("B", ""))
                .replaceFirst("(?s)<learner>.*</learner>", "<learner><givenNames/><familyName/></learner>");

        CompletionPage page = Elmo.read(nobody);

        assertThat(page.events()).isEmpty();
        assertThat(page.rejected())
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.reason()).contains("names no learner"));
    }

    @Test
    void rejectsTheSecondResultOfOneIdentifier() {
        String result = "<identifier type=\"local\">R1</identifier><date>2026-01-05</date>";

        CompletionPage page = Elmo.read(Elmo.v1(Elmo.course("A", result), Elmo.course("B", result)));

        assertThat(page.events()).hasSize(1);
        assertThat(page.rejected()).extracting(RejectedRecord::sourceKey).containsExactly("aau.dk:R1#2");
    }

    @Test
    void readsWhatIsUnusualButRight() throws IOException {
        byte[] utf8 = GOOD.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream withMark = new ByteArrayOutputStream();
        withMark.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        withMark.write(utf8);

        assertThat(Stream.of(
                        withMark.toByteArray(),
                        gzip(utf8),
                        base64(gzip(utf8)).getBytes(StandardCharsets.US_ASCII),
                        encoded("ISO-8859-1"),
                        encoded("windows-1252"),
                        encoded("UTF-16")))
                .allSatisfy(content -> assertThat(Elmo.read(content).events())
                        .singleElement()
                        .satisfies(event -> assertThat(MappingTest.completion(event)
                                        .learner()
                                        .name()
                                        .family())
                                .isEqualTo("Ødegård")));
    }

    private static byte[] encoded(String name) {
        return ("<?xml version=\"1.0\" encoding=\"" + name + "\"?>" + GOOD).getBytes(Charset.forName(name));
    }

    private static String tors(String content) {
        return "<imobility-tors-get-response xmlns=\"https://github.com/erasmus-without-paper/"
                + "ewp-specs-api-imobility-tors/blob/stable-v2/endpoints/get-response.xsd\">" + content
                + "</imobility-tors-get-response>";
    }

    private static byte[] damaged(byte[] packed) {
        byte[] damaged = packed.clone();
        damaged[damaged.length - 6] ^= 0x55;
        return damaged;
    }

    private static String base64(byte[] bytes) {
        return Base64.getMimeEncoder().encodeToString(bytes);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
