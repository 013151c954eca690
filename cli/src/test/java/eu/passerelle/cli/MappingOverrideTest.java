package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.model.Completion;
import eu.passerelle.model.Grade;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.recognition.RecognitionDecision;
import eu.passerelle.routes.Previewing.Preview;
import eu.passerelle.routes.Previewing.Wish;
import eu.passerelle.routes.Workbench;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.alliance.DemoAlliance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The worked examples of the mapping's README, word by word, over two connectors and the systems that they speak with. */
@Tag("slow")
class MappingOverrideTest {

    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)```yaml\\R# config/universities/([a-z]+)\\.yaml, beside 'sis:'\\R(mapping:.*?)```"
                    + ".*?```\\R(map,code,.*?)```");

    private final Site site =
            Site.ready("mapping").keep(List.of("tampere", "trento")).unscheduled();
    private final DemoAlliance alliance = site.alliance(60);

    @AfterEach
    void stop() {
        alliance.close();
    }

    @Test
    void inXmlAScaleOfTheUniversitysOwnIsLookedUp() throws IOException {
        Map<String, Completion> before = completions("tampere");

        override("tampere");
        Map<String, Completion> after = completions("tampere");

        assertThat(after).hasSameSizeAs(before);
        List<String> own = before.values().stream()
                .filter(read -> scale(read).equals("Oma asteikko"))
                .map(read -> read.key().sourceKey())
                .toList();
        assertThat(own).isNotEmpty();
        before.forEach((key, read) -> {
            Completion over = Objects.requireNonNull(after.get(key));
            Grade grade = Objects.requireNonNull(read.grade());
            assertThat(over.grade())
                    .isEqualTo(own.contains(key) ? new Grade(grade.raw(), "fi-0-5", grade.outcome()) : grade);
            assertThat(over.title()).isEqualTo(read.title());
            assertThat(over).usingRecursiveComparison().ignoringFields("grade").isEqualTo(read);
        });
    }

    @Test
    void inJsonJudgementsAndAddressesAreReplaced() throws IOException {
        Map<String, Completion> before = completions("trento");

        override("trento");
        Map<String, Completion> after = completions("trento");

        assertThat(after).hasSameSizeAs(before);
        assertThat(after.values())
                .anySatisfy(over ->
                        assertThat(over.grade()).isEqualTo(new Grade("pass", "pass-fail", Grade.Outcome.PASSED)));
        before.forEach((key, read) -> {
            Completion over = Objects.requireNonNull(after.get(key));
            String number = read.learner().identifier(Kind.LOCAL).orElseThrow();
            assertThat(over.learner().identifier(Kind.EMAIL)).contains(number + "@studenti.unitn.it");
            assertThat(over.learner().identifier(Kind.WALLET))
                    .isEqualTo(read.learner().identifier(Kind.WALLET));
            if (!scale(over).equals("pass-fail")) {
                assertThat(over.grade()).isEqualTo(read.grade());
            }
        });
    }

    @Test
    void aCodeThatNoReviewedRowExplainsIsReferredAndNamedByCheck() throws IOException {
        override("tampere");
        String reviewed = Files.readString(site.config().resolve("universities/tampere.values.csv"));
        site.write("universities/tampere.values.csv", reviewed.replace("M. Lahti (registrar),2026-10-01", ","));

        List<Preview> referred = previews("tampere").stream()
                .filter(preview -> preview.decision() instanceof RecognitionDecision.Referred decision
                        && decision.rule().equals("mapping-unknown-code"))
                .toList();
        CheckStep step = step("tampere", "codes of the first pages");

        assertThat(referred).isNotEmpty().allSatisfy(preview -> {
            assertThat(new String(preview.raw().content(), StandardCharsets.UTF_8))
                    .contains("oma-1");
            assertThat(Objects.requireNonNull(preview.completion()).unresolved())
                    .containsExactly("scale 'oma-1'");
        });
        assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
        assertThat(step.detail()).contains("scale 'oma-1'", "tampere.values.csv");
    }

    @Test
    void aMapThatIsNotThereFailsTheCheckAndSkipsWhatNeedsIt() throws IOException {
        override("tampere");
        site.write(
                "universities/tampere.values.csv", "map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source\n");

        assertThat(step("tampere", "mapping").detail()).contains("[scale]");
        assertThat(step("tampere", "first pages").result()).isEqualTo(CheckStep.Result.SKIPPED);
    }

    @Test
    void aChangedOverrideIsACorrection() throws IOException {
        Map<String, String> before;
        int ofTrento;
        try (RunningHub hub = hub()) {
            hub.syncToRest();
            before = hub.credentials();
            ofTrento = hub.delivered("trento").size();
        }

        override("trento");

        try (RunningHub hub = hub()) {
            hub.activate("trento");
            hub.syncToRest();
            SyncRun trento = hub.journal().runs("trento", 1).getFirst();
            SyncRun tampere = hub.journal().runs("tampere", 1).getFirst();
            Map<String, String> after = hub.credentials();
            assertThat(ofTrento).isPositive();
            assertThat(trento.unchanged())
                    .as("every address has changed, but for what cannot be read")
                    .isEqualTo(hub.rejected("trento").size());
            assertThat(tampere.read()).isZero();
            assertThat(after.keySet()).containsAll(before.keySet());
            assertThat(after).hasSize(before.size() + ofTrento);
            assertThat(after.values().stream().filter("SUPERSEDED"::equals)).hasSize(ofTrento);
        }
    }

    private RunningHub hub() {
        return new RunningHub(Configuration.load(site.config(), site.environment(alliance, 0)));
    }

    private void override(String university) throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(Site.root().resolve("connectors/mapping/README.md")));
        while (example.find()) {
            if (example.group(1).equals(university)) {
                site.write(
                        "universities/" + university + ".yaml",
                        text("universities/" + university + ".yaml") + "\n" + example.group(2));
                site.write("universities/" + university + ".values.csv", example.group(3));
                return;
            }
        }
        throw new AssertionError("the README has no example for " + university);
    }

    private String text(String name) {
        try {
            return Files.readString(site.config().resolve(name));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Workbench workbench() {
        return new Workbench(Configuration.load(site.config(), site.environment(alliance, 0)));
    }

    private List<Preview> previews(String university) {
        List<Preview> previews = new ArrayList<>();
        workbench().look(university, Wish.whole(null), previews::add);
        return previews;
    }

    private Map<String, Completion> completions(String university) {
        Map<String, Completion> completions = new TreeMap<>();
        previews(university).stream()
                .map(Preview::completion)
                .filter(Objects::nonNull)
                .forEach(completion -> completions.put(completion.key().sourceKey(), completion));
        return completions;
    }

    private CheckStep step(String university, String name) {
        return step(workbench().check(university), name);
    }

    private static CheckStep step(List<CheckStep> steps, String name) {
        return steps.stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no step " + name + " in " + steps));
    }

    private static String scale(Completion completion) {
        return completion.grade() == null ? "" : completion.grade().scale();
    }
}
