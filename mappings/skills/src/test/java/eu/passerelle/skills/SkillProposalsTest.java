package eu.passerelle.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class SkillProposalsTest {

    private static final SentenceModel MODEL = SentenceModel.load();
    private static final String CLASSIFIER = "Train a machine learning model to classify pictures";
    private static final String TEAM = "Work together in a team";

    private final SkillProposals proposals = new SkillProposals(SkillList.excerpt(), MODEL);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void areNearInMeaningWithoutSharingAWord() {
        List<ProposedSkill> proposed =
                proposals.of(List.of("Explain how attackers break into computers and how to defend them"), "en-GB");

        assertThat(proposed).extracting(ProposedSkill::label).containsExactly("cyber security");
    }

    @Test
    void areFoundInOtherLanguagesByTheirTerms() {
        List<ProposedSkill> proposed = proposals.of(List.of("Osaa soveltaa koneoppimista"), "fi");

        assertThat(proposed).singleElement().satisfies(skill -> {
            assertThat(skill.label()).as("ESCO's own, not our search term").isEqualTo("machine learning");
            assertThat(skill.score()).isBetween(SkillProposals.LIKELY_BY_SPELLING, 1.0);
        });
    }

    @Test
    void nameEachSkillOnceWithTheOutcomeThatSpeaksMostForIt() {
        List<ProposedSkill> proposed = proposals.of(List.of("Machine learning", CLASSIFIER, TEAM), "en");

        assertThat(proposed).extracting(ProposedSkill::uri).doesNotHaveDuplicates();
        assertThat(proposed.getFirst().label()).isEqualTo("machine learning");
        assertThat(proposed.getFirst().outcome()).isEqualTo("Machine learning");
        assertThat(proposed).extracting(ProposedSkill::label).contains("work in teams");
        assertThat(proposed).extracting(ProposedSkill::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void areEmptyWhereNothingIsNearOrTheLanguageIsNotInTheList() {
        assertThat(proposals.of(List.of("Dissect a frog"), "en")).isEmpty();
        assertThat(proposals.of(List.of("Moka mašininio mokymosi"), "lt")).isEmpty();
        assertThat(proposals.of(List.of(), "en")).isEmpty();
    }

    @Test
    void areTheSameWhateverWasAskedBefore() {
        List<ProposedSkill> alone = proposals.of(List.of(CLASSIFIER), "en");

        proposals.of(List.of(TEAM, "Sing"), "en");

        assertThat(proposals.of(List.of(CLASSIFIER), "en")).isEqualTo(alone).isNotEmpty();
        assertThat(new SkillProposals(SkillList.excerpt(), MODEL).of(List.of(CLASSIFIER), "en"))
                .isEqualTo(alone);
    }

    @Test
    void embedEachNameOfTheListOnce() {
        Map<String, Integer> asked = new ConcurrentHashMap<>();
        SkillProposals counted = new SkillProposals(SkillList.excerpt(), text -> {
            asked.merge(text, 1, Integer::sum);
            return MODEL.embed(text);
        });

        counted.of(List.of(CLASSIFIER), "en");
        counted.of(List.of(TEAM), "en");

        assertThat(asked).containsKeys("machine learning", "work in teams");
        assertThat(asked.values()).containsOnly(1);
    }
}
