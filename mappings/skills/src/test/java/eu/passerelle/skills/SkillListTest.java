package eu.passerelle.skills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkillListTest {

    private static final List<String> LANGUAGES = List.of("en", "fi", "sv", "nb", "da", "de", "nl", "fr", "es", "it");
    private static final String SKILL = "http://data.europa.eu/esco/skill/";

    private final SkillList list = new SkillList();

    @Test
    void theExcerptNamesEverySkillInTenLanguages() {
        List<Skill> skills = SkillList.excerpt().skills();

        assertThat(skills).hasSizeGreaterThanOrEqualTo(60);
        assertThat(skills).allSatisfy(skill -> {
            assertThat(skill.uri()).matches(SKILL + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
            assertThat(skill.labels()).containsOnlyKeys("en");
            assertThat(LANGUAGES)
                    .allSatisfy(language -> assertThat(skill.names(language)).isNotEmpty());
        });
        assertThat(skills).extracting(skill -> skill.label("en")).doesNotHaveDuplicates();
    }

    @Test
    void readsTheFilesOfEscosDownload() throws IOException {
        list.add("skills_en.csv", new StringReader("""
                        \uFEFFconceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,description
                        KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a-1,knowledge,cross-sector,statistics,"statistical methods
                        art of numbers",,released,"Text, with a comma"
                        KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/a-2,knowledge,cross-sector,old skill,,,obsolete,
                        """));
        list.add("skills_no.csv", new StringReader("conceptUri,preferredLabel\n" + SKILL + "a-1,statistikk\n"));

        assertThat(list.skills()).singleElement().satisfies(skill -> {
            assertThat(skill.names("en")).containsExactly("statistics", "statistical methods", "art of numbers");
            assertThat(skill.label("nb")).isEqualTo("statistikk");
            assertThat(skill.label("fi")).isEqualTo("statistics");
        });
    }

    @Test
    void refusesFilesThatAreNotOfEsco() {
        assertThatThrownBy(() -> list.add("skills_en.csv", new StringReader("uri,label\na,b\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("skills_en.csv, line 1")
                .hasMessageContaining("conceptUri");
        assertThatThrownBy(() -> list.add(
                        "skills_en.csv", new StringReader("conceptUri,preferredLabel\nhttps://example.org/1,b\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("record 1")
                .hasMessageContaining("https://example.org/1");
    }
}
