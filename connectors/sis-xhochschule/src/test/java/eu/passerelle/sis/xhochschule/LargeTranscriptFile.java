package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.testkit.LargeXml;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLStreamException;

/** Arguments: directory, results. A programme with modules of ten examinations each. */
final class LargeTranscriptFile {

    private static final int PARTS = 10;

    private LargeTranscriptFile() {}

    @SuppressWarnings("SystemOut") // the figures are for who runs it
    public static void main(String[] arguments) throws IOException, XMLStreamException {
        Path inbox = Path.of(arguments[0]);
        int results = Integer.parseInt(arguments[1]);
        Path file = inbox.resolve("transcript.xml");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(out, results);
        }
        boolean good = new LargeXml(file, results, System.out)
                .read(new XHochschuleConnector(), Tuhh.sis(Tuhh.settings(inbox, null, true)), 1);
        System.exit(good ? 0 : 1);
    }

    private static void write(BufferedWriter out, int results) throws IOException {
        String around = Tuhh.transcript(Tuhh.leistung("P", "HERE"));
        int here = around.indexOf("HERE");
        out.write(around, 0, here);
        // the programme is a result, too
        for (int i = 1; i < results; i++) {
            String result = Tuhh.leistung("M" + i, content(i) + "HERE");
            int inside = result.indexOf("HERE");
            if (i % PARTS == 1 && i + PARTS <= results) {
                out.write(result, 0, inside);
                for (int part = 1; part < PARTS; part++) {
                    out.write(Tuhh.leistung("E" + i + "-" + part, content(i)));
                }
                i += PARTS - 1;
                out.write(result.substring(inside + "HERE".length()));
            } else {
                out.write(result.replace("HERE", ""));
            }
        }
        out.write(around.substring(here + "HERE".length()));
    }

    private static String content(int i) {
        return Tuhh.status("bestanden") + Tuhh.note("1," + i % 10, "1", "4", "5")
                + "<xhs:datumDerLeistungserbringung>2026-02-11</xhs:datumDerLeistungserbringung>"
                + "<xhs:erbrachteLeistungspunkteECTS>6</xhs:erbrachteLeistungspunkteECTS>";
    }
}
