package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTableInvalidTest {

    private static final String SHIPPED_NAMESPACE = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    @TempDir
    private Path directory;

    @BeforeEach
    void copy() {
        Tables.copyTo(directory);
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            # in release.dmn, replace     | by                       | is told
            <text>-</text>                | <text></text>            | release.dmn, table release, row 1: input cell 2 is empty; write -
            <text>"declined"</text>       | <text>"refused"</text>   | release.dmn, table release, row 2: decision is
            <text>"declined"</text>       | <text>declined</text>    | release.dmn, table release, row 2: decision is
            <text>"release-failed"</text> | <text>"release-elsewhere"</text> | release.dmn, table release, row 4: the rule id 'release-elsewhere' stands twice
            <text>"release-failed"</text> | <text>"failed-release"</text> | release.dmn, table release, row 4: the rule id 'failed-release' must start with
            <text>"release-failed"</text> | <text>1 + 1</text> | release.dmn, table release, row 4: the rule id is lower case
            "The result is not a pass."   | ''                       | release.dmn, table release, row 4: the reason is empty
            "The result is not a pass."   | not a pass.              | release.dmn, table release, row 4:
            <text>"failed"</text>         | <text>"fail</text>       | release.dmn, table release, row 4:
            hitPolicy="FIRST"             | hitPolicy="COLLECT"      | release.dmn, table release: its hit policy must be
            name="reason"                 | name="because"           | release.dmn, table release: the output column 'reason' is missing
            <text>state</text>            | <text>sate</text>        | release.dmn, table release: input column 1: there is no fact 'sate'; did you mean 'state'? The facts are state
            <text>"failed"</text>         | <text>"faild"</text>     | release.dmn, table release, row 4: input cell 2 ("faild"): outcome is never "faild"; did you mean "failed"?
            <text>"failed"</text>         | <text>7</text>           | release.dmn, table release, row 4: input cell 2 (7): the column is a string, not a number
            <text>"failed"</text>         | <text>-</text>           | release.dmn, table release, row 5: it never decides, because rows above fit wherever it does
            <text>&gt; 3653</text>        | <text>> "10"</text>      | release.dmn, table release, row 7: input cell 6 (> "10"): the column is a number, not a string
            <text>&gt; 3653</text>        | <text>(9..5)</text>      | release.dmn, table release, row 7: input cell 6 ((9..5)) fits no value of ageDays
            typeRef="string">             | typeRef="number">        | release.dmn, table release: input column 1 says that state is a number, but it is a string
            hitPolicy="FIRST"             | hitPolicy="UNIQUE"       | release.dmn, table release, row 2: it overlaps with row 1 where state is "provisional"
            name="duplicate"              | name="sort"              | release.dmn, table release: there is no fact 'sort'; did you mean
            <decision id="release" name="release"> | <decision id="release" name="publish"> | release.dmn: has no decision named 'release'
            <text>"final"</text>          | <text>> (</text>         | release.dmn, table release, row 8:
            </definitions>                | ''                       | release.dmn, line
            <definitions                  | <!DOCTYPE x><definitions | release.dmn, line 2: is not well-formed XML without
            20191111                      | 20990101                 | release.dmn, line 2: the root is not <definitions>
            namespace="h                  | name="again" namespace="h| release.dmn, line 2: is not well-formed
            <definitions xmlns            | <model xmlns             | release.dmn, line
            <text>"release-failed"</text> | '<text>(function(x) external {java: {class: "java.lang.System", method signature: "getProperty(java.lang.String)"}})("user.home")</text>' | release.dmn, line 205: has a function that is external to FEEL
            <text>"release-failed"</text> | <text>function() /* " */ <![CDATA[external]]> {}</text> | release.dmn, line 205: has a function that is external
            <decision id="release" name="release"> | <businessKnowledgeModel id="b" name="b"><encapsulatedLogic kind="Java"/></businessKnowledgeModel><decision id="release" name="release"> | release.dmn, line 12: has a function of kind Java
            <decision id="release" name="release"> | <import name="m" namespace="urn:m" importType="urn:pmml"/><decision id="release" name="release"> | release.dmn, line 12: imports another file
            """)
    void namesFileTableAndRow(String from, String to, String told) {
        Tables.edit(directory.resolve("release.dmn"), from, to);

        List<String> problems = Tables.problems(directory);

        assertThat(problems)
                .isNotEmpty()
                .anySatisfy(problem -> assertThat(problem).startsWith(told));
    }

    @Test
    void tellsTheProblemsOfAllFilesAtOnce() throws IOException {
        Tables.edit(directory.resolve("release.dmn"), "<text>\"release-failed\"", "<text>\"x\"");
        Files.delete(directory.resolve("quality-authority.dmn"));
        Files.writeString(directory.resolve("alliance.dmn"), "");

        List<String> problems = Tables.problems(directory);

        assertThat(String.join("\n", problems))
                .contains("release.dmn, table release, row 4")
                .contains("quality-authority.dmn: the table is missing")
                .contains("alliance.dmn: no such table is asked");
    }

    @Test
    void tellsThatTheDirectoryIsMissing() {
        assertThat(Tables.problems(directory.resolve("nowhere")))
                .first()
                .asString()
                .isEqualTo("nowhere: the directory of the recognition tables cannot be read");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.omg.org/spec/DMN/20180521/MODEL/",
                "https://www.omg.org/spec/DMN/20211108/MODEL/",
                "https://www.omg.org/spec/DMN/20230324/MODEL/"
            })
    void readsOtherVersionsOfDmn(String namespace) {
        Tables.edit(directory.resolve("quality-authority.dmn"), SHIPPED_NAMESPACE, namespace);

        assertThat(Tables.problems(directory)).isEmpty();
    }
}
