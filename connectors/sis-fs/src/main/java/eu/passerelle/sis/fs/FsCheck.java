package eu.passerelle.sis.fs;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.HubException;
import eu.passerelle.connectors.failure.SisRejected;
import eu.passerelle.connectors.json.JsonFields;
import eu.passerelle.connectors.json.JsonRecord;
import eu.passerelle.connectors.json.JsonRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The steps of {@code ./hub check} against a live FS. */
final class FsCheck {

    private static final String FIELDS = "fields of a result not announced for removal";
    private static final String INTROSPECTION =
            "query { __type(name: \"Resultat\") { fields(includeDeprecated: true) { name isDeprecated } } }";
    private static final Set<String> USED = Set.of(
            "id",
            "erGyldig",
            "erKunngjort",
            "erOppnadd",
            "tidspunktOpprettet",
            "gjeldendeVekting",
            "karakter",
            "vurderingsresultatstatus",
            "emne",
            "larested",
            "opprinneligLarested",
            "parents",
            "student");

    private final SisContext<FsSettings> sis;
    private final FsService service;
    private final List<CheckStep> steps = new ArrayList<>();

    FsCheck(SisContext<FsSettings> sis, FsService service) {
        this.sis = sis;
        this.service = service;
    }

    List<CheckStep> steps() {
        String step = "credentials, organisation and query accepted";
        try {
            JsonRecords.Listed answer =
                    service.ask(FsService.QUERY, FsConnector.variables(sis.settings(), Position.START, 10));
            steps.add(CheckStep.ok(step, "as organisation " + sis.settings().organisation()));
            steps.add(first(answer.list()));
        } catch (HubException e) {
            steps.add(CheckStep.failed(step, String.valueOf(e.getMessage())));
            steps.add(CheckStep.skipped("all further steps", "they need the step before them"));
            return List.copyOf(steps);
        }
        steps.add(fields());
        return List.copyOf(steps);
    }

    private static CheckStep first(@Nullable List<JsonRecord> nodes) {
        String step = "first results";
        return nodes == null || nodes.isEmpty()
                ? CheckStep.failed(step, "none: check 'terms' and 'courses', else ask Sikt what our user may see")
                : CheckStep.ok(step, nodes.size() + " seen");
    }

    private CheckStep fields() {
        try {
            TreeSet<String> missing = new TreeSet<>(USED);
            TreeSet<String> leaving = new TreeSet<>();
            for (JsonNode field : service.ask(INTROSPECTION, FsService.JSON.createObjectNode())
                    .around()
                    .at("/data/__type/fields")) {
                String name = String.valueOf(JsonFields.text(field, "name"));
                if (missing.remove(name) && Boolean.TRUE.equals(JsonFields.flag(field.path("isDeprecated")))) {
                    leaving.add(name);
                }
            }
            return missing.isEmpty() && leaving.isEmpty()
                    ? CheckStep.ok(FIELDS, USED.size() + " fields")
                    : CheckStep.failed(
                            FIELDS, "gone: " + missing + ", announced for removal: " + leaving + ": update the hub");
        } catch (SisRejected e) {
            return CheckStep.skipped(FIELDS, "FS does not permit introspection");
        } catch (HubException e) {
            return CheckStep.failed(FIELDS, String.valueOf(e.getMessage()));
        }
    }
}
