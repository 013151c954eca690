package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.model.CompletionKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lines as {@link Lines} reads them, three a part; a file whose name begins with {@code whole} answers the scope "all",
 * and a line {@code bad} ends the reading. Counts how often a file is opened and how many are open.
 */
final class LongLines extends FileDropConnector<Lines.Settings> {

    static final int LINES_A_PART = 3;

    final Format format;

    LongLines() {
        this(new Format());
    }

    private LongLines(Format format) {
        super(format);
        this.format = format;
    }

    static final class Format implements FileFormat<Lines.Settings> {
        final AtomicInteger opened = new AtomicInteger();
        final AtomicInteger open = new AtomicInteger();

        @Override
        public String protocol() {
            return "long-lines";
        }

        @Override
        public Class<Lines.Settings> settingsType() {
            return Lines.Settings.class;
        }

        @Override
        public FileParts open(SisContext<Lines.Settings> sis, DroppedFile file, Watermark mark) throws IOException {
            BufferedReader lines = Files.newBufferedReader(file.local());
            int before = mark.isNone() ? 0 : Integer.parseInt(mark.value());
            for (int i = 0; i < before; i++) {
                lines.readLine();
            }
            opened.incrementAndGet();
            open.incrementAndGet();
            boolean whole = file.name().startsWith("whole");
            return new Parts(sis.university().id(), lines, before, whole);
        }

        private final class Parts implements FileParts {
            private final String university;
            private final BufferedReader lines;
            private final boolean whole;
            private int read;

            Parts(String university, BufferedReader lines, int read, boolean whole) {
                this.university = university;
                this.lines = lines;
                this.read = read;
                this.whole = whole;
            }

            @Override
            public Set<String> claims() {
                return whole ? Set.of("all") : Set.of();
            }

            @Override
            public CompletionPage next() throws IOException {
                List<CompletionEvent> events = new ArrayList<>();
                String line = "";
                for (int i = 0; i < LINES_A_PART; i++) {
                    line = lines.readLine();
                    if (line == null) {
                        break;
                    }
                    if (line.equals("bad")) {
                        throw new MalformedRecord("This is bad.");
                    }
                    events.add(new CompletionEvent.Withdrawn(new CompletionKey(university, line), "a line"));
                    read++;
                }
                boolean last = line == null;
                return new CompletionPage(
                        events,
                        List.of(),
                        new Watermark(String.valueOf(read)),
                        last,
                        last && whole ? Set.of("all") : Set.of());
            }

            @Override
            public void close() throws IOException {
                open.decrementAndGet();
                lines.close();
            }
        }
    }
}
