package eu.passerelle.sis.oneroster;

import static eu.passerelle.sis.oneroster.Known.reference;

import eu.passerelle.connectors.json.JsonFields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line item as its results need it.
 *
 * @param ours whether it stands for a completed course
 * @param group sourcedId of its class
 * @param scoreScale sourcedId
 * @param min of the score
 * @param max of the score; null where the line item tells none
 */
record LineItem(
        boolean ours,
        @Nullable String group,
        @Nullable String title,
        @Nullable String scoreScale,
        BigDecimal min,
        @Nullable BigDecimal max) {

    static LineItem of(JsonNode object, GradebookRules rules) {
        return new LineItem(
                rules.reads(reference(object, "category")),
                reference(object, "class"),
                JsonFields.text(object, "title"),
                reference(object, "scoreScale"),
                JsonFields.decimal(object, "resultValueMin").orElse(BigDecimal.ZERO),
                JsonFields.decimal(object, "resultValueMax").orElse(null));
    }
}
