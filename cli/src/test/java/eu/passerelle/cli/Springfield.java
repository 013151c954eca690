package eu.passerelle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A university that the demo does not know: it drops tables into a directory. */
record Springfield(Site site) {

    static final String ID = "springfield";

    private static final String TEXT = """
            id: springfield
            name: {en: Springfield University}
            country: IRL
            legalIdentifier: VATIE-0000000XX
            languages: [en]
            timeZone: Europe/Dublin
            sis:
              protocol: table
              inbox: {directory: ../data/springfield, quiet: PT0S}
              rowsPerPage: 1000
              columns:
                key: [Record]
                given: Given name
                family: Family name
                born: Date of birth
                email: E-mail
                opportunity: Course
                title: {en: Title}
                date: Date
                status: Result
                statuses: {Passed: PASSED, Failed: FAILED}
                grade: Grade
                scale: ie-0-100
                credits: ECTS
            targets: [europass]
            """;

    private static final String CATALOGUE = """
            code,title,kind,outcomes,ects,workload_hours,eqf,assessment,participation,quality_type,quality_agency,languages
            NS-1,Nuclear Safety,formal_outside_path,Weigh the risks of a reactor,5,125,6,written_exam,onsite,external,QQI,en
            """;

    private static final String HEADER =
            "Record,Given name,Family name,Date of birth,E-mail,Course,Title,Date,Result,Grade,ECTS";

    /** Its file, as it would be written at first. */
    String text() {
        return TEXT;
    }

    void draft(String text) {
        site.write("universities/springfield.yaml", text);
    }

    Path file() {
        return site.config().resolve("universities/springfield.yaml");
    }

    void catalogue() {
        site.write("catalogue/springfield.csv", CATALOGUE);
    }

    /** Drops a table of results with these numbers. */
    void drop(String name, int from, int to, String result) {
        String rows = IntStream.range(from, to)
                .mapToObj(i ->
                        "R%d,Lisa,Simpson %d,2000-01-02,lisa%d@springfield.example,NS-1,Nuclear Safety,2026-06-01,%s,%d,5"
                                .formatted(i, i, i, result, result.equals("Passed") ? 70 : 20))
                .collect(Collectors.joining("\n"));
        try {
            Path directory = Files.createDirectories(site.file("data/springfield"));
            Path unfinished = Files.writeString(directory.resolve(name + ".part"), HEADER + "\n" + rows + "\n");
            Files.move(unfinished, directory.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("The test cannot drop " + name, e);
        }
    }
}
