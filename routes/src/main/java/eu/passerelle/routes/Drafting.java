package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.Configurations.Refused.Kind;
import eu.passerelle.dashboard.Configurations.Step;
import eu.passerelle.dashboard.SetupDesk;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.model.Sha256;
import eu.passerelle.routes.config.UniversityFiles;
import eu.passerelle.routes.config.YamlText;
import eu.passerelle.routes.schema.UniversitySchema;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes a university's file and tries it, as an operator does with an editor and {@code ./hub}. */
final class Drafting implements SetupDesk {

    private static final String FIRST_LINE = "# yaml-language-server: $schema=../schema/university.json\n";
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final int TELL_EVERY = 100;

    private final UniversityFiles files;
    private final ActiveVersions active;
    private final ConfigurationVersions versions;
    private final Supplier<Checking> checking;
    private final Look looking;
    private final OwnFiles own;

    /** {@link Previewing#look}. */
    interface Look {
        Previewing.Looked look(
                ConnectedUniversity<?> university, Previewing.Wish wish, Consumer<Previewing.Preview> told);
    }

    /** @param checking a new one each time: it remembers what it has checked */
    Drafting(
            UniversityFiles files,
            ActiveVersions active,
            ConfigurationVersions versions,
            Supplier<Checking> checking,
            Look looking,
            OwnFiles own) {
        this.files = files;
        this.active = active;
        this.versions = versions;
        this.checking = checking;
        this.looking = looking;
        this.own = own;
    }

    @Override
    public String schema() {
        return UniversitySchema.text();
    }

    @Override
    public List<String> targets() {
        return List.copyOf(new TreeSet<>(active.connections().targets().keySet()));
    }

    @Override
    public Optional<Draft> draft(String university) {
        if (!UniversityFiles.isId(university)) {
            return Optional.empty();
        }
        return Optional.ofNullable(text(university)).map(text -> draft(university, text));
    }

    private @Nullable String text(String university) {
        try {
            return files.text(university).orElse(null);
        } catch (ConfigurationInvalid e) {
            throw refused(e);
        }
    }

    private Draft draft(String university, String text) {
        return new Draft(university, text, Sha256.hex(text), values(text), problems(university, text));
    }

    private static @Nullable JsonNode values(String text) {
        try {
            JsonNode values = YAML.readTree(text);
            return values.isObject() ? values : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    private List<String> problems(String university, String text) {
        try {
            active.connect(university, Path.of(university + ".yaml"), text, null);
            return List.of();
        } catch (ConfigurationInvalid e) {
            return String.valueOf(e.getMessage()).lines().toList();
        }
    }

    @Override
    public Draft save(String university, Wish wish, String who) {
        DraftRules.requireId(university);
        String before = text(university);
        if (before == null ? wish.was() != null : !Sha256.hex(before).equals(wish.was())) {
            throw new Refused(
                    Kind.NOT_NOW,
                    before == null
                            ? "The file of " + university + " is gone; look at it again."
                            : "The file of " + university
                                    + " is another one than you have changed: somebody was faster. Look at it again.",
                    List.of());
        }
        Draft draft = draft(university, changed(before == null ? FIRST_LINE : before, wish));
        DraftRules.understood(draft);
        if (!wish.dryRun()) {
            try {
                files.write(university, draft.text());
            } catch (IOException e) {
                throw new Refused(Kind.NOT_NOW, files.path(university) + " cannot be written: " + e, List.of());
            }
            versions.edited(university, who);
        }
        return draft;
    }

    @Override
    public List<String> newReferences(String university, Wish wish) {
        String before = UniversityFiles.isId(university) ? text(university) : null;
        String start = before == null ? FIRST_LINE : before;
        try {
            String after = changed(start, wish);
            Set<String> references = own.referredTo(university, after, values(after));
            references.removeAll(own.referredTo(university, start, values(start)));
            return List.copyOf(references);
        } catch (IllegalArgumentException e) {
            throw new Refused(Kind.INVALID, String.valueOf(e.getMessage()), List.of());
        }
    }

    private static String changed(String before, Wish wish) {
        String whole = wish.text();
        if (whole != null) {
            return whole;
        }
        try {
            YamlText text = new YamlText(before);
            for (Change change : wish.changes() == null ? List.<Change>of() : wish.changes()) {
                text = text.with(new YamlText.Change(change.path(), change.value()));
            }
            return text.text();
        } catch (ConfigurationInvalid e) {
            throw refused(e);
        }
    }

    private Draft saved(String university) {
        return draft(university)
                .orElseThrow(() -> new Refused(
                        Kind.UNKNOWN,
                        "There is no file of a university '" + university + "' yet; save it first.",
                        List.of()));
    }

    private ConnectedUniversity<?> candidate(String university) {
        Draft draft = saved(university);
        try {
            return active.connect(university, files.path(university), draft.text(), null);
        } catch (ConfigurationInvalid e) {
            throw refused(e);
        }
    }

    @Override
    public void check(String university, Consumer<Step> told) {
        Draft draft = saved(university);
        if (draft.problems().isEmpty()) {
            checking.get().check(candidate(university), step -> told.accept(Trial.step(step)));
        } else {
            draft.problems().forEach(problem -> told.accept(Trial.step(CheckStep.failed("configuration", problem))));
        }
    }

    @Override
    public Looked preview(String university, int most, String purpose, String who, Consumer<Previewed> told) {
        ConnectedUniversity<?> candidate = candidate(university);
        versions.previewed(university, purpose, who);
        Map<String, Integer> outcomes = new TreeMap<>();
        return asked(() -> {
            Previewing.Looked looked =
                    looking.look(candidate, new Previewing.Wish(most, Math.max(5, most), null), preview -> {
                        outcomes.merge(Trial.outcome(preview), 1, Integer::sum);
                        told.accept(Side.by(preview));
                    });
            return looked(looked, outcomes);
        });
    }

    @Override
    public Looked dryRun(String university, @Nullable LocalDate since, Consumer<Looked> told) {
        ConnectedUniversity<?> now = active.latest(university)
                .orElseThrow(() -> new Refused(
                        Kind.UNKNOWN, "'" + university + "' has no active version; nothing is read.", List.of()));
        Map<String, Integer> outcomes = new TreeMap<>();
        int[] records = {0};
        return asked(() -> looked(
                looking.look(now, Previewing.Wish.whole(since), preview -> {
                    outcomes.merge(Trial.outcome(preview), 1, Integer::sum);
                    if (++records[0] % TELL_EVERY == 0) {
                        told.accept(new Looked(records[0], Map.copyOf(outcomes), 0, 0, false, false));
                    }
                }),
                outcomes));
    }

    private static Looked looked(Previewing.Looked looked, Map<String, Integer> outcomes) {
        return new Looked(looked.records(), outcomes, looked.withdrawn(), looked.passedOver(), true, looked.whole());
    }

    /** A SIS that says no, or nothing, is told in its words. */
    private static <T> T asked(Supplier<T> look) {
        try {
            return look.get();
        } catch (HubException e) {
            throw new Refused(Kind.NOT_NOW, String.valueOf(e.getMessage()), List.of());
        }
    }

    private static Refused refused(ConfigurationInvalid e) {
        return new Refused(Kind.INVALID, String.valueOf(e.getMessage()), List.of());
    }
}
