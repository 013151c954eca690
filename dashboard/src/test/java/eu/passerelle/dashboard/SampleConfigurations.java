package eu.passerelle.dashboard;

import eu.passerelle.dashboard.Configurations.Refused.Kind;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.ConfigurationVersions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Drafts in memory beside the real versions; a draft's first word says what becomes of it. */
final class SampleConfigurations implements Configurations {

    static final List<Step> STEPS = List.of(
            new Step("configuration", "OK", "every key is known"),
            new Step("SIS", "OK", "answered in 0.4 s, contract 1.0"),
            new Step("first page", "OK", "20 records, each was understood"),
            new Step("target wallet", "SKIPPED", "its circuit is open"));

    final Map<String, String> drafts = new ConcurrentHashMap<>();
    private final ConfigurationVersions versions;

    SampleConfigurations(ConfigurationVersions versions) {
        this.versions = versions;
    }

    @Override
    public List<Standing> standings() {
        return drafts.keySet().stream().sorted().map(this::stands).toList();
    }

    @Override
    public Optional<Standing> standing(String university) {
        return draft(university).map(text -> stands(university));
    }

    private Standing stands(String university) {
        return versions.active(university)
                .map(active -> new Standing(
                        university,
                        active.version(),
                        active.is(drafts.getOrDefault(university, "")) ? Draft.SAME : Draft.DIFFERS,
                        null))
                .orElse(new Standing(university, null, Draft.NEW, "a draft"));
    }

    @Override
    public Optional<String> draft(String university) {
        return Optional.ofNullable(drafts.get(university));
    }

    @Override
    public Outcome activate(String university, Activation activation, String who) {
        String text = draft(university).orElseThrow(() -> new Refused(Kind.UNKNOWN, "no draft", List.of()));
        if (text.startsWith("invalid")) {
            throw new Refused(Kind.INVALID, "line 1: unknown key", List.of());
        }
        if (activation.dryRun() && text.startsWith("# yaml")) {
            return new Outcome(
                    university,
                    null,
                    false,
                    STEPS,
                    new Preview(20, Map.of("Recognised", 17, "Referred", 3), false),
                    "The draft could be.");
        }
        Step step = new Step("SIS", text.startsWith("failing") ? "FAILED" : "OK", "what was seen");
        if (text.startsWith("failing") && activation.despiteFailures() == null) {
            throw new Refused(Kind.FAILED_STEPS, "SIS failed", List.of(step));
        }
        if (activation.dryRun()) {
            return new Outcome(university, null, false, List.of(step), null, "nothing");
        }
        return outcome(versions.activate(university, text, null, who, activation.note()), List.of(step));
    }

    @Override
    public Outcome rollBack(String university, Return wish, String who) {
        ConfigurationVersion back = versions.find(university, wish.version())
                .orElseThrow(() -> new Refused(Kind.UNKNOWN, "no version", List.of()));
        if (draft(university).filter(text -> text.startsWith("invalid")).isPresent() && !wish.discardDraft()) {
            throw new Refused(Kind.NOT_NOW, "the draft would be lost", List.of());
        }
        drafts.put(university, back.content());
        return outcome(versions.activate(university, back.content(), null, who, wish.note()), List.of());
    }

    private static Outcome outcome(ConfigurationVersion now, List<Step> steps) {
        return new Outcome(
                now.university(), now.version(), true, steps, new Preview(1, Map.of("Recognised", 1), true), "done");
    }

    @Override
    public Outcome retire(String university, @Nullable String note, String who) {
        if (versions.retire(university, who, note).isEmpty()) {
            throw new Refused(Kind.UNKNOWN, "nothing active", List.of());
        }
        return new Outcome(university, null, true, List.of(), null, "retired");
    }
}
