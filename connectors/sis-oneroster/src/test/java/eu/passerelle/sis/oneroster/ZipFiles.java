package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.files.FileInbox;
import eu.passerelle.connectors.testkit.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** Small zip files, an inbox to drop them into, and a connector that reads it. */
abstract class ZipFiles {

    static final String MANIFEST = """
            propertyName,value
            manifest.version,1.0
            oneroster.version,1.2
            file.users,bulk
            file.courses,bulk
            file.classes,bulk
            file.lineItems,bulk
            file.results,%s
            """;

    static final String RESULTS = "sourcedId,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate\r\n";
    static final String GOOD = "r1,f,u,fully graded,12,2026-06-30\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    protected Path inbox;

    protected final OneRosterCsvConnector connector = new OneRosterCsvConnector();

    protected SisContext<OneRosterCsvSettings> sis() {
        return Aveiro.sis(new OneRosterCsvSettings(new FileInbox(inbox, null, null, Duration.ZERO), Aveiro.rules()));
    }

    protected Reading read() {
        return Reading.of(connector, sis(), Watermark.NONE);
    }

    protected static Map<String, String> files(String mode, String results) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("manifest.csv", MANIFEST.formatted(mode));
        files.put("users.csv", "\uFEFFsourcedId,givenName,familyName\r\nu,Núria,Gonçalves\r\n");
        files.put("courses.csv", "sourcedId,title,courseCode\r\nk,Data Ethics,MC-1\r\n");
        files.put("classes.csv", "sourcedId,title,courseSourcedId\r\nc,Group 1,k\r\n");
        files.put(
                "lineItems.csv",
                "sourcedId,title,classSourcedId,categorySourcedId,resultValueMax\r\nf,Final,c,category-final,20\r\n");
        files.put("results.csv", results);
        return files;
    }

    protected static byte[] zip(String mode, String results) throws IOException {
        return zip(files(mode, results), StandardCharsets.UTF_8);
    }

    protected static byte[] zip(Map<String, String> files, Charset charset) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(charset));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    protected void drop(String name, byte[] content) throws IOException {
        Files.write(inbox.resolve(name), content);
    }
}
