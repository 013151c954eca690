package eu.passerelle.routes;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.dashboard.Configurations;
import eu.passerelle.dashboard.Configurations.Refused.Kind;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import eu.passerelle.routes.config.UniversityFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a draft in the place of the active version, while the hub runs. What has begun with the version before ends with
 * it; what begins afterwards, on whichever instance, begins with the new one.
 */
final class Activating implements Configurations {

    private static final Logger LOG = LoggerFactory.getLogger(Activating.class);

    private final UniversityFiles files;
    private final ConfigurationVersions versions;
    private final ActiveVersions active;
    private final Standings standings;
    private final Trial trial;
    private final CatalogueFiles catalogueFiles;
    private final Rereading rereading;

    Activating(
            UniversityFiles files,
            ConfigurationVersions versions,
            ActiveVersions active,
            Standings standings,
            Trial trial,
            Rereading rereading) {
        this.catalogueFiles = rereading.catalogueFiles();
        this.rereading = rereading;
        this.files = files;
        this.versions = versions;
        this.active = active;
        this.standings = standings;
        this.trial = trial;
    }

    @Override
    public List<Standing> standings() {
        return standings.all();
    }

    @Override
    public Optional<Standing> standing(String university) {
        return known(university) ? standings.of(university) : Optional.empty();
    }

    @Override
    public Optional<String> draft(String university) {
        try {
            return known(university) ? files.text(university) : Optional.empty();
        } catch (ConfigurationInvalid e) {
            throw new Refused(Kind.INVALID, String.valueOf(e.getMessage()), List.of());
        }
    }

    @Override
    public Outcome activate(String university, Activation activation, String who) {
        String text = draft(university)
                .orElseThrow(() -> new Refused(
                        Kind.UNKNOWN,
                        "There is no file %s.yaml in the hub's config/universities; write it, or './hub rollback %s <version>'."
                                .formatted(university, university),
                        List.of()));
        ConfigurationVersion before = versions.active(university).orElse(null);
        if (before != null && before.is(text) && !activation.again()) {
            String says = "The draft of %s is active as version %d; there is nothing to do.";
            return tried(university, before, Trial.Result.NONE, says.formatted(university, before.version()));
        }
        ConnectedUniversity<?> candidate = valid(university, files.path(university), text);
        Trial.Result tried = activation.unchecked() == null ? trial.of(candidate) : Trial.Result.NONE;
        if (activation.dryRun()) {
            String says = tried.failed().isEmpty() ? "The draft could be." : tried.told();
            Offer offer = rereading.offer(candidate, before, connected(before));
            return new Outcome(
                    university,
                    before == null ? null : before.version(),
                    false,
                    tried.steps(),
                    tried.preview(),
                    offer,
                    "Nothing was activated. " + says + Rereading.told(offer, university));
        }
        if (!tried.failed().isEmpty() && activation.despiteFailures() == null) {
            throw new Refused(
                    Kind.FAILED_STEPS,
                    "%s was not activated, %s. %s Mend it, or say why it is to run all the same (despiteFailures)."
                            .formatted(university, runsOn(before), tried.told()),
                    tried.steps());
        }
        Offer offer = rereading.offer(candidate, before, connected(before));
        Integer readsAs = activation.readAnew() ? null : readsAs(candidate, before);
        ConfigurationVersion now = versions.activate(university, text, readsAs, who, note(activation, tried));
        take();
        String more = activation.readAnew() ? "" : Rereading.told(offer, university);
        return new Outcome(
                university, now.version(), true, tried.steps(), tried.preview(), offer, told(now, before) + more);
    }

    /** Nothing has changed. */
    private static Outcome tried(
            String university, @Nullable ConfigurationVersion active, Trial.Result tried, String says) {
        Integer version = active == null ? null : active.version();
        return new Outcome(university, version, false, tried.steps(), tried.preview(), says);
    }

