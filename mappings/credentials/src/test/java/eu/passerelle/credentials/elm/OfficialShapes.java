package eu.passerelle.credentials.elm;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.context.cache.LruCache;
import com.apicatalog.jsonld.document.Document;
import com.apicatalog.jsonld.document.JsonDocument;
import com.apicatalog.jsonld.loader.DocumentLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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
import org.junit.jupiter.api.Assumptions;

/**
 * The official SHACL shapes of one version of the application profile, offline: the generic closure and, as a document's
 * credentialSchema asks, its variants. Only the two contexts of an EDC can be loaded.
 *
 * <p>The shapes and contexts belong to the European Union and are not part of this project: {@link #load()} reads them
 * from the folder that system property {@code passerelle.standards} names, or from {@code shared/standards} beside a
 * parent folder, and skips the test where there is none.
 */
public final class OfficialShapes {

    /** The versions that there are official shapes of. */
    public static final List<String> VERSIONS = List.of("1.1.0", "1.2.0");

    /**
     * @param focusNodes number of {@code elm:EuropeanDigitalCredential} nodes: a wrong context makes it 0 and every
     *     document "conform"
     * @param results one line per violation: path and message
     */
    public record Report(boolean conforms, int focusNodes, List<String> results) {

        public boolean accepted() {
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

    /** The context that each version was published with; the one that is deployed is that of 1.1.0. */
    private static final Map<String, String> CONTEXTS =
            Map.of("1.1.0", "edc-ap-context-live-2026-06-26.json", "1.2.0", "edc-ap-context-3.2.jsonld");

    /** Titanium logs each IRI that it drops, and here that is what is tried; the reference keeps the setting alive. */
    private static final Logger TITANIUM = Logger.getLogger("com.apicatalog.jsonld");

    static {
        TITANIUM.setLevel(Level.OFF);
    }

    private static final Map<String, OfficialShapes> LOADED = new TreeMap<>();

    private final Path shapes;
    private final JsonLdOptions options;
    private final Map<String, Shapes> closures = new ConcurrentHashMap<>();

    private OfficialShapes(Path elm, String version, String context) {
        this.shapes = elm.resolve("shapes/edc-" + version);
        this.options = new JsonLdOptions(new OnlyThese(Map.of(
                "https://www.w3.org/2018/credentials/v1", elm.resolve("context/w3c-credentials-v1.json"),
                "http://data.europa.eu/snb/model/context/edc-ap", elm.resolve("context/" + context))));
        options.setContextCache(new LruCache<>(16));
    }

    /** Those of 1.1.0, read once; skips the calling test where the standards are not on this machine. */
    public static OfficialShapes load() {
        return load("1.1.0");
    }

    /** Those of a version with the context it was published with. */
    public static OfficialShapes load(String version) {
        return load(version, version);
    }

    /** The shapes of one version over documents read by the context of another. */
    public static synchronized OfficialShapes load(String version, String contextOf) {
        Path elm = standards().resolve("elm");
        return LOADED.computeIfAbsent(
                version + " read by " + contextOf,
                unused -> new OfficialShapes(elm, version, Objects.requireNonNull(CONTEXTS.get(contextOf))));
    }

    /** The folder of the standards; skips the calling test where there is none. */
    public static Path standards() {
        String named = System.getProperty("passerelle.standards");
        if (named != null) {
            return existing(Path.of(named), named);
        }
        String root = System.getProperty("passerelle.root", "");
        for (Path folder = Path.of(root).toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path candidate = folder.resolve("shared/standards");
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return existing(Path.of("shared/standards"), "shared/standards beside the repository");
    }

    public boolean conforms(byte[] json) {
        return check(json).accepted();
    }

    /** Both verdicts of the closure on one unsealed JSON-LD document; a document that is no RDF does not conform. */
    public Report check(byte[] json) {
        Graph data;
        try {
            data = graph(json);
        } catch (RuntimeException e) {
            return new Report(false, 0, List.of("not readable as JSON-LD: " + e.getMessage()));
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
        List<String> results = report.getEntries().stream()
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + ": " + entry.message())
                .sorted()
                .toList();
        return new Report(report.conforms(), focusNodes, results);
    }

    /** The graph of a document; it can be one with a context of its own inside. */
    public Graph graph(byte[] json) {
        Graph data = GraphFactory.createDefaultGraph();
        RDFParser.create()
                .source(new ByteArrayInputStream(json))
                .lang(Lang.JSONLD11)
                .set(LangJSONLD11.JSONLD_OPTIONS, options)
                .parse(data);
        return data;
    }

    private Shapes closure(Set<String> files) {
        Graph closure = GraphFactory.createDefaultGraph();
        files.forEach(
                file -> RDFDataMgr.read(closure, shapes.resolve(file + ".ttl").toString()));
        // the closure is whole: following the imports would ask the network for the same files
        closure.remove(Node.ANY, OWL.imports.asNode(), Node.ANY);
        return Shapes.parse(closure);
    }

    private static Path existing(Path folder, String named) {
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                "skipped: the official standards are not here (" + named + "); set -Dpasserelle.standards=<folder>");
        return folder;
    }

    /** Serves the two contexts of an EDC and refuses everything else. */
    private record OnlyThese(Map<String, Path> files) implements DocumentLoader {
        @Override
        public Document loadDocument(java.net.URI url, com.apicatalog.jsonld.loader.DocumentLoaderOptions ignored)
                throws JsonLdError {
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
