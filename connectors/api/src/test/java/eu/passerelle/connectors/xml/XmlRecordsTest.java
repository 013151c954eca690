package eu.passerelle.connectors.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlRecordsTest {

    private static final XmlRecords.Cut RECORDS =
            (parent, element, depth) -> element.name().equals("r");

    private static XmlRecords records(String xml) {
        return new XmlRecords(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), 8, RECORDS);
    }

    private static List<String> all(XmlRecords records) {
        List<String> all = new ArrayList<>();
        for (XmlNode record = records.next(); record != null; record = records.next()) {
            all.add(text(record));
        }
        return all;
    }

    private static String text(XmlNode node) {
        return new String(node.withoutChildren(""), StandardCharsets.UTF_8);
    }

    @Test
    void givesEachRecordAndKeepsWhatStandsAround() {
        XmlRecords records = records("<all><a>1</a><r>x</r><r y='2'><b>z</b></r><c/><r/></all>");

        assertThat(all(records)).containsExactly("<r>x</r>", "<r y=\"2\"><b>z</b></r>", "<r></r>");
        assertThat(records.root().children()).extracting(XmlNode::name).containsExactly("a", "r", "c", "r");
        assertThat(records.root().children()).extracting(XmlNode::standsIn).containsExactly(false, true, false, true);
    }

    @Test
    void givesARecordInAnotherBeforeIt() {
        XmlRecords records = records("<all><r><n>1</n><r><n>2</n></r></r></all>");

        XmlNode inner = records.next();
        List<String> around = new ArrayList<>();
        records.around().forEachRemaining(node -> around.add(node.text("n").orElseThrow()));
        XmlNode outer = records.next();

        assertThat(inner).isNotNull();
        assertThat(around).containsExactly("1");
        assertThat(outer).isNotNull();
        assertThat(text(outer)).startsWith("<r><n>1</n>");
        assertThat(records.around().hasNext()).isFalse();
        assertThat(records.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<all><r/>",
                "<all><!DOCTYPE x><r/></all>",
                "<!DOCTYPE all [<!ENTITY e 'x'>]><all>&e;</all>",
                "",
                "<all><r></all>"
            })
    void refusesWhatIsBroken(String xml) {
        assertThatThrownBy(() -> all(records(xml))).isInstanceOf(MalformedRecord.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> all(records("<a>".repeat(9) + "</a>".repeat(9))))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("deeper than 8");
    }

    @Test
    void boundsWhatIsInMemoryAtATimeAndNotTheDocument() {
        String tiny = "<x/>".repeat(50_000);

        assertThat(all(records("<all>" + ("<r>" + tiny + "</r>").repeat(12) + "</all>")))
                .hasSize(12);
        assertThatThrownBy(() -> all(records("<all><r>" + tiny.repeat(12) + "</r></all>")))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("500000 elements");
        assertThatThrownBy(() -> all(records("<all>" + tiny.repeat(12) + "</all>")))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("500000 elements");
    }

    /** Text, a comment, an attribute and white space without end: the first three would fill the parser. */
    @ParameterizedTest
    @ValueSource(strings = {"<all><r>", "<all><!--", "<all><r a='", "<all>  <?x "})
    void stopsARecordWithoutEnd(String start) {
        InputStream endless = new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), new Endless());

        assertThatThrownBy(() -> all(new XmlRecords(endless, 8, RECORDS)))
                .isInstanceOf(MalformedRecord.class)
                .hasMessageContaining("A record has more than");
    }

    @Test
    void tellsADiskThatFailsFromADocumentThatIsBad() {
        InputStream failing = new SequenceInputStream(
                new ByteArrayInputStream("<all><r/>".getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("the share is gone");
                    }
                });

        assertThatThrownBy(() -> all(new XmlRecords(failing, 8, RECORDS)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the share is gone");
    }

    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            java.util.Arrays.fill(to, offset, offset + length, (byte) 'x');
            return length;
        }
    }
}
