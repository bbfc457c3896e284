package dev.tenfold.store;

import java.nio.file.Path;

/** A kept segment: its id, its file of requests, and what it says about itself. */
record Segment(String id, Path file, SegmentMetadata metadata) {}
