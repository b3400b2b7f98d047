package dev.sefaresh.architecture.violations.core.attic;

import dev.sefaresh.architecture.Rule;
import dev.sefaresh.architecture.Violates;

@Violates(Rule.CORE_LOOKS_DOWNWARDS_ONLY)
final class StandsNowhere {}
