package eu.passerelle.routes.config;

import eu.passerelle.credentials.elm.EdcProfile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a university's Europass credentials claim.
 *
 * @param profile the most that they claim: {@code GENERIC}; {@code ACCREDITED}, where a line of
 *     {@code recognition/accreditations.csv} with its agency covers the award; {@code DIPLOMA_SUPPLEMENT}, for whole degrees
 *     and stacks that are covered so and have a date of birth, ECTS credits and a grade. What the facts do not bear is
 *     written in the lesser profile; {@code GENERIC} when absent
 * @param mandate by which the hub's seal stands under them; not looked at where that is the university's own seal
 */
public record EdcSettings(
        @Nullable EdcProfile profile, @Nullable Mandated mandate) {

    /**
     * The mandate of the university to the organisation of the seal; {@code {}} for one in the hub's own words.
     *
     * @param statement an English sentence that stands in every credential; the hub's own when absent
     * @param document the mandate itself, a PDF, PNG or JPEG file of at most 512 KiB that goes into every credential;
     *     relative to the configuration directory
     */
    public record Mandated(
            @Nullable String statement, @Nullable Path document) {}
}
