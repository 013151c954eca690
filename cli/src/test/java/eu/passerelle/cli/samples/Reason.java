package eu.passerelle.cli.samples;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Why the content of a sample does not verify, each with what mends it: where that helps, it was the reason. */
enum Reason {
    /** Its picture is a JPEG; we let only PNG stand for a certificate. Mended by a pack that says otherwise. */
    JPEG {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            // nothing is wrong with the document
        }
    },
    /** A date of last change, which every reader drops: the published context types it as an IRI. */
    DROPPED_DATE {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            Samples.objects(credential).forEach(node -> node.remove("dateModified"));
        }
    },
    /** It is a form for uploading: Europass adds the context when it seals. */
    NO_CONTEXT {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            credential
                    .putArray("@context")
                    .add("https://www.w3.org/2018/credentials/v1")
                    .add("http://data.europa.eu/snb/model/context/edc-ap");
        }
    },
    /** It is from before sealing, which writes the issuer as the certificate has it. */
    NO_CERTIFIED_ISSUER {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            JsonNode issuer = Samples.content(sample.sealedTwin()).get("issuer").deepCopy();
            // the numbering of ids is the other document's
            Samples.objects(issuer).stream()
                    .filter(node -> node.path("id").asString("").startsWith("urn:epass:"))
                    .forEach(node -> node.put("id", node.get("id").asString() + ":sealed"));
            credential.set("issuer", issuer);
        }
    },
    /** It is from before sealing, which writes the moment of issue. */
    NOT_ISSUED {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            credential.put("issued", "2023-09-27T12:00:00Z").put("issuanceDate", "2023-09-27T12:00:00Z");
        }
    },
    /** Some of its texts are lists of one string, where readers of JSON expect a string. */
    LISTS_OF_ONE_TEXT {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            for (ObjectNode map : Samples.objects(credential)) {
                for (String key : List.copyOf(map.propertyNames())) {
                    if (key.length() == 2 && map.get(key) instanceof ArrayNode texts && texts.size() == 1) {
                        map.set(key, texts.get(0));
                    }
                }
            }
        }
    },
    /** One of its texts has the language "en ", which is none. */
    BLANK_IN_LANGUAGE {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            Samples.objects(credential).stream()
                    .filter(map -> map.has("en "))
                    .forEach(map -> map.set("en", map.remove("en ")));
        }
    },
    /** Its context and schema are on a host of developers, of 2023. */
    DEVELOPERS_HOST {
        @Override
        void mend(ObjectNode credential, Sample sample) {
            ((ArrayNode) credential.get("@context")).set(1, "http://data.europa.eu/snb/model/context/edc-ap");
            if (credential.get("credentialSchema") instanceof ObjectNode schema) {
                String name = schema.path("id").asString("").replaceAll(".*/EDC-", "");
                schema.put("id", "http://data.europa.eu/snb/model/ap/edc-" + hyphenated(name));
            }
        }
    };

    abstract void mend(ObjectNode credential, Sample sample);

    private static String hyphenated(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    /** The content with all of these mended, as bytes. */
    static byte[] mended(Sample sample, List<Reason> reasons) {
        ObjectNode credential = Samples.content(sample.file());
        new ArrayList<>(reasons).forEach(reason -> reason.mend(credential, sample));
        return credential.toString().getBytes(StandardCharsets.UTF_8);
    }
}
