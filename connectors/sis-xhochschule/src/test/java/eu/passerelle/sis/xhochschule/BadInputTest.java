package eu.passerelle.sis.xhochschule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionPage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is no transcript is quarantined whole, with its reason. */
class BadInputTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <html/>                                                                               | not in the namespace
            <transcriptOfRecords/>                                                                | not in the namespace
            <transcriptOfRecords xmlns="http://xhochschule.de/def/xhochschule/1.1/xsd"/>          | not in the namespace
            <diplomaSupplement xmlns="http://xhochschule.de/def/xhochschule/1.2/xsd"/>            | root element
            <transcriptOfRecords xmlns="http://xhochschule.de/def/xhochschule/1.2/xsd">           | not well-formed
            <!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>                      | document type declaration
            <!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>                   | document type declaration
            <?xml version="1.0" encoding="no-such-encoding"?><x/>                                 | encoding
            %PDF-1.4                                                                              | not well-formed
            """)
    void quarantinesWhole(String content, String reason) {
        CompletionPage page = Tuhh.read(content);

        assertThat(page.events()).isEmpty();
        assertThat(page.complete()).isEmpty();
        assertThat(page.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).contains(reason);
            assertThat(rejected.sourceKey()).startsWith("file:");
            assertThat(rejected.raw().content()).isEqualTo(content.getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void quarantinesAnotherEncodingThanIsDeclared() {
        byte[] latin = Tuhh.transcript(Tuhh.leistung("M1", "")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(Tuhh.read(latin).rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("encoding"));
    }

    @Test
    void quarantinesTooDeepNesting() {
        String deep = "<xhs:leistung>".repeat(100) + "</xhs:leistung>".repeat(100);

        assertThat(Tuhh.read(Tuhh.transcript(deep)).rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason()).contains("nest deeper"));
    }
}
