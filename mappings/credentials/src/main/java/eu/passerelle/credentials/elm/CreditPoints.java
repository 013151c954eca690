package eu.passerelle.credentials.elm;

import eu.passerelle.model.Credits;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Credits as ELM knows them: only in ECTS; credits of another unit are told in a note. */
final class CreditPoints {

    private CreditPoints() {}

    /** The points in ECTS, none where the ratio of the unit is unknown. */
    static List<BigDecimal> inEcts(@Nullable Credits credits) {
        return credits == null || credits.ects() == null ? List.of() : List.of(credits.ects());
    }

    /** Credits whose own figure is not the figure in ECTS. */
    static List<Credits> notInEcts(@Nullable Credits credits) {
        return credits == null || credits.value().equals(credits.ects()) ? List.of() : List.of(credits);
    }

    static String text(Credits credits) {
        return credits.value().toPlainString() + " " + credits.unit();
    }

    static void write(NodeWriter json, BigDecimal points) {
        json.node("CreditPoint", "creditPoint")
                .concept("framework", CodeLists.ECTS)
                .string("point", points.toPlainString())
                .end();
    }
}
