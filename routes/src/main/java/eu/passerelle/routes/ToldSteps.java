package eu.passerelle.routes;

import eu.passerelle.connectors.CheckStep;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Steps that somebody hears of while they are taken, because some of them take minutes. */
final class ToldSteps extends AbstractList<CheckStep> {

    private final List<CheckStep> steps = new ArrayList<>();
    private final Consumer<CheckStep> told;

    ToldSteps(Consumer<CheckStep> told) {
        this.told = told;
    }

    @Override
    public void add(int index, CheckStep step) {
        steps.add(index, step);
        told.accept(step);
    }

    @Override
    public CheckStep get(int index) {
        return steps.get(index);
    }

    @Override
    public int size() {
        return steps.size();
    }
}
