package eu.passerelle.sis.virta;

import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.xml.XmlNode;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One {@code Opintosuoritus} of a reply.
 *
 * @param group the learner as the awarding organisation knows them, around the study; nameless where Virta was asked
 *     for results only
 * @param key the source key: {@code @avain}, unique for one awarding organisation. Results of the configured
 *     organisation keep it as it is; all others are {@code Myontaja:avain}, whatever else the reply holds, so that a
 *     learner's keys stay the same when a result of another organisation joins them
 * @param awardedBy code of the organisation
 * @param isOwn whether the configured organisation awarded it; false where none is configured
 */
record Study(
        XmlNode group,
        XmlNode content,
        SourceRecord raw,
        Optional<String> key,
        Optional<String> awardedBy,
        boolean isOwn) {

    private static final String ROLE_SOURCE = "3";
    private static final int MAX_KEY = 300;
    private static final Pattern OF_AN_ORGANISATION = Pattern.compile("\\w+:.*");

    /** @param ownOrganisation code of the university, where configured */
    static Study of(XmlNode group, XmlNode content, @Nullable String ownOrganisation) {
        Optional<String> awardedBy = content.text("Myontaja");
        boolean isOwn = ownOrganisation != null && ownOrganisation.equals(awardedBy.orElse(null));
        return new Study(
                group,
                content,
                new SourceRecord("application/xml", content.withoutChildren("")),
                text(content.attribute("avain"))
                        .map(avain -> key(avain, awardedBy, isOwn))
                        .filter(key -> key.length() <= MAX_KEY),
                awardedBy,
                isOwn);
    }

    private static String key(String avain, Optional<String> awardedBy, boolean isOwn) {
        boolean plain = isOwn
                && (avain.indexOf(':') < 0 || !OF_AN_ORGANISATION.matcher(avain).matches());
        return plain ? avain : awardedBy.orElse("") + ":" + avain;
    }

    boolean isDegree() {
        return content.text("Laji").equals(Optional.of("1"));
    }

    Optional<String> learnerKey() {
        return text(content.attribute("opiskelijaAvain"));
    }

    /** Code of what was studied. */
    Optional<String> code() {
        return text(content.attribute("koulutusmoduulitunniste"));
    }

    /** The keys of the studies that this one contains, by the same organisation. */
    Stream<String> contains() {
        return content.children("Sisaltyvyys").stream()
                .map(part -> text(part.attribute("sisaltyvaOpintosuoritusAvain")))
                .flatMap(Optional::stream)
                .map(avain -> key(avain, awardedBy, isOwn));
    }

    /** Code of the organisation that awarded the original of recognised credit, as the reply names it. */
    Optional<String> recognisedFrom() {
        return content.children("Organisaatio").stream()
                .filter(part -> part.text("Rooli").equals(Optional.of(ROLE_SOURCE)))
                .map(part -> part.text("Koodi"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<String> text(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty());
    }
}
