package eu.passerelle.sis.table;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.simulators.table.TableDialect;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads a large table in this JVM, whose heap the caller has bounded, and tells its rate beside that of the bare parser
 * on the same bytes. Arguments: directory, rows, rounds, least ratio.
 */
final class LargeTable {

    private final Path inbox;
    private final int rows;
    private final PrintStream out;

    private LargeTable(Path inbox, int rows, PrintStream out) {
        this.inbox = inbox;
        this.rows = rows;
        this.out = out;
    }

    @SuppressWarnings("SystemOut") // the figures are for who runs it
    public static void main(String[] arguments) throws IOException {
        LargeTable table = new LargeTable(Path.of(arguments[0]), Integer.parseInt(arguments[1]), System.out);
        System.exit(table.measure(Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3])) ? 0 : 1);
    }

    private boolean measure(int rounds, double least) throws IOException {
        Path file = write();
        Rate[] bare = new Rate[rounds];
        Rate[] hub = new Rate[rounds];
        // in turns, so that whatever else the machine does slows both alike
        for (int i = 0; i < rounds; i++) {
            bare[i] = rate(() -> parse(file));
            hub[i] = rate(this::read);
            Files.move(inbox.resolve("done").resolve(file.getFileName()), file);
        }
        double ratio = median(hub, Rate::cpu) / median(bare, Rate::cpu);
        out.printf(
                "%d rows, %d bytes, %d MB heap%n",
                rows, Files.size(file), Runtime.getRuntime().maxMemory() >> 20);
        tell("bare parser", bare);
        tell("connector", hub);
        out.printf("ratio %.2f%n", ratio);
        return ratio >= least;
    }

    private interface Work {
        int rows() throws IOException;
    }

    /**
     * Rows a second.
     *
     * @param cpu by the time that the processor gave to this thread, which other work on the machine does not count in
     */
    private record Rate(double wall, double cpu) {}

    private void tell(String what, Rate[] rates) {
        out.printf(
                "%s: %.0f rows/s, %.0f rows in a second of the processor%n",
                what, median(rates, Rate::wall), median(rates, Rate::cpu));
    }

    private Rate rate(Work work) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = System.nanoTime();
        long cpuStart = threads.getCurrentThreadCpuTime();
        int read = work.rows();
        double cpu = threads.getCurrentThreadCpuTime() - cpuStart;
        double took = System.nanoTime() - start;
        if (read != rows) {
            throw new IllegalStateException(read + " rows were read instead of " + rows);
        }
        return new Rate(rows * 1e9 / took, rows * 1e9 / cpu);
    }

    private static double median(Rate[] rates, ToDoubleFunction<Rate> kind) {
        double[] sorted = Arrays.stream(rates).mapToDouble(kind).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static int parse(Path file) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT.builder().setDelimiter(';').get();
        int read = -1;
        try (CSVParser parser = CSVParser.parse(file, StandardCharsets.UTF_8, format)) {
            for (CSVRecord row : parser) {
                read += row.size() > 0 ? 1 : 0;
            }
        }
        return read;
    }

    private int read() {
        TableSettings preset = Presets.settings("kaunas");
        SisContext<TableSettings> sis = Presets.sis(
                "kaunas",
                new TableSettings(
                        new FileInbox(inbox, null, null, Duration.ZERO),
                        preset.csv(),
                        null,
                        "always",
                        null,
                        preset.columns(),
                        null));
        TableConnector connector = new TableConnector();
        int read = 0;
        boolean complete = false;
        CompletionPage page;
        Watermark since = Watermark.NONE;
        do {
            page = connector.read(sis, since);
            read += page.events().size();
            complete |= page.complete().contains(TableParts.SCOPE);
            since = page.next();
        } while (!page.last());
        return complete ? read : -1;
    }

    private Path write() throws IOException {
        Path file = inbox.resolve("rezultatai.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(String.join(";", TableDialect.KAUNAS.header()) + "\n");
            for (int i = 0; i < rows; i++) {
                out.write("R-%d;Žydrūnė;Kazlauskaitė-%d;2001-04-17;urn:schac:personalUniqueCode:int:esi:ktu.edu:%d;"
                        .formatted(i, i % 1000, i));
                out.write("4%010d;E%d;learner.%d@ktu.example;;T120B%03d;\"Duomenų etika; įvadas\";Data Ethics;"
                        .formatted(i, i, i, i % 500));
                out.write(LocalDate.of(2026, 1, 1).plusDays(i % 200) + ";Išlaikyta;" + (5 + i % 6) + ";2,5;lt;\n");
            }
        }
        return file;
    }
}
