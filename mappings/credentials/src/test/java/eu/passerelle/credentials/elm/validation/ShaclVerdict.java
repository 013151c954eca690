package eu.passerelle.credentials.elm.validation;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.cache.LruCache;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import com.apicatalog.jsonld.loader.DocumentLoaderOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.RDF;

/**
 * What the official SHACL shapes of application profile 1.1.0 say, offline: generic closure and, as the document's
 * credentialSchema asks, its variant. Only the two contexts of an EDC can be loaded.
 */
final class ShaclVerdict {

    /** {@code focusNodes}: a wrong context makes it 0, and everything "conforms". */
    record Report(boolean conforms, int focusNodes, List<String> results) {
        boolean accepted() {
            return conforms && focusNodes == 1;
        }
    }

    private static final String PROFILES = "http://data.europa.eu/snb/model/ap/";
    private static final Node CREDENTIAL =
            NodeFactory.createURI("http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential");
    private static final Node SCHEMA = NodeFactory.createURI("https://www.w3.org/2018/credentials#credentialSchema");
    private static final Map<String, List<String>> VARIANTS = Map.of(
            PROFILES + "edc-accredited", List.of("EDC-accredited"),
            PROFILES + "edc-converted", List.of("EDC-converted"),
            PROFILES + "edc-issued-by-mandate", List.of("EDC-issuedByMandate"),
            PROFILES + "edc-diploma-supplement", List.of("EDC-accredited", "EDC-diplomaSupplement"));

    /** Titanium logs each IRI that it drops, and here that is what is tried; the reference keeps the setting alive. */
    private static final Logger TITANIUM = Logger.getLogger("com.apicatalog.jsonld");

    static {
        TITANIUM.setLevel(Level.OFF);
    }

    private final Path elm;
    private final JsonLdOptions official;
    private final Map<String, Shapes> closures = new TreeMap<>();

    ShaclVerdict(Path elm) {
        this.elm = elm;
        this.official = contexts(elm);
    }

    Report on(byte[] json) {
        Graph data;
        try {
            data = graph(json);
        } catch (RuntimeException e) {
            return new Report(false, 0, List.of("no JSON-LD: " + e.getMessage()));
        }
        int focusNodes = data.find(Node.ANY, RDF.type.asNode(), CREDENTIAL)
                .mapWith(Triple::getSubject)
                .toSet()
                .size();
        Set<String> files = new TreeSet<>(List.of("EDC-generic-full", "EDC-generic-no-cv"));
        data.find(Node.ANY, SCHEMA, Node.ANY)
                .forEach(triple ->
                        files.addAll(VARIANTS.getOrDefault(triple.getObject().toString(), List.of())));
        var report = ShaclValidator.get()
                .validate(closures.computeIfAbsent(files.toString(), unused -> closure(files)), data);
        return new Report(
                report.conforms(),
                focusNodes,
                report.getEntries().stream()
                        .map(entry -> entry.resultPath() + ": " + entry.message())
                        .toList());
    }

    /** The graph of a document; it can be one with a context of its own inside. */
    Graph graph(byte[] json) {
        return graph(json, official);
    }

    private static Graph graph(byte[] json, JsonLdOptions options) {
        Graph data = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new ByteArrayInputStream(json))
                .lang(Lang.JSONLD11)
                .set(LangJSONLD11.JSONLD_OPTIONS, options)
                .parse(data);
        return data;
    }

    private Shapes closure(Set<String> files) {
        Graph shapes = GraphFactory.createDefaultGraph();
        files.forEach(file -> RDFDataMgr.read(
                shapes, elm.resolve("shapes/edc-1.1.0/" + file + ".ttl").toString()));
        // the closure is whole: following the imports would ask the network for the same files
        shapes.remove(Node.ANY, OWL.imports.asNode(), Node.ANY);
        return Shapes.parse(shapes);
    }

    private static JsonLdOptions contexts(Path elm) {
        JsonLdOptions options = new JsonLdOptions(new OnlyThese(Map.of(
                "https://www.w3.org/2018/credentials/v1", elm.resolve("context/w3c-credentials-v1.json"),
                "http://data.europa.eu/snb/model/context/edc-ap",
                        elm.resolve("context/edc-ap-context-live-2026-06-26.json"))));
        options.setContextCache(new LruCache<>(16));
        return options;
    }

    private record OnlyThese(Map<String, Path> files) implements DocumentLoader {
        @Override
        public Document loadDocument(URI url, DocumentLoaderOptions ignored) throws JsonLdError {
            Path file = files.get(url.toString());
            if (file == null) {
                throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "refused: " + url);
            }
            try (var in = Files.newInputStream(file)) {
                Document document = JsonDocument.of(in);
                document.setDocumentUrl(url);
                return document;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
