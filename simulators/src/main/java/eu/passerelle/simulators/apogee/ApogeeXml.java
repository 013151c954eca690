package eu.passerelle.simulators.apogee;

import eu.passerelle.simulators.SimulatedCourse;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.TermSlots.Slot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The XML that Apogée writes: every element of the contract in its order, what is not known as nil. */
final class ApogeeXml {

    private static final String SERVICE = "gouv.education.apogee.commun.servicesmetiers.PedagogiqueMetier";

    private final StringBuilder xml = new StringBuilder();

    static String envelope(String body) {
        return """
                <?xml version="1.0" encoding="ISO-8859-15"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" \
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>%s</soapenv:Body></soapenv:Envelope>
                """.formatted(body);
    }

    static String reply(String operation, List<String> items) {
        StringBuilder body = new StringBuilder("<ns1:" + operation + "Response xmlns:ns1=\"" + SERVICE + "\">");
        for (String item : items) {
            body.append('<').append(operation).append("Return>").append(item);
            body.append("</").append(operation).append("Return>");
        }
        return envelope(
                body.append("</ns1:").append(operation).append("Response>").toString());
    }

    /** What Apogée throws for everything, also for "nothing found". */
    static String fault(String message) {
        ApogeeXml detail = new ApogeeXml();
        detail.nil("domaine", "element", "messages", "nature", "type").text("lastErrorMsg", message);
        return envelope("""
                <soapenv:Fault><faultcode>soapenv:Server.generalException</faultcode><faultstring/><detail>\
                <ns1:fault xmlns:ns1="%s">%s</ns1:fault></detail></soapenv:Fault>""".formatted(SERVICE, detail.xml));
    }

    /** {@code ContratPedagogiqueResultatVdiVetDTO2}: one degree with one stage. */
    static String degree(int year) {
        ApogeeXml degree = new ApogeeXml();
        degree.text("annee", String.valueOf(year)).nil("datObtVdi", "datValDip", "diplome");
        degree.open("etapes").open("item").text("codAnu", String.valueOf(year)).nil("codTypIpe", "libTypIpe");
        degree.open("etape").text("codEtp", "ING" + year % 10).text("codVrsVet", "1");
        degree.text("libEtp", "Ingénieur, année n° 4").nil("libWebVet", "temDipVet", "libEtatIae");
        degree.close("etape").nil("groupes", "resultatVet").close("item").close("etapes");
        return degree.nil("resultatVdi").xml.toString();
    }

    /** {@code ContratPedagogiqueResultatElpEprDTO5}: an element with its results, none while the tables are closed. */
    static String contract(int year, SimulatedCourse course, String language, List<String> results) {
        ApogeeXml contract = new ApogeeXml();
        contract.nil("cip").text("codAnu", String.valueOf(year)).nil("codElpSup", "libEtatIae", "codTypIpe");
        contract.open("elp").text("codElp", course.code());
        contract.text("libElp", course.title().getOrDefault(language, "Élément"));
        contract.open("natureElp").text("codNel", "UE").text("libNel", "Unité d'enseignement");
        contract.text("temFictif", "N")
                .text("temSemestre", "N")
                .text("temUe", "O")
                .close("natureElp");
        contract.nil("numPreElp", "temCtlValCadElp", "temElpTypeStage");
        contract.text("nbrCrdElp", course.ects().toPlainString()).nil("durConElp", "notMinConElp", "barMinConElp");
        contract.close("elp").nil("epreuvesElp", "fex").open("resultatsElp");
        results.forEach(contract.xml::append);
        return contract.close("resultatsElp").nil("groupes", "rngElp").xml.toString();
    }

    /**
     * {@code ResultatElpDTO3}. A broken one has credits that are no number.
     *
     * @param grade 0 to 5, of the result or, in an extraction that is out of date, of what it was
     */
    static String result(SimulatedResult result, SimulatedCourse course, Slot slot, int grade) {
        boolean provisional = result.kind() == SimulatedResult.Kind.PROVISIONAL;
        boolean recognised = result.kind() == SimulatedResult.Kind.RECOGNISED;
        ApogeeXml xml = new ApogeeXml();
        xml.open("item").text("barNotElp", "20").text("codAnu", String.valueOf(slot.year()));
        xml.open("etatDelib").text("codEtaAvc", provisional ? "E" : "T");
        xml.text("libEtaAvc", provisional ? "Délibération en cours" : "Délibération terminée")
                .close("etatDelib");
        xml.nil("lcc", "mention", "codEtaMndElp", "libEtaMndElp");
        xml.open("natureResultat")
                .text("codAdm", "1")
                .text("libAdm", "Admission")
                .close("natureResultat");
        boolean broken = result.kind() == SimulatedResult.Kind.BROKEN;
        xml.text("nbrCrdElp", broken ? "cinq" : course.ects().toPlainString());
        xml.nil("nbrRngEtuElp", "codEtaRngElp", "libEtaRngElp", "nbrRngEtuElpTot");
        xml.text("notElp", recognised ? null : mark(grade));
        xml.nil("codEtaNotElp", "libEtaNotElp", "notPntJurElp").open("session");
        xml.text("codSes", String.valueOf(slot.part())).text("libSes", "Session n° " + slot.part());
        xml.close("session").nil("temResMeiNot").open("typResultat").nil("codNegTre");
        xml.text("codTre", recognised ? "VAC" : grade > 0 ? "ADM" : "AJ").text("libTre", "Résultat de l'élément");
        xml.close("typResultat").nil("codEtaResElp", "libEtaResElp", "temResEstComp", "temResSerComp");
        return xml.nil("libRvn", "typRvn", "libCmtTrv").close("item").xml.toString();
    }

    /** 0 to 5 as 0 to 20, as marks are written: with or without decimals. */
    private static String mark(int grade) {
        return grade == 0 ? "6.5" : String.valueOf(8 + 2 * grade);
    }

    private ApogeeXml open(String element) {
        xml.append('<').append(element).append('>');
        return this;
    }

    private ApogeeXml close(String element) {
        xml.append("</").append(element).append('>');
        return this;
    }

    private ApogeeXml nil(String... elements) {
        for (String element : elements) {
            text(element, null);
        }
        return this;
    }

    private ApogeeXml text(String element, @Nullable String text) {
        if (text == null) {
            xml.append('<').append(element).append(" xsi:nil=\"true\"/>");
            return this;
        }
        xml.append('<').append(element).append('>');
        xml.append(text.replace("&", "&amp;").replace("<", "&lt;"));
        return close(element);
    }
}
