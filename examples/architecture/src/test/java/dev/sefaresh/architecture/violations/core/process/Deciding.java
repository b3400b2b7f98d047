package dev.sefaresh.architecture.violations.core.process;

public final class Deciding {}
