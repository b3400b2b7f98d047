package dev.sefaresh.core;

import dev.sefaresh.core.process.CommonRefusal;
import dev.sefaresh.core.process.Refusal;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hibernate.validator.HibernateValidator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** Whether a request is well formed, by the constraints that stand on it and its commands. Documents carry their own checks. */
final class Structure {
    private final Validator validator;

    Structure(Validator validator) {
        this.validator = validator;
    }

    /** Hibernate Validator, without an expression language. */
    static Validator standard() {
        try (var factory = Validation.byProvider(HibernateValidator.class)
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory()) {
            return factory.getValidator();
        }
    }

    /** What is malformed, each place by its path. */
    Optional<Refusal> check(Request request) {
        Map<String, Object> violations = new TreeMap<>();
        for (ConstraintViolation<Request> violation : validator.validate(request)) {
            violations.merge(
                    violation.getPropertyPath().toString(), violation.getMessage(), (one, other) -> one + "; " + other);
        }
        return violations.isEmpty() ? Optional.empty() : Optional.of(Refusal.of(CommonRefusal.MALFORMED, violations));
    }
}
