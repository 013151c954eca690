package eu.passerelle.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * How many of the proposals are right, and how many of the right skills are proposed, on outcomes of our own with the
 * skills that they are about. The part "tuning" served to choose the thresholds; "measuring" was written when they were
 * chosen, and nothing was changed after it was measured. The figures stand in the module's README.
 */
class PrecisionTest {

    private static final SentenceModel MODEL = SentenceModel.load();
    private static final SkillProposals PROPOSALS = new SkillProposals(SkillList.excerpt(), MODEL);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    /** Counts of one part. */
    private record Measured(int right, int wrong, int missed) {

        double precision() {
            return (double) right / (right + wrong);
        }

        double recall() {
            return (double) right / (right + missed);
        }
    }

    @Test
    void ofEnglishByMeaning() throws IOException {
        Measured measured = measure("measuring", true);

        assertThat(measured.precision()).as(measured.toString()).isGreaterThanOrEqualTo(0.85);
        assertThat(measured.recall()).as(measured.toString()).isGreaterThanOrEqualTo(0.55);
    }

    @Test
    void ofNineOtherLanguagesBySpelling() throws IOException {
        Measured measured = measure("measuring", false);

        assertThat(measured.precision()).as(measured.toString()).isGreaterThanOrEqualTo(0.90);
        assertThat(measured.recall()).as(measured.toString()).isGreaterThanOrEqualTo(0.80);
    }

    @Test
    void isMeasuredOnEnoughOutcomes() throws IOException {
        assertThat(outcomes()).hasSizeGreaterThan(140);
        assertThat(outcomes()).filteredOn(outcome -> skills(outcome).isEmpty()).hasSizeGreaterThan(20);
        assertThat(outcomes()).extracting(outcome -> outcome.get("language")).contains("en", "fi", "es", "de", "it");
    }

    private static Measured measure(String part, boolean english) throws IOException {
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (CSVRecord outcome : outcomes()) {
            String language = outcome.get("language");
            if (outcome.get("part").equals(part) && language.equals("en") == english) {
                Set<String> expected = skills(outcome);
                List<String> proposed = PROPOSALS.of(List.of(outcome.get("outcome")), language).stream()
                        .map(ProposedSkill::uri)
                        .toList();
                int hits = (int) proposed.stream().filter(expected::contains).count();
                right += hits;
                wrong += proposed.size() - hits;
                missed += expected.size() - hits;
            }
        }
        return new Measured(right, wrong, missed);
    }

    private static Set<String> skills(CSVRecord outcome) {
        return Arrays.stream(outcome.get("skills").split("\\|"))
                .filter(uri -> !uri.isEmpty())
                .collect(Collectors.toSet());
    }

    private static List<CSVRecord> outcomes() throws IOException {
        try (Reader csv = new InputStreamReader(
                Objects.requireNonNull(PrecisionTest.class.getResourceAsStream("labelled-outcomes.csv")),
                StandardCharsets.UTF_8)) {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(csv)
                    .getRecords();
        }
    }
}
