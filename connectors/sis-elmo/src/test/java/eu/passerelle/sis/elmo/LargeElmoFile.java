package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.testkit.LargeXml;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/** Arguments: directory, results, and results of one learner, whose transcripts an EWP answer wraps; 0: all of one. */
final class LargeElmoFile {

    private static final String HEAD =
            "<elmo xmlns=\"" + Elmo.V2 + "\"><generatedDate>2026-01-31T12:00:00+01:00</generatedDate>";
    private static final String TORS = "<imobility-tors-get-response xmlns=\"https://github.com/"
            + "erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v3/endpoints/get-response.xsd\">";

    private LargeElmoFile() {}

    @SuppressWarnings("SystemOut") // the figures are for who runs it
    public static void main(String[] arguments) throws IOException, XMLStreamException {
        Path inbox = Path.of(arguments[0]);
        int results = Integer.parseInt(arguments[1]);
        int ofOne = Integer.parseInt(arguments[2]);
        Path file = inbox.resolve("transcripts.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(out, results, ofOne);
        }
        boolean good = new LargeXml(file, results, System.out)
                .read(new ElmoConnector(), Elmo.sis(inbox), ofOne == 0 ? 1 : (results + ofOne - 1) / ofOne);
        System.exit(good ? 0 : 1);
    }

    private static void write(BufferedWriter out, int results, int ofOne) throws IOException {
        if (ofOne == 0) {
            out.write(transcriptUpToResults(0));
            for (int i = 0; i < results; i++) {
                out.write(result(i));
            }
            out.write("<issueDate>2026-01-30T12:00:00Z</issueDate>");
            out.write("<status><code>FULL</code></status></report></elmo>");
            return;
        }
        out.write(TORS);
        for (int i = 0; i < results; i++) {
            if (i % ofOne == 0) {
                out.write("<tor><omobility-id>" + i + "</omobility-id>" + transcriptUpToResults(i));
            }
            out.write(result(i));
            if (i % ofOne == ofOne - 1 || i == results - 1) {
                out.write("<issueDate>2026-01-30T12:00:00Z</issueDate>");
                out.write("<status><code>FULL</code></status></report></elmo></tor>\n");
            }
        }
        out.write("</imobility-tors-get-response>");
    }

    private static String transcriptUpToResults(int learner) {
        return HEAD + Elmo.learner("dateOfBirth").replace("20141234", "S" + learner) + "<report>" + Elmo.issuer();
    }

    private static String result(int i) {
        return Elmo.course(
                "C" + i % 500,
                "<identifier type=\"local\">R" + i + "</identifier><date>2026-01-05</date><status>passed</status>"
                        + "<resultLabel>10</resultLabel>" + Elmo.ects("5"));
    }
}
