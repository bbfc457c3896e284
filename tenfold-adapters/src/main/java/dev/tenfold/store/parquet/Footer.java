package dev.tenfold.store.parquet;

import dev.tenfold.store.parquet.ParquetWriter.ColumnChunk;
import dev.tenfold.store.parquet.ParquetWriter.RowGroup;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What ends a file: its schema, where everything stands, and what it says about itself.
 *
 * @see <a
 *     href="https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift">
 *     parquet.thrift, FileMetaData</a>
 */
record Footer(
    List<Column> columns, List<RowGroup> groups, Map<String, String> metadata, String createdBy) {
  private static final int REQUIRED = 0;
  private static final int OPTIONAL = 1;
  private static final int REPEATED = 2;
  private static final int UTF8 = 0;
  private static final int CONVERTED_LIST = 3;
  private static final int STRING = 1;
  private static final int LIST = 3;
  private static final int TIMESTAMP = 8;
  private static final int MILLIS = 1;
  private static final int UNCOMPRESSED = 0;

  byte[] toBytes() {
    ByteSink out = new ByteSink(1 << 14);
    List<SchemaElement> schema = new ArrayList<>();
    schema.add(new SchemaElement("rows", null, REQUIRED, columns.size()));
    columns.forEach(column -> SchemaElement.add(column, schema));
    new CompactWriter(out)
        .i32(1, 2)
        .structs(2, schema, Footer::schemaElement)
        .i64(3, groups.stream().mapToLong(RowGroup::rows).sum())
        .structs(4, groups, Footer::rowGroup)
        .structs(
            5,
            List.copyOf(metadata.entrySet()),
            (entry, value) -> entry.text(1, value.getKey()).text(2, value.getValue()))
        .text(6, createdBy)
        .end();
    return out.toByteArray();
  }

  /** A node of the schema's tree; a leaf has a column, an inner node children. */
  private record SchemaElement(String name, @Nullable Column leaf, int repetition, int children) {
    static void add(Column column, List<SchemaElement> to) {
      switch (column.shape()) {
        case ONE -> to.add(new SchemaElement(column.name(), column, REQUIRED, 0));
        case OPTIONAL -> to.add(new SchemaElement(column.name(), column, OPTIONAL, 0));
        case LIST -> {
          to.add(new SchemaElement(column.name(), null, REQUIRED, 1));
          to.add(new SchemaElement("list", null, REPEATED, 1));
          to.add(new SchemaElement("element", column, REQUIRED, 0));
        }
      }
    }
  }

  private static void schemaElement(CompactWriter out, SchemaElement element) {
    Column leaf = element.leaf();
    if (leaf != null) {
      out.i32(1, leaf.type().physical).i32(3, element.repetition()).text(4, element.name());
      switch (leaf.type()) {
        case NAME -> out.i32(6, UTF8).struct(10, type -> type.struct(STRING, string -> {}));
        case TIME -> out.struct(10, type -> type.struct(TIMESTAMP, Footer::utcMillis));
        case INT, LONG -> {}
      }
      return;
    }
    out.i32(3, element.repetition()).text(4, element.name()).i32(5, element.children());
    if (element.repetition() == REQUIRED && element.children() == 1) {
      out.i32(6, CONVERTED_LIST).struct(10, type -> type.struct(LIST, list -> {}));
    }
  }

  /** Puts a timestamp "without time zone": readers show it as it is, and it is UTC. */
  private static void utcMillis(CompactWriter timestamp) {
    timestamp.flag(1, false).struct(2, unit -> unit.struct(MILLIS, millis -> {}));
  }

  private static void rowGroup(CompactWriter out, RowGroup group) {
    out.structs(1, group.chunks(), Footer::columnChunk)
        .i64(2, group.chunks().stream().mapToLong(ColumnChunk::bytes).sum())
        .i64(3, group.rows());
  }

  private static void columnChunk(CompactWriter out, ColumnChunk chunk) {
    out.i64(2, 0).struct(3, metadata -> columnMetadata(metadata, chunk));
  }

  private static void columnMetadata(CompactWriter out, ColumnChunk chunk) {
    Column column = chunk.column();
    boolean dictionary = column.type() == Column.Type.NAME;
    out.i32(1, column.type().physical)
        .i32s(2, List.of(Page.RLE, dictionary ? Page.PLAIN : Page.DELTA, column.encoding()))
        .texts(
            3,
            column.shape() == Column.Shape.LIST
                ? List.of(column.name(), "list", "element")
                : List.of(column.name()))
        .i32(4, UNCOMPRESSED)
        .i64(5, chunk.values())
        .i64(6, chunk.bytes())
        .i64(7, chunk.bytes())
        .i64(9, chunk.data());
    if (dictionary) {
      out.i64(11, chunk.start());
    }
  }
}
