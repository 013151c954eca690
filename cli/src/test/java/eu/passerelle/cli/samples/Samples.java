package eu.passerelle.cli.samples;

import eu.passerelle.credentials.elm.OfficialShapes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads the samples where they are; they are no part of this project. */
final class Samples {

    private static final JsonMapper JSON = new JsonMapper();

    private Samples() {}

    static List<String> files() throws IOException {
        Path folder = folder();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode json(String file) {
        return JSON.readTree(bytes(file));
    }

    /** The credential: the payload of a sealed file, what is to be uploaded of a form, or the file itself. */
    static ObjectNode content(String file) {
        JsonNode json = json(file);
        if (json.has("payload")) {
            return (ObjectNode) JSON.readTree(json.get("payload").asString());
        }
        return (ObjectNode) (json.has("credential") ? json.get("credential") : json);
    }

    /** The leaf certificate of the seal. */
    static X509Certificate certificate(String file) throws CertificateException {
        JsonNode header = JSON.readTree(Base64.getUrlDecoder()
                .decode(json(file).at("/signatures/0/protected").asString()));
        byte[] leaf = Base64.getMimeDecoder().decode(header.at("/x5c/0").asString());
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(leaf));
    }

    static List<ObjectNode> objects(JsonNode tree) {
        List<ObjectNode> found = new ArrayList<>();
        if (tree instanceof ObjectNode object) {
            found.add(object);
        }
        tree.forEach(child -> found.addAll(objects(child)));
        return found;
    }

    private static Path folder() {
        return OfficialShapes.standards().resolve("elm/samples");
    }
}
