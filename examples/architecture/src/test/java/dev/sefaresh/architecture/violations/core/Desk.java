package dev.sefaresh.architecture.violations.core;

public final class Desk {}
