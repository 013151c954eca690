package eu.passerelle.sis.apogee;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.soap.SoapCalls;
import eu.passerelle.connectors.soap.SoapHeaders;
import eu.passerelle.connectors.soap.SoapPartner;
import eu.passerelle.connectors.soap.SoapPartner.Meaning;
import eu.passerelle.connectors.soap.SoapPorts;
import eu.passerelle.sis.apogee.wsdl.PedagogiqueMetier;
import eu.passerelle.sis.apogee.wsdl.RecupererContratPedagogiqueResultatElpEprV6;
import eu.passerelle.sis.apogee.wsdl.RecupererContratPedagogiqueResultatVdiVetV2;
import java.net.URI;
import java.util.Map;

/** Asks PedagogiqueMetier about one learner at a time; safe to use from many threads. */
final class ApogeeClient {

    /** Learners with a valid enrolment: {@code codEtaIae}. */
    private static final String ENROLLED = "E";
    /** Deliberations that have not begun, go on and have ended: provisional and final results. */
    private static final String ANY_DELIBERATION = "AET";

    private static final String ALL_SESSIONS = "toutes";
    private static final String ALL_YEARS = "toutes";
    private static final String ALL_RESULTS = "tous";

    /** How Apogée says that there is nothing, as a fault: {@code technical.data.nullretrieve...}. */
    private static final String NOTHING = "nullretrieve";

    private static final SoapPartner APOGEE = new SoapPartner(
            "Apogée",
            "'sis.basic' or 'sis.apiKey'",
            "'sis.endpoint' and the roster",
            "the school's Apogée administrators",
            fault -> fault.text().contains(NOTHING) ? Meaning.NOTHING : Meaning.FAILURE);

    private final SoapCalls<PedagogiqueMetier> apogee;

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the endpoint's host is not allowed */
    ApogeeClient(SisContext<ApogeeSettings> sis, SoapPorts<PedagogiqueMetier> ports) {
        URI endpoint = sis.allowed().require(sis.settings().endpoint());
        this.apogee = new SoapCalls<>(sis, APOGEE, ports.port(endpoint, sis.limits()), headers(sis.settings()));
    }

    private static Map<String, Object> headers(ApogeeSettings settings) {
        if (settings.basic() != null) {
            return SoapHeaders.basic(settings.basic());
        }
        ApogeeSettings.ApiKey key = settings.apiKey();
        return key == null ? Map.of() : SoapHeaders.key(key.header(), key.value());
    }

    /** The learner's degrees of all years with their stages, {@code ContratPedagogiqueResultatVdiVetDTO2}. */
    SoapAnswer degrees(String codEtu, Source source) {
        RecupererContratPedagogiqueResultatVdiVetV2 request = new RecupererContratPedagogiqueResultatVdiVetV2();
        request.setCodEtu(codEtu);
        request.setCodAnu(ALL_YEARS);
        request.setSourceRes(source.word());
        request.setEtatDelib(ANY_DELIBERATION);
        request.setCodSes(ALL_SESSIONS);
        request.setTypeRes(ALL_RESULTS);
        request.setCodEtaIae(ENROLLED);
        return apogee.call(
                port -> port.recupererContratPedagogiqueResultatVdiVetV2(request),
                "recupererContratPedagogiqueResultatVdiVet_v2Response");
    }

    /** The elements of one stage with their results, {@code ContratPedagogiqueResultatElpEprDTO5}. */
    SoapAnswer contracts(String codEtu, Stage stage, Source source) {
        RecupererContratPedagogiqueResultatElpEprV6 request = new RecupererContratPedagogiqueResultatElpEprV6();
        request.setCodEtu(codEtu);
        request.setCodAnu(stage.year());
        request.setCodEtp(stage.code());
        request.setCodVrsVet(stage.version());
        request.setSourceRes(source.word());
        request.setEtatDelib(ANY_DELIBERATION);
        request.setCodSes(ALL_SESSIONS);
        request.setTypeRes(ALL_RESULTS);
        request.setCodEtaIae(ENROLLED);
        return apogee.call(
                port -> port.recupererContratPedagogiqueResultatElpEprV6(request),
                "recupererContratPedagogiqueResultatElpEpr_v6Response");
    }

    /** Where results are read: during a deliberation the live tables are closed, and the extraction is open. */
    enum Source {
        LIVE("Apogee"),
        EXTRACTION("Apogee-extraction");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** A stage of a degree (étape) in one year. */
    record Stage(String year, String code, String version) {}
}
