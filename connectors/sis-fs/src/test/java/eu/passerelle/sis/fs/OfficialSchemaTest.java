package eu.passerelle.sis.fs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.testkit.StandardsFolder;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Our query against the schema that Sikt publishes (third party, not shipped). */
class OfficialSchemaTest {

    @SuppressWarnings("NullAway.Init")
    private static GraphQLSchema schema;

    @BeforeAll
    static void readSchema() throws Exception {
        Optional<Path> found = StandardsFolder.find("sis/fs");
        assumeTrue(
                found.isPresent(),
                "skipped: the FS schema is not on this machine (set -Dpasserelle.standards=<folder>)");
        String definition = Files.readString(found.get().resolve("tester/graphql/schema.graphql"));
        schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(definition));
    }

    private static List<ValidationError> errors(String query) {
        return new Validator().validateDocument(schema, new Parser().parseDocument(query), Locale.ENGLISH);
    }

    @Test
    void ourQueryIsValid() {
        assertThat(errors(FsService.QUERY)).isEmpty();
    }

    @Test
    void theCheckWouldSeeAFieldThatIsGone() {
        assertThat(errors(FsService.QUERY.replace("erOppnadd", "erOppnaddIkke")))
                .isNotEmpty();
    }

    @Test
    void theFilterKnowsEveryNameThatWeSend() {
        var filter = schema.getTypeAs("QueryResultaterFilterInput");
        FsSettings settings = new FsSettings(
                java.net.URI.create("http://localhost/"),
                eu.passerelle.simulators.fs.FsSimulator.authentication("x"),
                "217",
                List.of(new FsSettings.Term(2026, "VÅR")),
                List.of("c"),
                null,
                null,
                null);

        var sent = FsConnector.variables(settings, Position.START, 10).path("filter");

        assertThat(filter.getChildren())
                .extracting(child -> ((graphql.schema.GraphQLNamedSchemaElement) child).getName())
                .containsAll(sent.propertyNames());
    }

    @Test
    void theDefaultsThatHideResultsAreStillThere() throws Exception {
        var filter = (graphql.schema.GraphQLInputObjectType) schema.getType("QueryResultaterFilterInput");

        assertThat(java.util.Objects.requireNonNull(filter).getField("erGyldig").hasSetDefaultValue())
                .isTrue();
        assertThat(filter.getField("erBestatt").hasSetDefaultValue()).isTrue();
    }
}
