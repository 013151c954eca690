package eu.passerelle.sis.virta;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.sis.virta.wsdl.Hakuehdot;
import eu.passerelle.sis.virta.wsdl.Kutsuja;
import eu.passerelle.sis.virta.wsdl.OpintosuorituksetResponse;
import eu.passerelle.sis.virta.wsdl.OpiskelijaTyyppi;
import eu.passerelle.sis.virta.wsdl.OpiskelijanKaikkiTiedotResponse;
import eu.passerelle.sis.virta.wsdl.OpiskelijanTiedot;
import eu.passerelle.sis.virta.wsdl.Pyynto;
import jakarta.xml.ws.BindingProvider;
import jakarta.xml.ws.WebServiceException;
import java.util.List;
import java.util.Map;

/** Asks the read service about one learner at a time; safe to use from many threads. */
final class VirtaClient {

    private final SisContext<VirtaSettings> sis;
    private final OpiskelijanTiedot port;

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when the endpoint's host is not allowed */
    VirtaClient(SisContext<VirtaSettings> sis, VirtaPorts ports) {
        this.sis = sis;
        this.port = ports.port(sis.allowed().require(sis.settings().endpoint()), sis.limits());
    }

    /** @throws eu.passerelle.connectors.failure.HubException when Virta cannot be reached or refuses us */
    LearnerReply ask(RosterLearner learner) {
        WireReply wire = new WireReply(sis.limits());
        Map<String, Object> context = ((BindingProvider) port).getRequestContext();
        context.put(WireReply.KEY, wire);
        try {
            return switch (sis.settings().asks()) {
                case OPINTOSUORITUKSET -> studies(port.opintosuoritukset(request(learner)), wire);
                case OPISKELIJAN_KAIKKI_TIEDOT -> everything(port.opiskelijanKaikkiTiedot(request(learner)), wire);
            };
        } catch (WebServiceException e) {
            return new CallFailure(sis.university().id(), wire, e).unreadableOrThrow();
        } finally {
            context.remove(WireReply.KEY);
        }
    }

    private static LearnerReply studies(OpintosuorituksetResponse response, WireReply wire) {
        if (response == null) {
            return CallFailure.unreadable("has no content", wire);
        }
        OpiskelijaTyyppi nameless = new OpiskelijaTyyppi();
        nameless.setOpintosuoritukset(response.getOpintosuoritukset());
        return new LearnerReply.Studies(List.of(nameless));
    }

    private static LearnerReply everything(OpiskelijanKaikkiTiedotResponse response, WireReply wire) {
        if (response == null) {
            return CallFailure.unreadable("has no content", wire);
        }
        return new LearnerReply.Studies(
                response.getVirta() == null ? List.of() : response.getVirta().getOpiskelija());
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
