package eu.passerelle.simulators.table;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * How a university's exports look.
 *
 * @param language of its own titles
 * @param header names of the columns, in the order of {@link TableSimulator}: key, given, family, born, ESI, national
 *     number, student number, e-mail, wallet, course code, title, English title, date, status, grade, credits, language,
 *     recognised from
 * @param statuses words for passed, failed and provisional
 * @param grades of the steps 0 (failed) to 5
 * @param datePattern of CSV files
 * @param decimal mark of CSV files
 */
public record TableDialect(
        String name,
        String language,
        List<String> header,
        List<String> statuses,
        List<BigDecimal> grades,
        char delimiter,
        String datePattern,
        char decimal) {

    public static final TableDialect KAUNAS = new TableDialect(
            "rezultatai",
            "lt",
            List.of(
                    "Įrašo Nr.",
                    "Vardas",
                    "Pavardė",
                    "Gimimo data",
                    "ESI",
                    "Asmens kodas",
                    "Studento Nr.",
                    "El. paštas",
                    "Europass",
                    "Modulio kodas",
                    "Modulis",
                    "Modulis (angl.)",
                    "Data",
                    "Būsena",
                    "Įvertinimas",
                    "Kreditai",
                    "Kalba",
                    "Įskaityta iš"),
            List.of("Išlaikyta", "Neišlaikyta", "Laikinas"),
            decimals("3", "5", "6", "7", "9", "10"),
            ';',
            "yyyy-MM-dd",
            ',');

    public static final TableDialect BARCELONA = new TableDialect(
            "resultats",
            "ca",
            List.of(
                    "Id resultat",
                    "Nom",
                    "Cognoms",
                    "Data de naixement",
                    "ESI",
                    "DNI/NIE",
                    "NIU",
                    "Correu electrònic",
                    "Europass",
                    "Codi assignatura",
                    "Assignatura",
                    "Assignatura (anglès)",
                    "Data",
                    "Estat",
                    "Qualificació",
                    "Crèdits",
                    "Idioma",
                    "Reconeguda de"),
            List.of("Superada", "No superada", "Provisional"),
            decimals("3.5", "5.0", "6.2", "7.5", "8.9", "10.0"),
            ';',
            "dd/MM/yyyy",
            ',');

    public static final TableDialect AVEIRO = new TableDialect(
            "classificacoes",
            "pt",
            List.of(
                    "N.º registo",
                    "Nome próprio",
                    "Apelido",
                    "Data de nascimento",
                    "ESI",
                    "N.º identificação",
                    "N.º mecanográfico",
                    "E-mail",
                    "Europass",
                    "Código UC",
                    "Unidade curricular",
                    "Unidade curricular (inglês)",
                    "Data",
                    "Resultado",
                    "Classificação",
                    "ECTS",
                    "Língua",
                    "Creditada de"),
            List.of("Aprovado", "Reprovado", "Provisório"),
            decimals("7", "10", "12", "14", "16", "18"),
            ',',
            "dd-MM-yyyy",
            ',');

    private static List<BigDecimal> decimals(String... numbers) {
        return Arrays.stream(numbers).map(BigDecimal::new).toList();
    }
}
