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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The official SHACL closure of application profile 1.1.0 (EDC-generic-full with EDC-generic-no-cv), offline.
 *
 * <p>The shapes and contexts belong to the European Union and are not part of this project: {@link #load()} reads them
 * from the folder that system property {@code passerelle.standards} names, or from {@code shared/standards} beside a
 * parent folder, and skips the test where there is none.
 */
public final class OfficialShapes {

    /**
     * @param focusNodes number of {@code elm:EuropeanDigitalCredential} nodes: a wrong context makes it 0 and every
     *     document "conform"
     * @param results one line per violation: path and message
     */
    public record Report(boolean conforms, int focusNodes, List<String> results) {}

    private static final Node CREDENTIAL =
            NodeFactory.createURI("http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential");
    private static @Nullable OfficialShapes loaded;

    private final Shapes shapes;
    private final JsonLdOptions options;

    private OfficialShapes(Path elm) {
        Graph closure = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(
                closure, elm.resolve("shapes/edc-1.1.0/EDC-generic-full.ttl").toString());
        RDFDataMgr.read(
                closure, elm.resolve("shapes/edc-1.1.0/EDC-generic-no-cv.ttl").toString());
        // the closure is complete: following the imports would only ask the network for the same files
        closure.remove(Node.ANY, OWL.imports.asNode(), Node.ANY);
        this.shapes = Shapes.parse(closure);
        this.options = new JsonLdOptions(new OnlyThese(Map.of(
                "https://www.w3.org/2018/credentials/v1", elm.resolve("context/w3c-credentials-v1.json"),
                "http://data.europa.eu/snb/model/context/edc-ap",
                        elm.resolve("context/edc-ap-context-live-2026-06-26.json"))));
        options.setContextCache(new LruCache<>(16));
    }

    /** The shapes, read once; skips the calling test where the standards are not on this machine. */
    public static synchronized OfficialShapes load() {
        OfficialShapes known = loaded;
        if (known == null) {
            known = new OfficialShapes(standards().resolve("elm"));
            loaded = known;
        }
        return known;
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
        Report report = check(json);
        return report.conforms() && report.focusNodes() == 1;
    }

    /** Both verdicts of the closure on one unsealed JSON-LD document; a document that is no RDF does not conform. */
    public Report check(byte[] json) {
        Graph data = GraphFactory.createDefaultGraph();
        try {
            RDFParser.create()
                    .source(new ByteArrayInputStream(json))
                    .lang(Lang.JSONLD11)
                    .set(LangJSONLD11.JSONLD_OPTIONS, options)
                    .parse(data);
        } catch (RuntimeException e) {
            return new Report(false, 0, List.of("not readable as JSON-LD: " + e.getMessage()));
        }
        int focusNodes = data.find(Node.ANY, RDF.type.asNode(), CREDENTIAL)
                .mapWith(Triple::getSubject)
                .toSet()
                .size();
        var report = ShaclValidator.get().validate(shapes, data);
        List<String> results = report.getEntries().stream()
                .map(entry -> entry.focusNode() + " " + entry.resultPath() + ": " + entry.message())
                .sorted()
                .toList();
        return new Report(report.conforms(), focusNodes, results);
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
