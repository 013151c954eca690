package eu.passerelle.sis.apogee;

import eu.passerelle.connectors.SourceRecord;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.Sha256;
import eu.passerelle.sis.apogee.ApogeeClient.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One result of one pedagogic element ({@code ResultatElpDTO3} in {@code ContratPedagogiqueResultatElpEprDTO5}).
 *
 * @param contract the element with all its results
 * @param raw of the contract, as it came
 */
record ApogeeResult(XmlNode contract, XmlNode content, SourceRecord raw, Source source) {

    private static final int MAX_CODE = 60;
    /** {@code natureResultat/codAdm}: a result of eligibility, before the one of admission. */
    private static final String ELIGIBILITY = "0";

    private static final String DELIBERATED = "T";

    /** Those that say something: an element that was only enrolled for has a result without mark and code. */
    static List<ApogeeResult> of(XmlNode contract, SourceRecord raw, Source source) {
        List<ApogeeResult> results = new ArrayList<>();
        for (XmlNode list : contract.children("resultatsElp")) {
            for (XmlNode item : list.children("item")) {
                ApogeeResult result = new ApogeeResult(contract, item, raw, source);
                if (result.mark().isPresent() || result.code().isPresent()) {
                    results.add(result);
                }
            }
        }
        return results;
    }

    /** The source key: learner, year, element and session; the learner's number does not show in it. */
    String key(RosterLearner learner) {
        return key(learner, year(), element().orElse("h-" + Sha256.key(raw.content())), session());
    }

    static String key(RosterLearner learner, String year, String element, String session) {
        return String.join(":", learner.hash(), shortened(year), shortened(element), shortened(session));
    }

    private static String shortened(String code) {
        return code.length() <= MAX_CODE ? code : "h-" + Sha256.key(code);
    }

    /** Of the result, which may have been kept from an earlier year than the contract's. */
    String year() {
        return content.text("codAnu").or(() -> contract.text("codAnu")).orElse("");
    }

    Optional<String> element() {
        return contract.child("elp").flatMap(elp -> elp.text("codElp"));
    }

    String session() {
        return content.child("session")
                .flatMap(session -> session.text("codSes"))
                .orElse("0");
    }

    /** Code of the element that this one is part of. */
    Optional<String> parent() {
        return contract.text("codElpSup").filter(code -> !Optional.of(code).equals(element()));
    }

    boolean isOf(String otherElement, String otherYear) {
        return element().equals(Optional.of(otherElement)) && year().equals(otherYear);
    }

    Optional<String> mark() {
        return content.text("notElp");
    }

    /** Of the result, {@code codTre}: ADM, AJ, ... */
    Optional<String> code() {
        return content.child("typResultat").flatMap(type -> type.text("codTre"));
    }

    /** Final once the jury has ended, and only where this is the result of admission. */
    boolean isFinal() {
        return !isEligibility()
                && content.child("etatDelib")
                        .flatMap(state -> state.text("codEtaAvc"))
                        .equals(Optional.of(DELIBERATED));
    }

    private boolean isEligibility() {
        return content.child("natureResultat")
                .flatMap(nature -> nature.text("codAdm"))
                .equals(Optional.of(ELIGIBILITY));
    }

    /** Admission replaces eligibility; else the live tables the extraction, which is older. */
    boolean replaces(ApogeeResult other) {
        if (isEligibility() != other.isEligibility()) {
            return !isEligibility();
        }
        return source == Source.LIVE && other.source == Source.EXTRACTION;
    }

    /** The same source says two things of one result. An element in two stages is said twice, equally. */
    boolean contradicts(ApogeeResult other) {
        return source == other.source
                && isEligibility() == other.isEligibility()
                && !(mark().equals(other.mark())
                        && code().equals(other.code())
                        && content.text("nbrCrdElp").equals(other.content.text("nbrCrdElp")));
    }
}
