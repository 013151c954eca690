package eu.passerelle.dashboard;

import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.Configurations.Step;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The real schema over drafts in memory, which are JSON here; what is tried goes well. */
final class SampleSetup implements SetupDesk {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SampleConfigurations configurations;

    SampleSetup(SampleConfigurations configurations) {
        this.configurations = configurations;
    }

    @Override
    public String schema() {
        try {
            return Files.readString(Path.of("..", "config", "schema", "university.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> targets() {
        return List.of("europass", "mail");
    }

    @Override
    public Optional<Draft> draft(String university) {
        return configurations.draft(university).map(text -> draft(university, text));
    }

    private static Draft draft(String university, String text) {
        JsonNode values = text.startsWith("{") ? JSON.readTree(text) : JSON.readTree("""
                        {"id": "tampere", "name": {"en": "Tampere University", "fi": "Tampereen yliopisto"}, "country": "FIN",
                         "schacDomain": "tuni.fi", "languages": ["en", "fi"], "timeZone": "Europe/Helsinki",
                         "sis": {"protocol": "virta", "endpoint": "${env:VIRTA}", "system": "passerelle", "user": "tampere",
                                 "key": "${file:/run/secrets/virta}", "roster": "tampere-roster.csv"},
                         "schedule": {"cron": "0 0 3 * * ?", "jitter": "PT10M"}, "targets": ["europass"]}
                        """);
        return new Draft(university, text, Integer.toHexString(text.hashCode()), values, List.of());
    }

    @Override
    public Draft save(String university, Wish wish, String who) {
        String before = configurations.draft(university).orElse(null);
        if (before == null
                ? wish.was() != null
                : !Integer.toHexString(before.hashCode()).equals(wish.was())) {
            throw new Refused(Refused.Kind.NOT_NOW, "somebody was faster", List.of());
        }
        String text = wish.text() == null ? changed(before, wish) : wish.text();
        if (text.startsWith("invalid")) {
            throw new Refused(Refused.Kind.INVALID, "line 1: unknown key", List.of());
        }
        if (!wish.dryRun()) {
            configurations.drafts.put(university, text);
        }
        return draft(university, text);
    }

    @Override
    public List<String> newReferences(String university, Wish wish) {
        return String.valueOf(wish).contains("${env:NEW}") ? List.of("${env:NEW}") : List.of();
    }

    private static String changed(@Nullable String before, Wish wish) {
        ObjectNode values =
                before != null && before.startsWith("{") ? (ObjectNode) JSON.readTree(before) : JSON.createObjectNode();
        for (Change change : wish.changes() == null ? List.<Change>of() : wish.changes()) {
            ObjectNode at = values;
            for (String key : change.path().subList(0, change.path().size() - 1)) {
                at = at.withObjectProperty(key);
            }
            if (change.value() == null) {
                at.remove(change.path().getLast());
            } else {
                at.set(change.path().getLast(), change.value());
            }
        }
        return JSON.writeValueAsString(values);
    }

    @Override
    public void check(String university, Consumer<Step> told) {
        if (configurations.draft(university).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "save it first", List.of());
        }
        SampleConfigurations.STEPS.forEach(told);
    }

    @Override
    public Looked preview(String university, int most, String purpose, String who, Consumer<Previewed> told) {
        if (configurations.draft(university).isEmpty()) {
            throw new Refused(Refused.Kind.UNKNOWN, "save it first", List.of());
        }
        told.accept(new Previewed(
                "suoritus-1",
                "application/xml",
                "<opintosuoritus avain=\"1\"/>",
                JSON.readTree("{\"title\":{\"en\":\"Data Ethics\"},\"state\":\"FINAL\"}"),
                "Recognised",
                "release, catalogue, level-credit",
                JSON.readTree("{\"type\":[\"VerifiableCredential\"],\"issuer\":\"Tampere University\"}"),
                List.of()));
        told.accept(new Previewed(
                "suoritus-2",
                "application/xml",
                "<opintosuoritus/>",
                null,
                "Rejected",
                null,
                null,
                List.of("It has no date.")));
        return new Looked(2, Map.of("Recognised", 1, "Rejected", 1), 0, 0, true, false);
    }

    @Override
    public Looked dryRun(String university, @Nullable LocalDate since, Consumer<Looked> told) {
        told.accept(new Looked(100, Map.of("Recognised", 100), 0, 0, false, false));
        return new Looked(240, Map.of("Recognised", 231, "Referred", 9), 2, 1000, true, true);
    }
}
