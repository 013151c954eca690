package eu.passerelle.routes;

import eu.passerelle.dashboard.Configurations.Offer;
import eu.passerelle.dashboard.Configurations.Refused;
import eu.passerelle.dashboard.DataDesk;
import eu.passerelle.journal.CompanionFiles;
import eu.passerelle.journal.ConfigurationVersion;
import eu.passerelle.journal.WaitingForData;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import eu.passerelle.routes.config.UniversitySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a change of configuration means for results that were read before, and for the files that it is used with. */
record Rereading(WaitingForData waiting, CompanionFiles files, DataDesk data, CatalogueFiles catalogueFiles) {

    /**
     * What activating a draft leaves as it was read before; null where that is nothing.
     *
     * @param earlier the version before, connected; null where it cannot be
     */
    @Nullable
    Offer offer(
            ConnectedUniversity<?> candidate,
            @Nullable ConfigurationVersion before,
            @Nullable ConnectedUniversity<?> earlier) {
        if (before == null || earlier == null) {
            return null;
        }
        UniversitySettings was = earlier.settings();
        UniversitySettings is = candidate.settings();
        List<String> changed = new ArrayList<>();
        if (!Objects.equals(was.mapping(), is.mapping())) {
            changed.add("mapping");
        }
        if (!was.identityRules().equals(is.identityRules())) {
            changed.add("identity");
        }
        long results = waiting.results(before.university());
        // a changed 'sis' is read from the beginning anyway
        boolean anyway = !was.sis().equals(is.sis());
        return changed.isEmpty() || anyway || results == 0
                ? null
                : new Offer(List.copyOf(changed), results, waiting.lastWholeSeconds(before.university()));
    }

    /** Appended to what is said of the activation. */
    static String told(@Nullable Offer offer, String university) {
        return offer == null
                ? ""
                : " %s changed: %d results stay as they were read before, unless they are read anew%s: './hub sync %s --anew'."
                        .formatted(
                                String.join(" and ", offer.changed()),
                                offer.results(),
                                offer.seconds() == null ? "" : " (reading to the end took " + offer.seconds() + " s)",
                                university);
    }

    /** @return what was brought back, and what could not be */
    String bringBack(ConnectedUniversity<?> university, int version, String who) {
        Map<String, String> then = files.lastUsedWith(university.id(), version);
        if (then.isEmpty()) {
            return " No run of that version is known, so its files stay as they are.";
        }
        StringBuilder told = new StringBuilder();
        then.forEach((path, sha256) -> {
            try {
                data.restore(university.id(), path, sha256, who);
                told.append(' ').append(path).append(" is as its last run found it.");
            } catch (Refused no) {
                told.append(' ').append(no.getMessage());
            }
        });
        return told.toString();
    }
}
