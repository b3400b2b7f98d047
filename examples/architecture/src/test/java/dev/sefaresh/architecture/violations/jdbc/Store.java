package dev.sefaresh.architecture.violations.jdbc;

public final class Store {}
