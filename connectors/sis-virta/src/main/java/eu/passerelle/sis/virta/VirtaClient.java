package eu.passerelle.sis.virta;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.soap.SoapCalls;
import eu.passerelle.connectors.soap.SoapPartner;
import eu.passerelle.connectors.soap.SoapPorts;
import eu.passerelle.sis.virta.wsdl.Hakuehdot;
import eu.passerelle.sis.virta.wsdl.Kutsuja;
import eu.passerelle.sis.virta.wsdl.OpiskelijanTiedot;
import eu.passerelle.sis.virta.wsdl.Pyynto;
import java.net.URI;
import java.util.Map;

/** Asks the read service about one learner at a time; safe to use from many threads. */
final class VirtaClient {

    private static final SoapPartner VIRTA = new SoapPartner(
            "Virta",
            "'sis.system', 'sis.user' and 'sis.key'",
            "'sis.organisation' and 'sis.operation'",
            "CSC's Virta support",
            SoapPartner::alwaysFailure);

    private final SisContext<VirtaSettings> sis;
    private final SoapCalls<OpiskelijanTiedot> virta;

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the endpoint's host is not allowed */
    VirtaClient(SisContext<VirtaSettings> sis, SoapPorts<OpiskelijanTiedot> ports) {
        this.sis = sis;
        URI endpoint = sis.allowed().require(sis.settings().endpoint());
        this.virta = new SoapCalls<>(sis, VIRTA, ports.port(endpoint, sis.limits()), Map.of());
    }

    /** @throws eu.passerelle.connectors.failure.HubException when Virta cannot be reached or refuses us */
    SoapAnswer ask(RosterLearner learner) {
        Pyynto request = request(learner);
        return switch (sis.settings().asks()) {
            case OPINTOSUORITUKSET -> virta.call(port -> port.opintosuoritukset(request), "OpintosuorituksetResponse");
            case OPISKELIJAN_KAIKKI_TIEDOT ->
                virta.call(port -> port.opiskelijanKaikkiTiedot(request), "OpiskelijanKaikkiTiedotResponse");
        };
    }

    private Pyynto request(RosterLearner learner) {
        VirtaSettings settings = sis.settings();
        Kutsuja caller = new Kutsuja();
        caller.setJarjestelma(settings.system());
        caller.setTunnus(settings.user());
        caller.setAvain(settings.key().value());
        Hakuehdot about = new Hakuehdot();
        if (learner.column().equals(VirtaConnector.OPPIJANUMERO.column())) {
            about.setKansallinenOppijanumero(learner.number());
        } else {
            about.setHenkilotunnus(learner.number());
        }
        if (settings.organisation() != null) {
            about.setOrganisaatio(settings.organisation());
        }
        Pyynto request = new Pyynto();
        request.setKutsuja(caller);
        request.setHakuehdot(about);
        return request;
    }
}
