package eu.passerelle.simulators.oneroster;

import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Drops a campus's OneRoster 1.2 CSV files: all results ({@code bulk}), or what has changed ({@code delta}). */
public final class OneRosterFiles {

    private static final Instant NEVER = Instant.EPOCH;

    private static final Map<String, String> COLUMNS = Map.of(
            "users",
            "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
                    + "identifier,email,userMasterIdentifier",
            "courses",
            "sourcedId,status,dateLastModified,schoolYearSourcedId,title,courseCode,grades,orgSourcedId,subjects,"
                    + "subjectCodes",
            "classes",
            "sourcedId,status,dateLastModified,title,grades,courseSourcedId,classCode,classType,location,"
                    + "schoolSourcedId,termSourcedIds,subjects,subjectCodes,periods",
            "lineItems",
            "sourcedId,status,dateLastModified,title,description,assignDate,dueDate,classSourcedId,"
                    + "categorySourcedId,gradingPeriodSourcedId,resultValueMin,resultValueMax",
            "results",
            "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,"
                    + "comment,textScore,classSourcedId,inProgress,incomplete,late,missing");

    private final Campus campus;
    private final Path inbox;
    private final OneRosterJson json;
    private final Map<String, SimulatedResult> dropped = new LinkedHashMap<>();
    private int drops;

    /** @param inbox directory to drop into, made when missing */
    public OneRosterFiles(Campus campus, Path inbox) {
        this.campus = campus;
        this.inbox = inbox;
        this.json = new OneRosterJson(campus, URI.create("https://sis.example/ims/oneroster"));
    }

    /** Drops everything. */
    public synchronized void dropAll() {
        List<ObjectNode> results = new ArrayList<>();
        for (int i = 0; i < Math.min(5, campus.learners().size()); i++) {
            results.add(bulk(json.assignment(campus.learners().get(i), i)));
        }
        remember().forEach(result -> results.add(bulk(json.result(result, false, NEVER))));
        drop("bulk", results);
    }

    /** Drops what has changed since the last drop; results that are gone are {@code tobedeleted}. */
    public synchronized void dropChanges() {
        Map<String, SimulatedResult> before = new LinkedHashMap<>(dropped);
        Instant now = Instant.parse("2026-11-01T08:00:00Z").plusSeconds(drops);
        List<ObjectNode> results = new ArrayList<>();
        for (SimulatedResult result : remember()) {
            if (!result.equals(before.remove(result.id()))) {
                results.add(json.result(result, false, now));
            }
        }
        before.values().forEach(gone -> results.add(json.result(gone, true, now)));
        drop("delta", results);
    }

    private List<SimulatedResult> remember() {
        dropped.clear();
        campus.results().forEach(result -> dropped.put(result.id(), result));
        return List.copyOf(dropped.values());
    }

    /** Files of everything have neither status nor time. */
    private static ObjectNode bulk(ObjectNode row) {
        row.remove(List.of("status", "dateLastModified"));
        return row;
    }

    private void drop(String mode, List<ObjectNode> results) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("manifest.csv", manifest(mode));
        files.put(
                "users.csv",
                csv(
                        "users",
                        campus.learners().stream()
                                .map(json::user)
                                .map(OneRosterFiles::bulk)
                                .toList()));
        files.put(
                "courses.csv",
                csv(
                        "courses",
                        campus.courses().stream()
                                .map(json::course)
                                .map(OneRosterFiles::bulk)
                                .toList()));
        files.put(
                "classes.csv",
                csv(
                        "classes",
                        campus.courses().stream()
                                .map(json::group)
                                .map(OneRosterFiles::bulk)
                                .toList()));
        List<ObjectNode> items = new ArrayList<>();
        campus.courses().forEach(course -> items.add(bulk(json.lineItem(course, true))));
        campus.courses().forEach(course -> items.add(bulk(json.lineItem(course, false))));
        files.put("lineItems.csv", csv("lineItems", items));
        files.put("results.csv", csv("results", results));
        write("oneroster-%03d.zip".formatted(drops++), zip(files));
    }

    private static String manifest(String mode) {
        return """
                propertyName,value
                manifest.version,1.0
                oneroster.version,1.2
                file.academicSessions,absent
                file.categories,absent
                file.classes,bulk
                file.courses,bulk
                file.enrollments,absent
                file.lineItems,bulk
                file.orgs,absent
                file.results,%s
                file.users,bulk
                source.systemName,Simulator
                source.systemCode,sim
                """.formatted(mode);
    }

    private static String csv(String file, List<ObjectNode> rows) {
        String columns = COLUMNS.getOrDefault(file, "");
        StringBuilder csv = new StringBuilder(columns).append("\r\n");
        for (ObjectNode row : rows) {
            for (String column : columns.split(",", -1)) {
                csv.append(quoted(value(row, column))).append(',');
            }
            csv.setLength(csv.length() - 1);
            csv.append("\r\n");
        }
        return csv.toString();
    }

    private static String value(ObjectNode row, String column) {
        if (column.equals("userIds")) {
            return StreamSupport.stream(row.path("userIds").values().spliterator(), false)
                    .map(id -> "{" + text(id.path("type")) + ":" + text(id.path("identifier")) + "}")
                    .collect(Collectors.joining(","));
        }
        return column.endsWith("SourcedId")
                ? text(row.path(column.substring(0, column.length() - 9)).path("sourcedId"))
                : text(row.path(column));
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.asString();
    }

    private static String quoted(String value) {
        return value.matches("[^,\"\r\n]*") ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    private static byte[] zip(Map<String, String> files) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
            zip.finish();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, byte[] content) {
        try {
            Files.createDirectories(inbox);
            // under another name until it is whole, as a careful exporter does
            Path part = Files.write(inbox.resolve(name + ".part"), content);
            Files.move(part, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The simulator cannot drop a file into " + inbox, e);
        }
    }
}