    /** An earlier version comes back unchecked: it has run, and it may be wanted because a SIS is away. */
    @Override
    public Outcome rollBack(String university, Return wish, String who) {
        ConfigurationVersion back = versions.find(university, wish.version())
                .orElseThrow(() -> new Refused(
                        Kind.UNKNOWN,
                        "'%s' has no version %d; './hub versions %s' lists them."
                                .formatted(university, wish.version(), university),
                        List.of()));
        ConnectedUniversity<?> candidate =
                valid(university, Path.of("version " + back.version() + " of " + university + ".yaml"), back.content());
        keepDraft(university, wish, who);
        ConfigurationVersion before = versions.active(university).orElse(null);
        String note = "back to version " + back.version() + (wish.note() == null ? "" : ": " + wish.note());
        ConfigurationVersion now = versions.activate(university, back.content(), readsAs(candidate, before), who, note);
        take();
        String written = "";
        try {
            files.write(university, back.content());
        } catch (IOException e) {
            LOG.warn("{}: the file could not be written: {}", university, e.toString());
            written = " The file could not be written here and still has the other text.";
        }
        if (wish.files()) {
            written += rereading.bringBack(candidate, back.version(), who);
        }
        return new Outcome(university, now.version(), true, List.of(), null, told(now, before) + written);
    }

    private void keepDraft(String university, Return wish, String who) {
        Optional<String> draft = draft(university);
        if (draft.isEmpty() || versions.all(university).stream().anyMatch(version -> version.is(draft.get()))) {
            return;
        }
        try {
            // only what is valid is kept: anything else may hold a secret in plain text
            valid(university, files.path(university), draft.get());
            versions.keep(university, draft.get(), who, "draft, replaced by version " + wish.version());
        } catch (Refused e) {
            if (!wish.discardDraft()) {
                throw new Refused(
                        Kind.NOT_NOW,
                        "The draft of %s is in no version and not valid, so that it would be lost: move the file away, or say that it may be (discardDraft)."
                                .formatted(university),
                        List.of());
            }
        }
    }

    @Override
    public Outcome retire(String university, @Nullable String note, String who) {
        ConfigurationVersion was = versions.retire(university, who, note)
                .orElseThrow(() -> new Refused(
                        Kind.UNKNOWN, "'" + university + "' has no active version; nothing is read.", List.of()));
        take();
        return new Outcome(
                university,
                null,
                true,
                List.of(),
                null,
                "%s is read no more; what is on its way goes to its end on version %d. './hub activate %s' brings it back."
                        .formatted(university, was.version(), university));
    }

    /** Here at once, catalogue file included: a run that is asked for now is to find it. Other instances follow. */
    private void take() {
        active.refresh();
        catalogueFiles.refresh();
    }

    private boolean known(String university) {
        return UniversityFiles.isId(university);
    }

    private ConnectedUniversity<?> valid(String university, Path place, String text) {
        try {
            return active.connect(university, place, text, null);
        } catch (ConfigurationInvalid e) {
            throw new Refused(Kind.INVALID, String.valueOf(e.getMessage()), List.of());
        }
    }

    /** The version before, if it reads the SIS in the same way; else where that had read to means nothing. */
    private @Nullable Integer readsAs(ConnectedUniversity<?> candidate, @Nullable ConfigurationVersion before) {
        ConnectedUniversity<?> earlier = connected(before);
        boolean same = earlier != null
                && earlier.settings().sis().equals(candidate.settings().sis());
        return same && before != null ? before.version() : null;
    }

    /** Null where there is none, or none that can be used any more. */
    private @Nullable ConnectedUniversity<?> connected(@Nullable ConfigurationVersion version) {
        if (version == null) {
            return null;
        }
        try {
            Path place = Path.of("version " + version.version());
            return active.connect(version.university(), place, version.content(), null);
        } catch (ConfigurationInvalid e) {
            return null;
        }
    }

    private static @Nullable String note(Activation activation, Trial.Result tried) {
        String note = Stream.of(
                        Optional.ofNullable(activation.note()),
                        Optional.ofNullable(activation.unchecked()).map(why -> why + " (unchecked)"),
                        Optional.ofNullable(activation.despiteFailures())
                                .filter(why -> !tried.failed().isEmpty())
                                .map(why -> why + " (despite failed steps: " + tried.names() + ")"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return note.isEmpty() ? null : note;
    }

    private static String runsOn(@Nullable ConfigurationVersion before) {
        return before == null ? "nothing of it runs" : "version " + before.version() + " runs on";
    }

    private static String told(ConfigurationVersion now, @Nullable ConfigurationVersion before) {
        String text = "Version %d of %s is active.".formatted(now.version(), now.university());
        if (before == null) {
            return text;
        }
        return text + " A run under way ends on version " + before.version() + "."
                + (now.reading() == now.version() ? " The next one reads from the beginning." : "");
    }
}
