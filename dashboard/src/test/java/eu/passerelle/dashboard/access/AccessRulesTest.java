package eu.passerelle.dashboard.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessRulesTest {

    private static final String CSV = """
            # comment
            who,university,roles

            token:tampere-it,tampere,view recognise
            token:tampere-it , tampere , retry
            token:tampere-it,twente,view
            token:reporting,*,view
            """;

    @Test
    void addsUpAllLinesOfOne() {
        assertThat(AccessRules.parse(CSV).of("token:tampere-it", List.of()))
                .isEqualTo(
                        Map.of("tampere", Set.of(Role.VIEW, Role.RECOGNISE, Role.RETRY), "twente", Set.of(Role.VIEW)));
    }

    @Test
    void othersHaveNone() {
        assertThat(AccessRules.parse(CSV).of("token:tampere", List.of("token:tampere-it")))
                .isEmpty();
    }

    @Test
    void knowsPeopleByAddressOrAnotherNameAndByTheirGroups() {
        AccessRules rules = AccessRules.parse("""
                who,university,roles
                person:Ann.Lee@Twente.example,twente,view
                person:q123,tampere,edit
                group:Passerelle Admins,*,administer
                group:it@x,trento,view
                """);

        assertThat(rules.of("ann.lee@twente.example", List.of())).containsOnlyKeys("twente");
        assertThat(rules.of("person:q123", List.of())).containsOnlyKeys("tampere");
        assertThat(rules.of("x@y.example", List.of("Passerelle Admins", "other")))
                .containsOnlyKeys("*");
        assertThat(rules.of("person:group:it@x", List.of("passerelle admins"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            token:ann,tampere             | line 2: three values
            token:ann,tampere,view,retry  | line 2: three values
            ann,tampere,view              | line 2: 'ann' must be token:
            person:,tampere,view          | must be token:
            group: x,tampere,view         | must be token:
            token:,tampere,view           | must be token:
            token:ann,Tampere,view        | 'Tampere' must be the id
            token:ann,tampere,read        | no role 'read'; there are view, view-payload
            token:ann,tampere,            | no role ''
            """)
    void saysWhatIsWrong(String line, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessRules.parse("who,university,roles\n" + line))
                .withMessageContaining("access.csv")
                .withMessageContaining(why);
    }

    @Test
    void wantsItsHeader() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AccessRules.parse("token:ann,tampere,view"))
                .withMessageContaining("line 1");
    }

    @Test
    void administeringIncludesAllAndEveryRoleIncludesSeeing() {
        Person ann = new Person("ann", true, Map.of("tampere", Set.of(Role.ADMINISTER), "twente", Set.of(Role.RETRY)));

        assertThat(Role.values()).allMatch(role -> ann.may(role, "tampere"));
        assertThat(Role.values()).filteredOn(role -> ann.may(role, "twente")).containsExactly(Role.VIEW, Role.RETRY);
        assertThat(Role.values()).noneMatch(role -> ann.may(role, "bologna"));
        assertThat(Role.values()).noneMatch(ann::mayEverywhere);
    }

    @Test
    void takesChangesOfTheFileAndKeepsWhatWasWhereItIsWrong(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("access.csv");
        AccessFile rules = new AccessFile(file);
        People people = new People("secret", Map.of("reporting", "r-token"), rules, null);

        assertThat(roles(people)).isEmpty();
        Files.writeString(file, CSV);
        assertThat(roles(people)).containsKey("*");
        Files.writeString(file, "nonsense");
        assertThat(roles(people)).containsKey("*");
        Files.write(file, new byte[] {'#', (byte) 0xE9}); // no UTF-8
        assertThat(roles(people)).containsKey("*");
        Files.delete(file);
        assertThat(roles(people)).isEmpty();
    }

    private static Map<String, Set<Role>> roles(People people) {
        Person person = people.of("Bearer r-token");
        assertThat(person).isNotNull();
        assertThat(person.name()).isEqualTo("reporting");
        return person.roles();
    }

    @Test
    void knowsNobodyElse() {
        People people = new People("secret", Map.of("reporting", "r-token"), () -> AccessRules.NONE, null);

        assertThat(people.of(null)).isNull();
        assertThat(people.of("Bearer guess")).isNull();
        assertThat(people.of("Basic secret")).isNull();
        assertThat(people.of("Bearer secret")).isSameAs(Person.OPERATOR);
        assertThat(new People(null, Map.of(), () -> AccessRules.NONE, null).of(null))
                .isSameAs(Person.OPERATOR);
    }
}
