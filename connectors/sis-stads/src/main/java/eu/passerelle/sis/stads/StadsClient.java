package eu.passerelle.sis.stads;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.http.HttpAuthentication.Basic;
import eu.passerelle.connectors.roster.RosterLearner;
import eu.passerelle.connectors.soap.SoapAnswer;
import eu.passerelle.connectors.soap.SoapCalls;
import eu.passerelle.connectors.soap.SoapPartner;
import eu.passerelle.connectors.soap.SoapPorts;
import eu.passerelle.sis.stads.wsdl.GetStudentsResult;
import eu.passerelle.sis.stads.wsdl.GetStudentsResultInput;
import eu.passerelle.sis.stads.wsdl.GetStudentsResults;
import eu.passerelle.sis.stads.wsdl.GetStudentsResultsOutput;
import eu.passerelle.sis.stads.wsdl.GetStudentsResultsResponse;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

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
        Map<String, Object> headers = headers(sis.settings().basic());
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

    private static Map<String, Object> headers(@Nullable Basic basic) {
        if (basic == null) {
            return Map.of();
        }
        String pair = basic.user() + ":" + basic.password().value();
        String header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return Map.of(Message.PROTOCOL_HEADERS, Map.of("Authorization", List.of(header)));
    }

    /**
     * All that STADS holds of the learner; the endpoints in their order until one is not out of order.
     *
     * @throws eu.passerelle.connectors.failure.HubException when STADS cannot be reached or refuses us
     */
    SoapAnswer<GetStudentsResultsOutput> ask(RosterLearner learner) {
        for (int i = 0; i < services.size() - 1; i++) {
            try {
                return ask(services.get(i), learner);
            } catch (SisUnavailable e) {
                // the next one may be well; the last one's failure is the answer
                continue;
            }
        }
        return ask(services.getLast(), learner);
    }

    private static SoapAnswer<GetStudentsResultsOutput> ask(
            SoapCalls<GetStudentsResult> service, RosterLearner learner) {
        GetStudentsResultInput input = new GetStudentsResultInput();
        input.setCPR(withDash(learner.number()));
        UUID id = UUID.randomUUID();
        input.setRequestId(BigInteger.valueOf(id.getMostSignificantBits() >>> 1));
        GetStudentsResults request = new GetStudentsResults();
        request.setInputStruct(input);
        return service.call(port -> {
            GetStudentsResultsResponse response = port.getStudentsResult(request);
            return response == null ? null : response.getReturn();
        });
    }

    static String withDash(String cpr) {
        return cpr.length() == CPR_WITHOUT_DASH ? cpr.substring(0, BIRTHDAY) + "-" + cpr.substring(BIRTHDAY) : cpr;
    }
}
