package eu.passerelle.connectors.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.RejectedRecord;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.Completion;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.Credits;
import eu.passerelle.model.Grade;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.LearnerIdentifier.Kind;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.PersonName;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OverrideMapperTest {

    private static final String RAW = """
            <Study id="s-1"><Mark>8,5</Mark><Day>03.04.2026</Day><Code>MC-9</Code><Status>G</Status>
            <Mail>a@kaunas.example</Mail><Mail>b@kaunas.example</Mail><Name lang="lt">Duomenys</Name></Study>""";

    private static final Completion READ = new Completion(
            new CompletionKey("kaunas", "17"),
            new Learner(
                    List.of(PersonName.of("Žydrūnė", "Kazlauskaitė")),
                    null,
                    List.of(
                            new LearnerIdentifier(Kind.LOCAL, "700001", "kaunas.example"),
                            new LearnerIdentifier(Kind.EMAIL, "old@kaunas.example", null))),
            "MC-1",
            LocalizedText.of("en", "Data"),
            Completion.State.FINAL,
            new Grade("8", "own", Grade.Outcome.UNKNOWN),
            Credits.ects(new BigDecimal("5")),
            LocalDate.of(2026, 1, 31),
            null,
            "en",
            null,
            null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(home.resolve("maps.csv"), """
                map,code,value,validFrom,validTo,reviewedBy,reviewedOn,source
                outcome,G,passed,,2026-06-30,R. Petrauskas,2026-01-10,Study regulations 12
                outcome,G,failed,2026-07-01,,R. Petrauskas,2026-06-10,Study regulations 14
                outcome,P,passed,,,,,not reviewed yet
                """);
    }

    private OverrideMapper mapper(String fields) {
        String section =
                "{\"values\": \"maps.csv\", \"formats\": {\"decimal\": \",\", \"dates\": [\"dd.MM.yyyy\", \"iso\"]},"
                        + " \"fields\": " + fields + "}";
        return OverrideMapper.of(sis(), Kaunas.JSON.readValue(section, CompletionOverride.class));
    }

    private SisContext<String> sis() {
        return new SisContext<>(
                Kaunas.UNIVERSITY, "", Limits.DEFAULT, new OutgoingAddresses(List.of()), home, Clock.systemUTC());
    }

    private static CompletionPage page(Completion read, String raw) {
        SourceRecord source = new SourceRecord("application/xml", raw.getBytes(StandardCharsets.UTF_8));
        return new CompletionPage(
                List.of(
                        new CompletionEvent.Reported(read, "learner:1", source),
                        new CompletionEvent.Withdrawn(new CompletionKey("kaunas", "18"), "gone")),
                List.of(new RejectedRecord("19", source, "unreadable", "Correct it.")),
                new Watermark("after"),
                false,
                Set.of("learner:1"));
    }

    private Completion over(String fields) {
        CompletionPage page = mapper(fields).over(page(READ, RAW));
        assertThat(page.rejected()).hasSize(1);
        return ((CompletionEvent.Reported) page.events().getFirst()).completion();
    }

    private RejectedRecord rejected(String fields) {
        CompletionPage page = mapper(fields).over(page(READ, RAW));
        assertThat(page.events()).hasSize(1);
        return page.rejected().getLast();
    }

    @Test
    void withoutFieldsNothingChanges() {
        CompletionPage before = page(READ, "this is no XML");

        assertThat(mapper("{}").over(before)).isEqualTo(before);
    }

    @Test
    void onlyTheFieldsNamedAreReplaced() {
        Completion over = over("{\"opportunityCode\": \"raw.Code\"}");

        assertThat(over)
                .usingRecursiveComparison()
                .ignoringFields("opportunityCode")
                .isEqualTo(READ);
        assertThat(over.opportunityCode()).isEqualTo("MC-9");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            {'grade': {'raw': 'raw.Mark'}}                                ; 8,5 own UNKNOWN
            {'grade': {'scale': '"lt-1-10"'}}                             ; 8 lt-1-10 UNKNOWN
            {'grade': {'outcome': '$code("outcome", raw.Status)'}}        ; 8 own PASSED
            {'grade': {'outcome': '$code("outcome", raw.Status)'}, 'completedOn': '"2026-08-01"'} ; 8 own FAILED
            {'grade': {'raw': 'raw.Mark', 'scale': '"lt-1-10"', 'outcome': 'false'}} ; 8,5 lt-1-10 FAILED
            {'grade': {'scale': 'raw.Nothing'}}                           ; 8 unknown UNKNOWN
            {'grade': {'raw': 'raw.Nothing'}}                             ; none
            """)
    void aGradeIsReplacedPartByPart(String fields, String expected) {
        Grade grade = over(json(fields)).grade();

        assertThat(grade == null ? "none" : grade.raw() + " " + grade.scale() + " " + grade.outcome())
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            {'credits': {'value': '"2,5"'}}                               ; 2.5 ects 2.5
            {'credits': {'unit': '"sbu"'}}                                ; 5 sbu null
            {'credits': {'value': 'completion.credits.value', 'unit': '"ECTS"'}} ; 5 ects 5
            {'credits': {'value': 'raw.Nothing'}}                         ; none
            """)
    void creditsAreCalculatedAnew(String fields, String expected) {
        Credits credits = over(json(fields)).credits();

        assertThat(credits == null ? "none" : credits.value() + " " + credits.unit() + " " + credits.ects())
                .isEqualTo(expected);
    }

    @Test
    void datesTitlesStateLanguageAndBodyCanBeReplaced() {
        Completion over = over(json("{'completedOn': 'raw.Day', 'state': '\"provisional\"', 'language': '\"lit\"',"
                + " 'title': {'lt': 'raw.Name._text', '*': 'completion.title'}, 'awardingBody': {'en': '\"Faculty\"'},"
                + " 'recognisedFrom': 'true'}"));

        assertThat(over.completedOn()).isEqualTo("2026-04-03");
        assertThat(over.state()).isEqualTo(Completion.State.PROVISIONAL);
        assertThat(over.language()).isEqualTo("lt");
        assertThat(over.title().byLanguage()).isEqualTo(Map.of("lt", "Duomenys", "en", "Data"));
        assertThat(over.awardingBody()).isEqualTo(LocalizedText.of("en", "Faculty"));
        assertThat(over.recognisedFrom()).isEqualTo("unknown");
    }

    @Test
    void identifiersOfTheKindsNamedAreReplaced() {
        Learner learner = over(json("{'learner': {'identifiers': [{'kind': 'EMAIL', 'value': 'raw.Mail'}]}}"))
                .learner();

        assertThat(learner.names()).isEqualTo(READ.learner().names());
        assertThat(learner.identifiers().stream()
                        .map(each -> each.kind() + " " + each.value())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("LOCAL 700001", "EMAIL a@kaunas.example", "EMAIL b@kaunas.example");
    }

    @Test
    void anUnknownCodeIsNamedAndNeverGuessed() {
        Completion grade = over(json("{'grade': {'outcome': '$code(\"outcome\", \"P\")'}}"));
        Completion needed =
                over(json("{'completedOn': '$code(\"outcome\", \"D\")', 'title': {'en': '$code(\"outcome\", \"T\")'},"
                        + " 'state': '$code(\"outcome\", \"S\")'}"));

        assertThat(grade.unresolved()).containsExactly("outcome 'P'");
        assertThat(grade.grade()).isEqualTo(READ.grade());
        assertThat(needed.unresolved()).containsExactly("outcome 'D'", "outcome 'T'", "outcome 'S'");
        assertThat(needed.completedOn()).isEqualTo(READ.completedOn());
        assertThat(needed.title()).isEqualTo(READ.title());
        assertThat(needed.state()).isEqualTo(Completion.State.PROVISIONAL);
    }

    @Test
    void codesThatTheConnectorDoesNotKnowStayUnknown() {
        Completion read = new Completion(
                READ.key(),
                READ.learner(),
                "MC-1",
                READ.title(),
                READ.state(),
                null,
                null,
                READ.completedOn(),
                null,
                null,
                null,
                null,
                List.of("state 'X'"),
                null);

        CompletionPage page = mapper(json("{'grade': {'outcome': '$code(\"outcome\", \"P\")'}}"))
                .over(page(read, RAW));

        assertThat(((CompletionEvent.Reported) page.events().getFirst())
                        .completion()
                        .unresolved())
                .containsExactly("state 'X'", "outcome 'P'");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {~completedOn~: ~raw.Nothing~}                 | 'completedOn' gives nothing
            {~completedOn~: ~raw.Code~}                    | 'completedOn' is no date
            {~title~: {~en~: ~raw.Nothing~}}               | 'title' gives nothing
            {~state~: ~raw.Status~}                        | 'state' is neither final nor provisional
            {~grade~: {~outcome~: ~raw.Status~}}           | 'grade.outcome' is none of
            {~credits~: {~value~: ~raw.Code~}}             | 'credits.value' is no number
            {~opportunityCode~: ~raw.Mail~}                | 'opportunityCode' gives several values
            {~opportunityCode~: ~$number(raw.Code)~}       | 'opportunityCode': the expression cannot be evaluated
            {~opportunityCode~: ~($f := function($x) {1 + $f($x)}; $f(1))~} | exceeds the limit
            """)
    void anExpressionThatFailsRejectsItsRecordOnly(String fields, String reason) {
        RejectedRecord rejected = rejected(fields.replace('~', '"'));

        assertThat(rejected.sourceKey()).isEqualTo("17");
        assertThat(rejected.raw().content()).isEqualTo(RAW.getBytes(StandardCharsets.UTF_8));
        assertThat(rejected.reason()).startsWith("the university's mapping: ").contains(reason);
        assertThat(rejected.repair()).isNotBlank();
        assertThat(rejected.says()).doesNotContain("MC-9", "kaunas.example");
    }

    @Test
    void whatSurroundsTheCompletionsStays() {
        CompletionPage page = mapper(json("{'completedOn': 'raw.Nothing'}")).over(page(READ, RAW));

        assertThat(page.next()).isEqualTo(new Watermark("after"));
        assertThat(page.last()).isFalse();
        assertThat(page.complete()).containsExactly("learner:1");
        assertThat(page.events()).hasOnlyElementsOfType(CompletionEvent.Withdrawn.class);
        assertThat(page.rejected()).extracting(RejectedRecord::sourceKey).containsExactly("19", "17");
    }

    @Test
    void aMapThatTheFileLacksIsRefusedBeforeAnyRecord() {
        assertThatThrownBy(() -> mapper(json("{'language': '$code(\"tongue\", raw.Code)'}")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("[tongue]")
                .hasMessageContaining("maps.csv");
    }

    @Test
    void theKeyCannotBeReplaced() {
        assertThat(Arrays.stream(CompletionOverride.OverriddenFields.class.getRecordComponents()))
                .extracting(java.lang.reflect.RecordComponent::getName)
                .isNotEmpty()
                .doesNotContain("key", "partOf", "scope");
    }

    private static String json(String quoted) {
        StringBuilder json = new StringBuilder();
        // apostrophes around, quotes within
        for (char c : quoted.toCharArray()) {
            json.append(c == '\'' ? "\"" : c == '"' ? "\\\"" : String.valueOf(c));
        }
        return json.toString();
    }
}
