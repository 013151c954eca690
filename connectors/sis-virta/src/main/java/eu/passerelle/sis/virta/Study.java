package eu.passerelle.sis.virta;

import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.sis.virta.wsdl.OpintosuoritusTyyppi;
import eu.passerelle.sis.virta.wsdl.OpiskelijaTyyppi;
import eu.passerelle.sis.virta.wsdl.OrganisaatioTyyppi;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * One {@code Opintosuoritus} of a reply.
 *
 * @param group the learner as the awarding organisation knows them, around the study
 * @param element as it came
 * @param ownOrganisation code of the university, where configured
 */
record Study(
        OpiskelijaTyyppi group,
        OpintosuoritusTyyppi content,
        Element element,
        SourceRecord raw,
        @Nullable String ownOrganisation) {

    private static final String ROLE_SOURCE = "3";
    private static final int MAX_KEY = 300;

    /**
     * The source key: {@code @avain}, unique for one awarding organisation. Results of the configured organisation
     * keep it as it is; all others are {@code Myontaja:avain}, whatever else the reply holds, so that a learner's
     * keys stay the same when a result of another organisation joins them.
     */
    Optional<String> key() {
        return text(content.getAvain()).map(this::key).filter(key -> key.length() <= MAX_KEY);
    }

    /** The key of a study that this one names, by the same organisation. */
    String key(String avain) {
        boolean plain = isOwn() && !avain.matches("\\w+:.*");
        return plain ? avain : awardedBy().orElse("") + ":" + avain;
    }

    Optional<String> awardedBy() {
        return text(content.getMyontaja());
    }

    /** Whether the configured organisation awarded it; false where none is configured. */
    boolean isOwn() {
        return ownOrganisation != null && ownOrganisation.equals(awardedBy().orElse(null));
    }

    boolean isDegree() {
        return "1".equals(content.getLaji());
    }

    /** The keys of the studies that this one contains. */
    Stream<String> contains() {
        return content.getSisaltyvyys().stream()
                .map(part -> text(part.getSisaltyvaOpintosuoritusAvain()))
                .flatMap(Optional::stream)
                .map(this::key);
    }

    /** Code of the organisation that awarded the original of recognised credit, as the reply names it. */
    Optional<String> recognisedFrom() {
        return content.getOrganisaatio().stream()
                .filter(part -> ROLE_SOURCE.equals(part.getRooli()))
                .map(OrganisaatioTyyppi::getKoodi)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The choice in {@code Arvosana} by its element, for scales that our schema does not know. */
    VirtaGrades.@Nullable Unknown unknownScale() {
        Element grade = child(element, "Arvosana");
        Element choice = grade == null ? null : child(grade, null);
        if (choice == null || choice.getLocalName().equals("EiKaytossa")) {
            return null;
        }
        String text = choice.getTextContent().strip();
        return text.isEmpty() ? null : new VirtaGrades.Unknown(choice.getLocalName(), text);
    }

    private static @Nullable Element child(Element parent, @Nullable String name) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && (name == null || name.equals(element.getLocalName()))) {
                return element;
            }
        }
        return null;
    }

    static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }
}
