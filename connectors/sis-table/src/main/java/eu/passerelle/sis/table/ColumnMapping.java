package eu.passerelle.sis.table;

import eu.passerelle.connectors.mapping.Expression;
import eu.passerelle.connectors.mapping.Formats;
import eu.passerelle.connectors.mapping.RecordMapping;
import eu.passerelle.connectors.mapping.RecordMapping.CreditsMapping;
import eu.passerelle.connectors.mapping.RecordMapping.GradeMapping;
import eu.passerelle.connectors.mapping.RecordMapping.IdentifierMapping;
import eu.passerelle.connectors.mapping.RecordMapping.LearnerMapping;
import eu.passerelle.connectors.mapping.RecordMapping.NameMapping;
import eu.passerelle.model.LearnerIdentifier.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code columns} as a mapping: the cells of a row get the hub's names, and the mapping of these names is the same for
 * all tables. It has plain paths only, which need no interpreter.
 */
final class ColumnMapping {

    private ColumnMapping() {}

    /** The mapping of the fields that {@link NamedCells} gives. */
    static RecordMapping of(Columns columns, String language) {
        return new RecordMapping(
                null,
                formats(columns.formats()),
                null,
                null,
                Expression.of("key"),
                null,
                columns.statuses() == null ? null : Expression.of("withdrawn"),
                learner(columns),
                Expression.of("date"),
                field("opportunity", columns.opportunity()),
                titles(columns),
                Expression.of("state"),
                columns.grade() == null && columns.status() == null && columns.progress() == null
                        ? null
                        : new GradeMapping(Expression.of("grade"), scale(columns), Expression.of("outcome")),
                columns.credits() == null
                        ? null
                        : new CreditsMapping(Expression.of("credits"), constant(columns.creditUnit())),
                columns.awardingBody() == null ? null : Map.of(language, Expression.of("awardingBody")),
                field("language", columns.language()),
                field("recognisedFrom", columns.recognisedFrom()),
                field("partOf", columns.partOf()));
    }

    /** Dates of a sheet are ISO, whatever the university's exports are. */
    private static @Nullable Formats formats(@Nullable Formats declared) {
        if (declared == null || declared.dates() == null) {
            return declared;
        }
        List<String> dates = new ArrayList<>(declared.dates());
        dates.add("iso");
        return new Formats(declared.decimal(), declared.grouping(), dates, declared.timeZone());
    }

    private static LearnerMapping learner(Columns columns) {
        List<IdentifierMapping> identifiers = new ArrayList<>();
        identifier(identifiers, Kind.ESI, "esi", columns.esi());
        identifier(identifiers, Kind.NATIONAL, "national", columns.national());
        identifier(identifiers, Kind.LOCAL, "local", columns.local());
        identifier(identifiers, Kind.EMAIL, "email", columns.email());
        identifier(identifiers, Kind.WALLET, "wallet", columns.wallet());
        return new LearnerMapping(
                List.of(new NameMapping(Expression.of("given"), Expression.of("family"), null, null)),
                field("born", columns.born()),
                identifiers);
    }

    private static void identifier(
            List<IdentifierMapping> identifiers, Kind kind, String name, @Nullable String column) {
        if (column != null) {
            identifiers.add(new IdentifierMapping(kind, Expression.of(name), null));
        }
    }

    private static Map<String, Expression> titles(Columns columns) {
        Map<String, Expression> titles = new LinkedHashMap<>();
        columns.title().keySet().forEach(language -> titles.put(language, Expression.of(titleName(language))));
        return titles;
    }

    static String titleName(String language) {
        return "title_" + language.replace('-', '_');
    }

    /** Where there is no grade, the status is one of its own scale. */
    private static Expression scale(Columns columns) {
        return columns.grade() == null ? Expression.of("\"table-status\"") : Expression.of("scale");
    }

    private static @Nullable Expression field(String name, @Nullable String column) {
        return column == null ? null : Expression.of(name);
    }

    private static @Nullable Expression constant(@Nullable String text) {
        return text == null ? null : Expression.of('"' + text + '"');
    }
}
