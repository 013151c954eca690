package eu.passerelle.credentials.elm.validation;

import static eu.passerelle.credentials.elm.validation.Fault.at;
import static eu.passerelle.credentials.elm.validation.Fault.rename;

import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;

/** Wrong frames, terms and values. */
final class TermFaults {

    private static final String CLAIM = "/credentialSubject/hasClaim/0";
    private static final String QUALIFICATION = CLAIM + "/specifiedBy";
    private static final String PROFILE = "http://data.europa.eu/snb/model/ap/";

    private TermFaults() {}

    static Stream<Fault> documents() {
        return Stream.of(
                new Fault("context order", "context", c -> {
                    ArrayNode context = (ArrayNode) c.get("@context");
                    context.add(context.remove(0));
                }),
                new Fault("no context", "context", c -> c.remove("@context")),
                new Fault(
                        "one context more",
                        "context",
                        c -> ((ArrayNode) c.get("@context")).add("https://example.org/c")),
                new Fault(
                        "context redefined",
                        "context",
                        c -> ((ArrayNode) c.get("@context")).addObject().put("title", "urn:x")),
                new Fault(
                        "context inside",
                        "unknown-term",
                        c -> at(c, CLAIM).putObject("@context").put("title", "urn:x")),
                new Fault(
                        "another primary class",
                        "primary-node",
                        c -> c.putArray("type").add("VerifiableCredential")),
                new Fault(
                        "second primary node",
                        "unusable-term",
                        c -> at(c, "/credentialSubject")
                                .set("hasCredential", c.deepCopy().put("id", "urn:credential:2"))),
                new Fault(
                        "graph beside it",
                        "unknown-term",
                        c -> c.putArray("@graph").add(c.deepCopy().put("id", "urn:c:2"))),
                new Fault(
                        "status",
                        "unusable-term",
                        c -> c.putObject("credentialStatus")
                                .put("id", "urn:s:1")
                                .put("type", "Note")),
                new Fault(
                        "unknown schema",
                        "unknown-schema",
                        c -> at(c, "/credentialSchema/0").put("id", PROFILE + "edc-generic-ful")));
    }

    static Stream<Fault> terms() {
        return Stream.of(
                new Fault("typo", "unknown-term", c -> rename(at(c, QUALIFICATION), "eqfLevel", "eqflevel")),
                new Fault("home-made term", "unknown-term", c -> at(c, CLAIM).put("ectsCredits", "5")),
                new Fault(
                        "term of another class",
                        "misplaced-term",
                        c -> at(c, CLAIM).put("workload", "PT5H")),
                new Fault("compact IRI as key", "unknown-term", c -> rename(at(c, CLAIM), "title", "dc:title")),
                new Fault(
                        "full IRI as key",
                        "unknown-term",
                        c -> rename(at(c, CLAIM), "title", "http://purl.org/dc/terms/title")),
                new Fault(
                        "a date that is dropped",
                        "unusable-term",
                        c -> at(c, QUALIFICATION).put("dateModified", "2026-01-01T00:00:00Z")),
                new Fault("class by IRI", "unknown-class", c -> at(c, CLAIM).put("type", "elm:LearningAchievement")));
    }

    static Stream<Fault> values() {
        return Stream.of(
                new Fault(
                        "number for a string",
                        "wrong-json-type",
                        c -> at(c, CLAIM + "/creditReceived/0").put("point", 3)),
                new Fault(
                        "string for a number",
                        "wrong-json-type",
                        c -> at(c, "/displayParameter/individualDisplay/0/displayDetail/0")
                                .put("page", "1")),
                new Fault(
                        "page zero",
                        "datatype",
                        c -> at(c, "/displayParameter/individualDisplay/0/displayDetail/0")
                                .put("page", 0)),
                new Fault(
                        "more than all",
                        "datatype",
                        c -> at(c, CLAIM + "/influencedBy/0").put("levelOfCompletion", 101)),
                new Fault("no time zone", "datatype", c -> c.put("issued", "2026-06-16T09:00:00")),
                new Fault("no such day", "datatype", c -> c.put("validFrom", "2026-02-29T09:00:00Z")),
                new Fault("no such hour", "datatype", c -> c.put("validFrom", "2026-02-28T24:00:00Z")),
                new Fault(
                        "duration in words",
                        "datatype",
                        c -> at(c, QUALIFICATION).put("volumeOfLearning", "81 hours")),
                new Fault(
                        "duration that is none",
                        "datatype",
                        c -> at(c, QUALIFICATION).put("volumeOfLearning", "PT")),
                new Fault(
                        "two titles of a language",
                        "wrong-json-type",
                        c -> at(c, CLAIM + "/title").putArray("en").add("a").add("b")),
                new Fault(
                        "a language in capitals too",
                        "language",
                        c -> at(c, CLAIM + "/title").put("EN", "Data")),
                new Fault(
                        "no language", "language", c -> at(c, CLAIM + "/title").put("@none", "Data")),
                new Fault(
                        "full name in two languages",
                        "cardinality",
                        c -> at(c, "/credentialSubject/fullName").put("fi", "M")),
                new Fault(
                        "lone surrogate",
                        "characters",
                        c -> at(c, CLAIM + "/title").put("en", "Data \ud83d")),
                new Fault(
                        "lone surrogate in a long text",
                        "characters",
                        c -> at(c, CLAIM + "/title").put("en", "Data".repeat(100) + "\ud83d")),
                new Fault(
                        "lone surrogate within a long text",
                        "characters",
                        c -> at(c, CLAIM + "/title").put("en", "Data".repeat(70) + "\ud83d" + "Data".repeat(70))),
                new Fault(
                        "control character in a long text",
                        "characters",
                        c -> at(c, CLAIM + "/title").put("en", "Data".repeat(100) + "\u007f\u0001" + "Data")),
                new Fault(
                        "long blank title",
                        "blank",
                        c -> at(c, CLAIM + "/title").put("en", " ".repeat(300))),
                new Fault(
                        "control character",
                        "characters",
                        c -> at(c, CLAIM + "/title").put("en", "Data\u0000")),
                new Fault("blank title", "blank", c -> at(c, CLAIM + "/title").put("en", " \u00a0")),
                new Fault(
                        "person awards without a claim",
                        "mandatory",
                        c -> at(c, CLAIM + "/awardedBy")
                                .putObject("awardingBody")
                                .put("id", "urn:epass:person:7")
                                .put("type", "Person")));
    }
}
