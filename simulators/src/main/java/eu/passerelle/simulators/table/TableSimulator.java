package eu.passerelle.simulators.table;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedLearner;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.SimulatedResult.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A student information system that exports all its results into one table. A withdrawn result is seen by its absence
 * from the next one.
 */
public final class TableSimulator {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Campus campus;
    private final Path inbox;
    private final TableDialect dialect;
    private final TableForm form;
    private List<SimulatedResult> published = List.of();
    private int drops;

    /** @param inbox directory to drop into, made when missing */
    public TableSimulator(Campus campus, Path inbox, TableDialect dialect, TableForm form) {
        this.campus = campus;
        this.inbox = inbox;
        this.dialect = dialect;
        this.form = form;
    }

    /** Drops a table of all results, whether or not they have changed. */
    public synchronized void publish() {
        byte[] content = export();
        String name = nextName();
        try {
            Files.createDirectories(inbox);
            // under another name until it is whole, as a careful exporter does
            Path part = Files.write(inbox.resolve(name + ".part"), content);
            Files.move(part, inbox.resolve(name + form.ending()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The table simulator cannot drop a file into " + inbox, e);
        }
    }

    /**
     * Pushes a table of all results to the hub instead of dropping it.
     *
     * @param uploads where, to which the name of the file is added
     * @return the hub's answer: 201 when it has the file, 409 when it had this very table before
     */
    public synchronized int push(URI uploads, String token) {
        URI address = URI.create(uploads + "/" + nextName() + form.ending());
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + token)
                    .PUT(BodyPublishers.ofByteArray(export()))
                    .build();
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException("The table simulator cannot push a file to " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a table was pushed", e);
        }
    }

    private String nextName() {
        drops++;
        return "%s-%04d".formatted(dialect.name(), drops);
    }

    private byte[] export() {
        published = campus.results();
        List<List<Object>> rows = new ArrayList<>();
        published.forEach(result -> rows.add(row(result)));
        return switch (form) {
            case CSV -> text(rows, dialect.delimiter()).getBytes(StandardCharsets.UTF_8);
            case UNICODE_TEXT -> text(rows, '\t').getBytes(StandardCharsets.UTF_16LE);
            case XLSX -> XlsxWorkbook.of(dialect.header(), rows);
        };
    }

    /** Drops a table if any result has changed since the last one. */
    public synchronized void publishChanges() {
        if (!published.equals(campus.results())) {
            publish();
        }
    }

    private List<Object> row(SimulatedResult result) {
        SimulatedLearner learner = campus.learners().get(result.learner());
        SimulatedCourse course = campus.courses().get(result.course());
        boolean known = result.kind() != Kind.NO_LEARNER;
        boolean provisional = result.kind() == Kind.PROVISIONAL;
        List<Object> row = new ArrayList<>();
        row.add(result.id());
        row.add(known ? learner.given() : "");
        row.add(known ? learner.family() : "");
        row.add(known ? learner.born() : "");
        row.add(known ? learner.esi() : "");
        row.add(known ? learner.nationalId() : "");
        row.add(known ? learner.number() : "");
        row.add(known ? learner.email() : "");
        row.add(known ? learner.walletAddress() : "");
        row.add(course.code());
        row.add(course.title().getOrDefault(dialect.language(), ""));
        row.add(course.title().getOrDefault("en", ""));
        row.add(result.date());
        row.add(dialect.statuses().get(provisional ? 2 : result.passed() ? 0 : 1));
        row.add(provisional ? "" : dialect.grades().get(result.grade()));
        // a word instead of a number is what real exports get wrong
        row.add(result.kind() == Kind.BROKEN ? "n/a" : course.ects());
        row.add(dialect.language());
        row.add(result.kind() == Kind.RECOGNISED ? "Another University" : "");
        return row;
    }

    private String text(List<List<Object>> rows, char delimiter) {
        StringBuilder text = new StringBuilder("\ufeff");
        line(text, dialect.header(), delimiter);
        rows.forEach(row -> line(text, row, delimiter));
        return text.toString();
    }

    private void line(StringBuilder text, List<?> cells, char delimiter) {
        text.append(cells.stream()
                        .map(cell -> cell(cell, delimiter))
                        .collect(Collectors.joining(String.valueOf(delimiter))))
                .append("\r\n");
    }

    private String cell(Object value, char delimiter) {
        String text = switch (value) {
            case BigDecimal number -> number.toPlainString().replace('.', dialect.decimal());
            case LocalDate date ->
                DateTimeFormatter.ofPattern(dialect.datePattern()).format(date);
            default -> value.toString();
        };
        boolean quoted = text.indexOf(delimiter) >= 0 || text.contains("\"") || text.contains("\n");
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
