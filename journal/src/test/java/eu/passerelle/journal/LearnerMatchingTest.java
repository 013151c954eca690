package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.PersonName;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LearnerMatchingTest {

    private final People people = new People();
    private final String a = people.university("a");
    private final String b = people.university("b");

    /** Records come one after the other, each on a page of its own; {@code 1 1 2} is: the first two of one, the third of another. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the same ESI at two universities      | a esi:x:1 loc:1 ; b esi:x:1 loc:9             | 1 1   |
            the same national number              | a nat:1 loc:1 ; b nat:1 loc:9                 | 1 1   |
            the same local number there           | a loc:1 ; a loc:1                             | 1 1   |
            the same local number elsewhere       | a loc:1 name:Ann_One ; b loc:1 name:Bob_Two   | 1 2   |
            names alone never match               | a loc:1 born:- ; a loc:2 born:-               | 1 2   |
            name and birth date are only asked of | a loc:1 ; a loc:2                             | 1 2   | LIKENESS NAME BIRTH_DATE
            the same at two universities          | a loc:1 ; b loc:1                             | 1 2   | LIKENESS NAME BIRTH_DATE
            accents, case and order do not count  | a loc:1 name:Åse_Øst ; b loc:2 name:OST_ase   | 1 2   | LIKENESS NAME BIRTH_DATE
            one identifier leads to the next      | a esi:x:1 nat:1 ; b nat:1 loc:7 ; b loc:7     | 1 1 1 |
            e-mail is not trusted                 | a mail:1 loc:1 born:- ; b mail:1 loc:2 born:- | 1 2   |
            with e-mail alone nobody is known     | a mail:1 ; b mail:1                           | - -   |
            an ESI from each of two universities  | a esi:a:1 nat:1 ; b esi:b:7 nat:1             | 1 1   |
            two ESIs, the same local number       | a loc:1 esi:a:1 ; a loc:1 esi:b:7             | 1 1   |
            the local number used again           | a loc:1 esi:a:1 ; a loc:1 esi:a:2             | 1 2   | REUSED LOCAL ESI
            the same, told by another issuer      | a loc:1 esi:a:1 born:- ; a loc:1 esi:b:2 born:- | 1 2 | REUSED LOCAL ESI
            the same, told by the birth date      | a loc:1 ; a loc:1 born:1999-09-09             | 1 2   | REUSED LOCAL BIRTH_DATE
            and the next of its second owner      | a loc:1 ; a loc:1 born:1999-09-09 ; a loc:1 born:1999-09-09 ; a loc:1 | 1 2 2 1 | REUSED LOCAL BIRTH_DATE
            a national number with two dates      | a nat:1 ; b nat:1 born:1999-09-09             | 1 2   | REUSED NATIONAL BIRTH_DATE
            an ESI stands above a birth date      | a esi:x:1 loc:1 ; a esi:x:1 loc:1 born:1999-09-09 | 1 1 |
            and corrects it for the others        | a esi:x:1 loc:1 ; a esi:x:1 loc:1 born:1999-09-09 ; a loc:1 born:1999-09-09 | 1 1 1 |
            identifiers of two people             | a esi:x:1 name:Ann_One ; a nat:2 name:Bob_Two ; b esi:x:1 nat:2 name:Ann_One | 1 2 1 | CONFLICT NATIONAL ESI
            and birth dates of two people         | a esi:x:1 name:Ann_One ; a nat:2 name:Bob_Two born:1999-09-09 ; b esi:x:1 nat:2 name:Ann_One | 1 2 1 | CONFLICT NATIONAL ESI BIRTH_DATE
            ESI first                             | a nat:2 name:Ann_One ; a esi:x:1 name:Bob_Two ; b nat:2 esi:x:1 name:Bob_Two | 1 2 2 | CONFLICT NATIONAL ESI
            a birth date once unknown             | a loc:1 born:- ; a loc:1 ; a loc:1 born:1999-09-09 | 1 1 2 | REUSED LOCAL BIRTH_DATE
            """)
    void tellsWhoseEachRecordIs(String what, String records, String expected, String question) {
        List<String> words = List.of(records.split(";"));
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).strip();
            String university = people.university(word.substring(0, 1));
            people.store(university, people.record(university, "k" + i, word.substring(1)));
        }

        assertThat(partition(words)).isEqualTo(expected);
        assertThat(people.questions())
                .extracting(candidate -> candidate.reason() + " " + String.join(" ", candidate.evidence()))
                .containsExactlyElementsOf(question == null ? List.of() : List.of(question));
    }

    /** The same on one page of each university gives the same. */
    @Test
    void recordsOfOnePageFindEachOther() {
        people.store(
                a,
                people.record(a, "k0", "esi:x:1 loc:1"),
                people.record(a, "k1", "loc:1"),
                people.record(a, "k2", "loc:2 name:Bob_Two"),
                people.record(a, "k3", "loc:1 born:1999-09-09 name:Eve_Three"),
                people.record(a, "k4", "loc:1 born:1999-09-09 name:Eve_Three"));

        assertThat(partition(List.of("a", "a", "a", "a", "a"))).isEqualTo("1 1 2 3 3");
    }

    private String partition(List<String> records) {
        Map<UUID, Integer> numbers = new LinkedHashMap<>();
        StringBuilder partition = new StringBuilder();
        for (int i = 0; i < records.size(); i++) {
            String university = people.university(records.get(i).strip().substring(0, 1));
            Optional<UUID> learner = people.learner(university, "k" + i);
            partition
                    .append(i == 0 ? "" : " ")
                    .append(learner.map(is -> {
                                numbers.putIfAbsent(is, numbers.size() + 1);
                                return String.valueOf(numbers.get(is));
                            })
                            .orElse("-"));
        }
        return partition.toString();
    }

    @Test
    void addressesCountWhereAUniversityTrustsThem() {
        List<Kind> trusted = List.of(Kind.ESI, Kind.EMAIL);

        people.store(a, trusted, List.of(people.record(a, "k", "mail:Ada")));
        people.store(b, trusted, List.of(people.record(b, "k", "mail:ada loc:1")));

        assertThat(people.learner(a, "k")).isPresent().isEqualTo(people.learner(b, "k"));
    }

    /** What is the same, though systems write it differently. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            NATIONAL, 010190-900A,     FIN, NATIONAL, 010190900a,      FI,        true
            NATIONAL, 1234,            FIN, NATIONAL, 1234,            -,         true
            NATIONAL, 1234,            FIN, NATIONAL, 1234,            SWE,       false
            NATIONAL, 121212+1212,     SWE, NATIONAL, 121212-1212,     SWE,       false
            LOCAL,    12,              -,   LOCAL,    12,              U.EXAMPLE, true
            LOCAL,    12,              -,   LOCAL,    12,              lms.test,  false
            LOCAL,    12,              -,   NATIONAL, 12,              -,         false
            ESI,      urn:schac:personalUniqueCode:int:esi:tuni.fi:aB1, -, ESI, URN:schac:personaluniquecode:int:esi:tuni.fi:ab1, -, true
            ESI,      urn:schac:personalUniqueCode:int:esi:tuni.fi:1,   -, ESI, urn:schac:personalUniqueCode:int:esi:unitn.it:1,   -, false
            EMAIL,    Ada@Example.org, -,   EMAIL,    ada@example.org, -,         true
            """)
    void knowsTheSameIdentifierHoweverItIsWritten(
            Kind kind,
            String value,
            String issuer,
            Kind otherKind,
            String otherValue,
            String otherIssuer,
            boolean same) {
        IdentityRules rules = new IdentityRules(Arrays.asList(Kind.values()), "FIN", "u.example");
        IdentifierDigests digests = new IdentifierDigests(TestJournal.CIPHER.derived(IdentifierDigests.PURPOSE));

        assertThat(digests.of("u", learner(kind, value, issuer), rules)
                        .getFirst()
                        .digest()
                        .equals(digests.of("u", learner(otherKind, otherValue, otherIssuer), rules)
                                .getFirst()
                                .digest()))
                .isEqualTo(same);
    }

    private static Learner learner(Kind kind, String value, @Nullable String issuer) {
        return new Learner(
                List.of(PersonName.of("Ada", "Lovelace")), null, List.of(new LearnerIdentifier(kind, value, issuer)));
    }

    @Test
    void anotherPayloadKeyGivesOtherDigests() {
        IdentityRules rules = new IdentityRules(IdentityRules.USUALLY_TRUSTED, "FIN", null);
        Learner learner = learner(Kind.LOCAL, "12", null);
        byte[] key = new byte[32];
        key[0] = 1;

        assertThat(new IdentifierDigests(new PayloadCipher(key).derived(IdentifierDigests.PURPOSE))
                        .of("u", learner, rules)
                        .getFirst()
                        .digest())
                .isNotEqualTo(new IdentifierDigests(TestJournal.CIPHER.derived(IdentifierDigests.PURPOSE))
                        .of("u", learner, rules)
                        .getFirst()
                        .digest());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            Åse,        Ødegård,          ase odegard
            Ødegård,    ÅSE,              ase odegard
            Łucja,      Müller-Weiß,      lucja muller weiss
            Niccolò,    D'Angelò,         angelo d niccolo
            Θεοδώρα,    Παπαδοπούλου,     θεοδωρα παπαδοπουλου
            ..,         --,               ''
            """)
    void plainNamesHaveNoAccentsCaseOrOrder(String given, String family, String plain) {
        assertThat(PlainName.of(PersonName.of(given, family))).isEqualTo(plain);
    }

    /** No table of learners, and no other column than the payloads, holds what a person is known by. */
    @Test
    void keepsNothingInClear() {
        String number = "7731-" + people.world;
        Learner learner = new Learner(
                List.of(PersonName.of("Zorro", "Quetzalcoatl" + people.world)),
                LocalDate.of(1923, 4, 5),
                List.of(
                        new LearnerIdentifier(Kind.NATIONAL, number, "FIN"),
                        new LearnerIdentifier(Kind.LOCAL, "L" + people.world, null),
                        new LearnerIdentifier(
                                Kind.ESI, "urn:schac:personalUniqueCode:int:esi:x:E" + people.world, null)));
        people.store(a, People.record(a, "k", learner));
        people.store(b, People.record(b, "k", learner));

        for (String table : List.of(
                "learner",
                "learner_identifier",
                "learner_likeness",
                "identity_candidate",
                "identity_hold",
                "transfer",
                "completion",
                "step",
                "audit")) {
            String all = String.join(
                    "\n",
                    TestJournal.DATABASE.jdbc().queryForList("select t::text from " + table + " t", String.class));
            assertThat(all)
                    .as(table)
                    .doesNotContainIgnoringCase("Quetzalcoatl")
                    .doesNotContainIgnoringCase("Zorro")
                    .doesNotContain(number, number.replace("-", ""), "L" + people.world, "E" + people.world)
                    .doesNotContainIgnoringCase(hex(number.replace("-", "")))
                    .doesNotContainIgnoringCase(hex("L" + people.world))
                    .doesNotContain("1923-04-05");
        }
        assertThat(people.learner(a, "k")).isPresent().isEqualTo(people.learner(b, "k"));
    }

    private static String hex(String text) {
        return text.chars().mapToObj("%02x"::formatted).collect(Collectors.joining());
    }
}
