package eu.passerelle.routes.config;

import eu.passerelle.model.LocalizedText;
import eu.passerelle.recognition.stacking.Pathway;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code config/pathways/<id>.yaml}: one file, one pathway of modules that together lead to a larger micro-credential or
 * towards a degree. The file's name is its id.
 *
 * @param id the file's name without {@code .yaml}; never change it, awards are known by it
 * @param title of what is awarded, by language
 * @param awardedBy university whose SIS has {@code protocol: pathways}, for example {@code eciu}
 * @param leadsTo code of the learning opportunity, in that university's catalogue, that is then completed: its outcomes,
 *     level, assessment and quality assurance stand in the credential
 * @param credits least total, ECTS
 * @param minimumLevel least EQF level of a part, 1 to 8; any when absent
 * @param months longest time from the day of the first part to that of the last; any when absent
 * @param residency how much must come from one university; absent: from anywhere
 * @param validFrom first day of results that count; absent: from ever
 * @param validUntil last day of results that count; absent: for ever
 * @param required groups of modules; enough of each must be completed
 */
public record PathwaySettings(
        String id,
        Map<String, String> title,
        String awardedBy,
        String leadsTo,
        BigDecimal credits,
        @Nullable Integer minimumLevel,
        @Nullable Integer months,
        @Nullable Residency residency,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        List<Group> required) {

    /**
     * How much must come from one university.
     *
     * @param university id; the awarding one when absent
     * @param share of the credits that count, for example 0.5
     */
    public record Residency(@Nullable String university, BigDecimal share) {}

    /**
     * Modules of which enough must be completed: so many of them, or so many credits of them, or all.
     *
     * @param name for people, for example {@code electives}
     * @param modules how many of them; with neither number nor credits: all
     * @param credits how many ECTS of them
     * @param of the modules; none stands in two groups, as a part counts once
     */
    public record Group(
            String name,
            @Nullable Integer modules,
            @Nullable BigDecimal credits,
            List<Module> of) {}

    /**
     * A learning opportunity of a university.
     *
     * @param university id, the name of its file
     * @param opportunity code in its catalogue, as its results have it
     */
    public record Module(String university, String opportunity) {}

    /** @throws IllegalArgumentException with all that is wrong with it as a pathway */
    Pathway pathway() {
        return new Pathway(
                id,
                new LocalizedText(title),
                awardedBy,
                leadsTo,
                credits,
                minimumLevel,
                months,
                residency == null
                        ? null
                        : new Pathway.Residency(
                                residency.university() == null ? awardedBy : residency.university(), residency.share()),
                validFrom,
                validUntil,
                required.stream().map(PathwaySettings::group).toList());
    }

    private static Pathway.Group group(Group group) {
        return new Pathway.Group(
                group.name(),
                group.modules(),
                group.credits(),
                group.of().stream()
                        .map(module -> new Pathway.Module(module.university(), module.opportunity()))
                        .toList());
    }
}
