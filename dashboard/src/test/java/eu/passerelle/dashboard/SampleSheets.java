package eu.passerelle.dashboard;

import eu.passerelle.dashboard.TableDesk.Column;
import eu.passerelle.dashboard.TableDesk.Example;
import eu.passerelle.dashboard.TableDesk.Problem;
import eu.passerelle.dashboard.TableDesk.Sheet;
import eu.passerelle.dashboard.TableDesk.SheetRow;
import eu.passerelle.dashboard.TableDesk.Text;
import eu.passerelle.dashboard.TableDesk.Trial;
import eu.passerelle.recognition.ExampleResult;
import eu.passerelle.recognition.TableTrial;
import eu.passerelle.recognition.TableView;

/** Texts of tables judged by the real engine, as people read them. */
final class SampleSheets {

    private SampleSheets() {}

    /** How a text fares. */
    static Trial trial(Text text) {
        String dmn = TableTrial.filled(text.dmn());
        TableTrial trial = TableTrial.of(text.key() + ".dmn", dmn, text.examples());
        return new Trial(
                dmn,
                trial.passes(),
                trial.problems().stream()
                        .map(problem -> new Problem(problem.row(), problem.cell(), problem.says()))
                        .toList(),
                trial.view() == null ? null : sheet(trial.view()),
                trial.examples().stream().map(SampleSheets::example).toList());
    }

    private static Example example(ExampleResult result) {
        return new Example(
                result.line(), result.name(), result.source(), result.expected(), result.actual(), result.met());
    }

    private static Sheet sheet(TableView view) {
        return new Sheet(
                view.version(),
                view.hitPolicy(),
                view.columns().stream()
                        .map(column -> new Column(column.label(), column.asks()))
                        .toList(),
                view.rows().stream()
                        .map(row -> new SheetRow(row.rule(), row.cells(), row.decision(), row.reason()))
                        .toList());
    }
}
