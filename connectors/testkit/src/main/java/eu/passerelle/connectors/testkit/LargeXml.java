package eu.passerelle.connectors.testkit;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.xml.SafeXml;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads one large file of XML in this JVM, whose heap the caller has bounded, and tells its rate beside the bare parser's. */
public final class LargeXml {

    private static final int DEPTH = 64;

    private final Path file;
    private final int results;
    private final PrintStream out;

    public LargeXml(Path file, int results, PrintStream out) {
        this.file = file;
        this.results = results;
        this.out = out;
    }

    /**
     * @param scopes complete ones that the file must be found to answer
     * @return whether each result was read, and nothing rejected
     */
    public <S> boolean read(SisConnector<S> connector, SisContext<S> sis, int scopes)
            throws IOException, XMLStreamException {
        out.printf(
                "%d results, %d bytes, %d MB heap%n",
                results, Files.size(file), Runtime.getRuntime().maxMemory() >> 20);
        long start = cpu();
        parse();
        long bare = cpu() - start;
        int read = 0;
        int rejected = 0;
        int complete = 0;
        int largest = 0;
        Watermark since = Watermark.NONE;
        CompletionPage page;
        do {
            page = connector.read(sis, since);
            read += page.events().size();
            rejected += page.rejected().size();
            complete += page.complete().size();
            largest = Math.max(largest, page.size());
            since = page.next();
        } while (!page.last());
        long hub = cpu() - start - bare;
        out.printf("bare parser: %.0f results in a second of the processor%n", results * 1e9 / bare);
        out.printf("connector: %.0f, ratio %.2f%n", results * 1e9 / hub, (double) bare / hub);
        out.printf(
                Locale.ROOT, "%d read, %d rejected, %d scopes, pages of up to %d%n", read, rejected, complete, largest);
        return read == results && rejected == 0 && complete == scopes;
    }

    private void parse() throws IOException, XMLStreamException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            XMLStreamReader xml = SafeXml.reader(in, DEPTH);
            while (xml.hasNext()) {
                xml.next();
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
