package eu.passerelle.dashboard;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.CompanionFiles.Seen;
import eu.passerelle.journal.WaitingForData.Thin;
import eu.passerelle.journal.WaitingForData.Unknown;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file of value maps and one catalogue in memory, and what waits for them until it is told. */
final class SampleData implements DataDesk {

    private static final String VALUES = "universities/tampere.values.csv";
    private static final String CATALOGUE = "catalogue/tampere.csv";

    private final CompanionFiles files;
    private final List<Unknown> codes =
            new ArrayList<>(List.of(new Unknown("status 'HYV2'", 12), new Unknown("language 'se'", 3)));
    private final List<Thin> thin = new ArrayList<>(List.of(
            new Thin("MC-123", List.of("learning outcomes", "EQF level", "type of assessment"), true, 31),
            new Thin("MC-900", List.of("learning outcomes"), false, 2)));
    private String values = "map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source\n";
    private String catalogue = "code,title\nMC-123,Mobility\n";

    SampleData(CompanionFiles files) {
        this.files = files;
        note(VALUES, values, null);
        note(CATALOGUE, catalogue, null);
    }

    @Override
    public synchronized Optional<Lacking> lacking(String university) {
        return university.equals("tampere")
                ? Optional.of(new Lacking(
                        List.of(shown(VALUES), shown(CATALOGUE)),
                        List.copyOf(codes),
                        List.copyOf(thin),
                        List.of(new Unknown("fi-0-5 'HT'", 4))))
                : university.equals("nowhere")
                        ? Optional.empty()
                        : Optional.of(new Lacking(List.of(), List.of(), List.of(), List.of()));
    }

    private DataFile shown(String path) {
        boolean of = path.equals(VALUES);
        return new DataFile(
                path,
                of ? Kind.VALUES : Kind.CATALOGUE,
                Integer.toHexString((of ? values : catalogue).hashCode()),
                List.of());
    }

    private void note(String path, String text, @Nullable String who) {
        String kind = path.equals(VALUES) ? "VALUES" : "CATALOGUE";
        files.note("tampere", new Seen(path, kind, text.getBytes(StandardCharsets.UTF_8)), who, null, () -> {});
    }

    @Override
    public Optional<String> text(String university, String path) {
        return Optional.of(path.equals(VALUES) ? values : catalogue);
    }

    @Override
    public synchronized DataFile save(String university, String path, String text, @Nullable String was, String who) {
        if (!Objects.equals(shown(path).sha256(), was)) {
            throw new Refused(Refused.Kind.NOT_NOW, "somebody was faster", List.of());
        }
        if (text.startsWith("wrong")) {
            throw new Refused(Refused.Kind.INVALID, path + ", line 1: unknown column", List.of());
        }
        if (path.equals(VALUES)) {
            values = text;
        } else {
            catalogue = text;
        }
        note(path, text, who);
        return shown(path);
    }

    @Override
    public synchronized DataFile explain(String university, String map, String code, String value, String who) {
        values += map + "," + code + "," + value + ",,," + who + ",2026-11-26,dashboard\n";
        codes.removeIf(each -> each.what().equals(map + " '" + code + "'"));
        note(VALUES, values, who);
        return shown(VALUES);
    }

    @Override
    public synchronized DataFile describe(String university, String code, Map<String, String> columns, String who) {
        catalogue += code + "," + columns + "\n";
        thin.removeIf(each -> code.equals(each.code()));
        note(CATALOGUE, catalogue, who);
        return shown(CATALOGUE);
    }

    @Override
    public List<String> columns() {
        return List.of("code", "title", "outcomes", "eqf", "assessment");
    }

    @Override
    public DataFile restore(String university, String path, String sha256, String who) {
        if (files.content(university, path, sha256).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "no such content", List.of());
        }
        return shown(path);
    }
}
