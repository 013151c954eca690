package eu.passerelle.recognition.receiving;

import eu.passerelle.tables.ConversionPolicy;
import org.jspecify.annotations.Nullable;

/**
 * What a receiving university says about grades of partners.
 *
 * @param scale that grades are converted to; null: the only one of its tables of the field
 */
public record GradePolicy(
        ConversionPolicy conversion, @Nullable String scale) {}
