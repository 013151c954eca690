package eu.passerelle.sis.stads;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.soap.SoapCalls;
import eu.passerelle.connectors.soap.SoapHeaders;
import eu.passerelle.connectors.soap.SoapPartner;
import eu.passerelle.connectors.soap.SoapPorts;
import eu.passerelle.sis.stads.wsdl.GetStudentsResult;
import eu.passerelle.sis.stads.wsdl.GetStudentsResultInput;
import eu.passerelle.sis.stads.wsdl.GetStudentsResults;
import java.math.BigInteger;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks GetStudentsResult about one learner at a time; safe to use from many threads. */
final class StadsClient {

    private static final SoapPartner STADS = new SoapPartner(
            "STADS",
            "'sis.basic'",
            "'sis.endpoints' and the roster",
            "the university's STADS administrators",
            SoapPartner::alwaysFailure);

    private static final int CPR_WITHOUT_DASH = 10;
    private static final int BIRTHDAY = 6;

    private final List<SoapCalls<GetStudentsResult>> services;

    /** @throws eu.passerelle.connectors.failure.ConfigurationInvalid when an endpoint's host is not allowed */
    StadsClient(SisContext<StadsSettings> sis, SoapPorts<GetStudentsResult> ports) {
        Basic basic = sis.settings().basic();
        Map<String, Object> headers = basic == null ? Map.of() : SoapHeaders.basic(basic);
        this.services = sis.settings().endpoints().stream()
                .map(endpoint -> service(sis, ports, endpoint, headers))
                .toList();
    }

    private static SoapCalls<GetStudentsResult> service(
            SisContext<StadsSettings> sis,
            SoapPorts<GetStudentsResult> ports,
            URI endpoint,
            Map<String, Object> headers) {
        return new SoapCalls<>(sis, STADS, ports.port(sis.allowed().require(endpoint), sis.limits()), headers);
    }

    /**
     * All that STADS holds of the learner; the endpoints in their order until one is not out of order.
     *
     * @throws eu.passerelle.connectors.failure.HubException when STADS cannot be reached or refuses us
     */
    SoapAnswer ask(RosterLearner learner) {
        return ask(services, learner);
    }

    private static SoapAnswer ask(List<SoapCalls<GetStudentsResult>> services, RosterLearner learner) {
        if (services.size() == 1) {
            return ask(services.getFirst(), learner);
        }
        try {
            return ask(services.getFirst(), learner);
        } catch (SisUnavailable e) {
            return ask(services.subList(1, services.size()), learner);
        }
    }

    private static SoapAnswer ask(SoapCalls<GetStudentsResult> service, RosterLearner learner) {
        GetStudentsResultInput input = new GetStudentsResultInput();
        input.setCPR(withDash(learner.number()));
        UUID id = UUID.randomUUID();
        input.setRequestId(BigInteger.valueOf(id.getMostSignificantBits() >>> 1));
        GetStudentsResults request = new GetStudentsResults();
        request.setInputStruct(input);
        return service.call(port -> port.getStudentsResult(request), "GetStudentsResultsResponse");
    }

    static String withDash(String cpr) {
        return cpr.length() == CPR_WITHOUT_DASH ? cpr.substring(0, BIRTHDAY) + "-" + cpr.substring(BIRTHDAY) : cpr;
    }
}
