package eu.passerelle.routes;

import eu.passerelle.connectors.mapping.ValueMaps;
import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.DataDesk;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.WaitingForData;
import eu.passerelle.model.Sha256;
import eu.passerelle.routes.catalogue.CatalogueCells;
import eu.passerelle.routes.catalogue.CatalogueFile;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import eu.passerelle.routes.catalogue.CsvText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Shows and writes what lies beside a university's configuration; a file is in force as soon as it is written. */
final class Supplying implements DataDesk {

    private static final String VALUES = "map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source\n";
    private static final CSVFormat LINE =
            CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();

    private final Path home;
    private final Connections connections;
    private final Companions companions;
    private final CompanionFiles files;
    private final WaitingForData waiting;
    private final CatalogueFiles catalogue;
    private final OwnFiles own;
    private final Map<String, Shown> shown = new ConcurrentHashMap<>();

    Supplying(
            Path home,
            Connections connections,
            Companions companions,
            CompanionFiles files,
            WaitingForData waiting,
            CatalogueFiles catalogue) {
        this.home = home;
        this.connections = connections;
        this.companions = companions;
        this.files = files;
        this.waiting = waiting;
        this.catalogue = catalogue;
        this.own = new OwnFiles(home, connections);
    }

    @Override
    public Optional<Lacking> lacking(String university) {
        return connections
                .university(university)
                .map(known -> new Lacking(
                        known.companions().stream()
                                .map(file -> shown(university, file))
                                .toList(),
                        waiting.codes(university),
                        waiting.opportunities(university),
                        waiting.grades(university)));
    }

    /** Looked at anew when it has changed: a page asks every few seconds. */
    private DataFile shown(String university, Companion file) {
        String now = Companions.fingerprint(file.in(home));
        Shown before = shown.get(university + " " + file.path());
        if (before != null && before.fingerprint().equals(now)) {
            return before.file();
        }
        DataFile looked = looked(university, file);
        shown.put(university + " " + file.path(), new Shown(now, looked));
        return looked;
    }

    private record Shown(String fingerprint, DataFile file) {}

    private DataFile looked(String university, Companion file) {
        try {
            byte[] content = Companions.content(file.in(home));
            String text = content == null ? null : new String(content, StandardCharsets.UTF_8);
            return new DataFile(
                    file.path(),
                    file.kind(),
                    text == null ? null : Sha256.hex(text),
                    text == null ? List.of() : problems(university, file, text));
        } catch (IOException e) {
            return new DataFile(
                    file.path(), file.kind(), null, List.of(file.path() + " cannot be read: " + e.getMessage()));
        }
    }

    private List<String> problems(String university, Companion file, String text) {
        return switch (file.kind()) {
            case VALUES -> ValueMaps.problems(file.path(), text);
            case CATALOGUE -> CatalogueFile.of(home, university, text).problems();
            // a roster is looked at by the check of its connector
            case ROSTER, GRADES -> List.of();
        };
    }

    @Override
    public Optional<String> text(String university, String path) {
        return Optional.ofNullable(read(university, find(university, path)));
    }

    private @Nullable String read(String university, Companion file) {
        own.requireShown(university, file);
        try {
            byte[] content = Companions.content(file.in(home));
            String text = content == null ? null : new String(content, StandardCharsets.UTF_8);
            OwnFiles.requireKind(file, text);
            return text;
        } catch (IOException e) {
            throw new Refused(Refused.Kind.NOT_NOW, file.path() + " cannot be read: " + e, List.of());
        }
    }

    @Override
    public DataFile save(String university, String path, String text, @Nullable String was, String who) {
        Companion file = find(university, path);
        String before = read(university, file);
        if (before == null ? was != null : !Sha256.hex(before).equals(was)) {
            throw new Refused(
                    Refused.Kind.NOT_NOW,
                    path + " is another one than you have changed: somebody was faster. Look at it again.",
                    List.of());
        }
        return write(university, file, text, who, null);
    }

    @Override
    public DataFile explain(String university, String map, String code, String value, String who) {
        Companion file = connected(university).companions().stream()
                .filter(each -> each.kind() == Kind.VALUES)
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.NOT_NOW,
                        "The configuration of " + university + " names no file of value maps; set 'mapping.values'.",
                        List.of()));
        String before = read(university, file);
        String start = before == null || before.isBlank() ? VALUES : before.endsWith("\n") ? before : before + "\n";
        String row = LINE.format(
                map,
                code,
                value,
                null,
                null,
                who,
                LocalDate.now(connected(university).university().zone()),
                "dashboard");
        return write(university, file, start + row.stripTrailing() + "\n", who, map + " '" + code + "'");
    }

    @Override
    public DataFile describe(String university, String code, Map<String, String> columns, String who) {
        Companion file = connected(university).companions().stream()
                .filter(each -> each.kind() == Kind.CATALOGUE)
                .findFirst()
                .orElseThrow();
        String before = read(university, file);
        CsvText text = new CsvText(before == null ? "" : before)
                .with(
                        "code",
                        code,
                        columns,
                        () -> catalogue
                                .known(university, code)
                                .map(CatalogueCells::of)
                                .orElse(Map.of()));
        return write(university, file, text.text(), who, code);
    }

    @Override
    public List<String> columns() {
        return CatalogueFile.columns();
    }

    @Override
    public DataFile restore(String university, String path, String sha256, String who) {
        Companion file = find(university, path);
        own.requireOwn(university, file);
        byte[] content = files.content(university, path, sha256)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNKNOWN,
                        path + " of " + university + " never had the content " + sha256 + ".",
                        List.of()));
        put(university, file, content, who, "brought back");
        return shown(university, file);
    }

    private DataFile write(String university, Companion file, String text, String who, @Nullable String note) {
        List<String> problems = problems(university, file, text);
        if (!problems.isEmpty()) {
            throw new Refused(Refused.Kind.INVALID, String.join("\n", problems), List.of());
        }
        put(university, file, text.getBytes(StandardCharsets.UTF_8), who, note);
        return shown(university, file);
    }

    /** Whole or not at all; what lay there stays among the versions. */
    private void put(String university, Companion file, byte[] content, String who, @Nullable String note) {
        ConnectedUniversity<?> connected = connected(university);
        companions.look(connected, null, null);
        try {
            Path path = file.in(home);
            Path folder = path.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path unfinished = path.resolveSibling(path.getFileName() + ".part");
            Files.write(unfinished, content);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refused(Refused.Kind.NOT_NOW, file.path() + " cannot be written: " + e, List.of());
        }
        companions.look(connected, who, note);
        catalogue.refresh();
    }

    private ConnectedUniversity<?> connected(String university) {
        return connections
                .university(university)
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNKNOWN, "There is no university '" + university + "' that is read.", List.of()));
    }

    /** Only files that the configuration names are ever read or written. */
    private Companion find(String university, String path) {
        return connected(university).companions().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new Refused(
                        Refused.Kind.UNKNOWN,
                        "The configuration of " + university + " names no file " + path + ".",
                        List.of()));
    }
}
