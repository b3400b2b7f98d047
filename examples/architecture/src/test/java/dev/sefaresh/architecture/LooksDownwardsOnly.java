package dev.sefaresh.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** A class of core uses its own layer and those that stand below it in {@link Layer}. */
final class LooksDownwardsOnly extends ArchCondition<JavaClass> {
    private final House house;

    LooksDownwardsOnly(House house) {
        super("look downwards only");
        this.house = house;
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        var layer = house.layer(type);
        if (layer.isEmpty()) {
            events.add(SimpleConditionEvent.violated(
                    type, type.getName() + " is in a package that Layer does not know: give it its row"));
            return;
        }
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            var target = dependency.getTargetClass().getBaseComponentType();
            if (house.isCore(target)
                    && house.layer(target).filter(layer.get()::mayUse).isEmpty()) {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
            }
        }
    }
}
