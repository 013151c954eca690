package eu.passerelle.credentials.elm;

import eu.passerelle.model.Achievement;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearningOpportunity;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Mixes records field by field. */
final class Optionals {

    private Optionals() {}

    /** The achievement with one field of its opportunity changed. */
    static Achievement opportunity(Achievement from, String field, Object value) {
        LearningOpportunity changed = build(
                LearningOpportunity.class,
                (index, component) ->
                        component.getName().equals(field) ? value : valueOf(component, from.opportunity()));
        return Achievements.withOpportunity(from, changed);
    }

    /** The achievement with one field of its completion changed, or absent. */
    @SuppressWarnings("NullAway") // an absent field is null, and that is the point
    static Achievement completion(Achievement from, String field, @Nullable Object value) {
        Completion changed = build(
                Completion.class,
                (index, component) ->
                        component.getName().equals(field) ? value : valueOf(component, from.completion()));
        return Achievements.withCompletion(from, old -> changed);
    }

    /** Each field from the full achievement where its bit is set, else from the bare one. */
    static Achievement mixed(long bits) {
        Achievement full = Achievements.full();
        Achievement bare = Achievements.bare();
        int offset = Completion.class.getRecordComponents().length;
        Completion completion = build(
                Completion.class,
                (index, component) -> valueOf(component, set(bits, index) ? full.completion() : bare.completion()));
        LearningOpportunity opportunity = build(
                LearningOpportunity.class,
                (index, component) ->
                        valueOf(component, set(bits, offset + index) ? full.opportunity() : bare.opportunity()));
        Achievement base = set(bits, fields() - 1) ? full : bare;
        return Achievements.withOpportunity(Achievements.withCompletion(base, old -> completion), opportunity);
    }

    static int fields() {
        return Completion.class.getRecordComponents().length
                + LearningOpportunity.class.getRecordComponents().length
                + 1;
    }

    private static boolean set(long bits, int index) {
        return (bits >> index & 1) == 1;
    }

    private static <R extends Record> R build(Class<R> type, BiFunction<Integer, RecordComponent, Object> value) {
        RecordComponent[] components = type.getRecordComponents();
        Object[] arguments = new Object[components.length];
        Arrays.setAll(arguments, index -> value.apply(index, components[index]));
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.toString(), e);
        }
    }

    @SuppressWarnings("NullAway") // an absent field is null, and that is the point
    private static Object valueOf(RecordComponent component, Record from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }
}
