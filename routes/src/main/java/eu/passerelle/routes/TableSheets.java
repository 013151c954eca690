package eu.passerelle.routes;

import eu.passerelle.dashboard.TableDesk.Column;
import eu.passerelle.dashboard.TableDesk.Example;
import eu.passerelle.dashboard.TableDesk.Problem;
import eu.passerelle.dashboard.TableDesk.Sheet;
import eu.passerelle.dashboard.TableDesk.SheetRow;
import eu.passerelle.dashboard.TableDesk.Trial;
import eu.passerelle.recognition.TableTrial;
import eu.passerelle.recognition.TableView;

/** Tables in the words of the API. */
final class TableSheets {

    private TableSheets() {}

    static Sheet of(TableView view) {
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

    static Trial trial(String dmn, TableTrial trial) {
        TableView view = trial.view();
        return new Trial(
                dmn,
                trial.passes(),
                trial.problems().stream()
                        .map(problem -> new Problem(problem.row(), problem.cell(), problem.says()))
                        .toList(),
                view == null ? null : of(view),
                trial.examples().stream()
                        .map(example -> new Example(
                                example.line(),
                                example.name(),
                                example.source(),
                                example.expected(),
                                example.actual(),
                                example.met()))
                        .toList());
    }
}
