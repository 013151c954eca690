package eu.passerelle.sis.ewp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.GradeFrequencies;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeConversionTablesTest {

    @Test
    void readsOneTableAField() {
        XmlNode tor = tor("""
                <gradeConversionTable>
                  <iscedTable iscedCode="0613"><gradeFrequency label="20" percentage="40.5"/>
                    <gradeFrequency label=" 10-19 " percentage="59.5"/></iscedTable>
                  <iscedTable iscedCode="06"><gradeFrequency label="20" percentage="100"/></iscedTable>
                </gradeConversionTable>""");

        assertThat(GradeConversionTables.read(tor, "aveiro", "pt-0-20"))
                .extracting(GradeFrequencies::iscedF)
                .containsExactly("0613", "06");
        assertThat(GradeConversionTables.read(tor, "aveiro", "pt-0-20")
                        .getFirst()
                        .frequencies())
                .hasToString("[Frequency[label=20, amount=40.5], Frequency[label=10-19, amount=59.5]]");
        assertThat(GradeConversionTables.read(tor(""), "aveiro", "pt-0-20")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            0613, -1
            0613, '1,5'
            0613, 1e9
            0613, ''
            6   , 100
            all , 100
            """)
    void refusesWhatIsNoTable(String field, String percentage) {
        XmlNode tor = tor("<gradeConversionTable><iscedTable iscedCode=\"" + field
                + "\"><gradeFrequency label=\"20\" percentage=\"" + percentage
                + "\"/></iscedTable></gradeConversionTable>");

        assertThatThrownBy(() -> GradeConversionTables.read(tor, "aveiro", "pt-0-20"))
                .isInstanceOf(MalformedRecord.class);
    }

    private static XmlNode tor(String content) {
        return XmlNode.read(("<tor xmlns=\"urn:tors\">" + content + "</tor>").getBytes(StandardCharsets.UTF_8), 16);
    }
}
