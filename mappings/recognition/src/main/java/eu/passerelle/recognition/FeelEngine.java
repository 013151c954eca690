package eu.passerelle.recognition;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.dmn.feel.FEEL;
import org.kie.dmn.feel.lang.CompiledExpression;
import org.kie.dmn.feel.lang.CompilerContext;
import org.kie.dmn.feel.lang.FEELDialect;
import org.kie.dmn.feel.lang.Type;
import org.kie.dmn.feel.lang.impl.EvaluationContextImpl;
import org.kie.dmn.feel.lang.impl.FEELBuilder;
import org.kie.dmn.feel.lang.impl.FEELEventListenersManager;
import org.kie.dmn.feel.lang.types.BuiltInType;
import org.kie.dmn.feel.runtime.UnaryTest;

/** KIE's FEEL, cell by cell: the same code that KIE's decision tables call for each cell of each row. */
final class FeelEngine {

    private static final FEELEventListenersManager NOBODY_LISTENS = new FEELEventListenersManager();
    private static final Map<Fact.Type, Type> TYPES = new EnumMap<>(Map.of(
            Fact.Type.TEXT, BuiltInType.STRING,
            Fact.Type.NUMBER, BuiltInType.NUMBER,
            Fact.Type.TRUTH, BuiltInType.BOOLEAN,
            Fact.Type.LIST, BuiltInType.UNKNOWN));

    private final FEEL feel = FEELBuilder.builder().build();
    private final Map<String, Type> variables = new HashMap<>();

    FeelEngine() {
        for (Fact fact : Fact.values()) {
            variables.put(fact.feelName(), TYPES.getOrDefault(fact.type(), BuiltInType.UNKNOWN));
        }
    }

    /** What names mean while something is worked out; of one thread. */
    record Scope(EvaluationContextImpl context) {}

    /** An input cell. */
    record Test(List<UnaryTest> alternatives) {
        boolean fits(@Nullable Object value, Scope scope) {
            for (UnaryTest alternative : alternatives) {
                if (Boolean.TRUE.equals(alternative.apply(scope.context(), value))) {
                    return true;
                }
            }
            return false;
        }
    }

    /** An input expression or an output cell. */
    record Expression(FEEL feel, CompiledExpression compiled) {
        @Nullable
        Object value(Scope scope) {
            return feel.evaluate(compiled, scope.context());
        }
    }

    Test test(String cell) {
        return new Test(feel.evaluateUnaryTests(cell, variables));
    }

    Expression expression(String text) {
        CompilerContext context = feel.newCompilerContext();
        variables.forEach(context::addInputVariableType);
        return new Expression(feel, feel.compile(text, context));
    }

    static Scope scope(RecognitionFacts facts) {
        EvaluationContextImpl context =
                new EvaluationContextImpl(FeelEngine.class.getClassLoader(), NOBODY_LISTENS, FEELDialect.FEEL);
        context.setValues(facts.feel());
        return new Scope(context);
    }
}
