package dev.sefaresh.architecture.violations.core.payment;

public final class Paying {}
