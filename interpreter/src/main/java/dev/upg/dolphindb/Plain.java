package dev.upg.dolphindb;

import com.xxdb.data.BasicBoolean;
import com.xxdb.data.BasicDictionary;
import com.xxdb.data.BasicTable;
import com.xxdb.data.Entity;
import com.xxdb.data.Entity.DATA_TYPE;
import com.xxdb.data.Matrix;
import com.xxdb.data.Scalar;
import com.xxdb.data.Vector;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a server gave back, as JSON has it: a table is a list of records, a dictionary an object, a matrix an object of its columns,
 * a vector, pair or set a list. Whole numbers are Long, other numbers Double; times are text as DolphinDB writes them. An
 * empty text is DolphinDB's null of a text, so a text is never null; all else may be.
 */
final class Plain {
  private Plain() {}

  static Object of(Entity entity) {
    return switch (entity) {
      case BasicTable table -> table(table);
      case BasicDictionary dictionary -> dictionary(dictionary);
      case Matrix matrix -> matrix(matrix);
      case Vector vector -> vector(vector);
      case Scalar scalar -> scalar(scalar);
      default -> entity.getString();
    };
  }

  private static List<Object> table(BasicTable table) {
    var rows = new ArrayList<Object>();
    for (int row = 0; row < table.rows(); row++) {
      var fields = new LinkedHashMap<String, Object>();
      for (int column = 0; column < table.columns(); column++) {
        fields.put(table.getColumnName(column), of(table.getColumn(column).get(row)));
      }
      rows.add(fields);
    }
    return rows;
  }

  private static Map<String, Object> dictionary(BasicDictionary dictionary) {
    var fields = new TreeMap<String, Object>();
    dictionary.entrySet().forEach(entry -> fields.put(entry.getKey().getString(), of(entry.getValue())));
    return fields;
  }

  private static Map<String, Object> matrix(Matrix matrix) {
    var columns = new LinkedHashMap<String, Object>();
    for (int column = 0; column < matrix.columns(); column++) {
      var cells = new ArrayList<Object>();
      for (int row = 0; row < matrix.rows(); row++) {
        cells.add(of(matrix.get(row, column)));
      }
      columns.put(matrix.hasColumnLabel() ? matrix.getColumnLabel(column).getString() : String.valueOf(column), cells);
    }
    return columns;
  }

  private static List<Object> vector(Vector vector) {
    var items = new ArrayList<Object>();
    for (int i = 0; i < vector.rows(); i++) {
      items.add(of(vector.get(i)));
    }
    return items;
  }

  private static Object scalar(Scalar scalar) {
    var type = scalar.getDataType();
    if (type == DATA_TYPE.DT_STRING || type == DATA_TYPE.DT_SYMBOL) {
      return scalar.getString();
    }
    if (scalar.isNull()) {
      return null;
    }
    if (scalar instanceof BasicBoolean truth) {
      return truth.getBoolean();
    }
    return switch (scalar.getDataCategory()) {
      case INTEGRAL -> number(scalar).longValue();
      case FLOATING, DENARY -> number(scalar).doubleValue();
      default -> scalar.getString();
    };
  }

  private static Number number(Scalar scalar) {
    try {
      return scalar.getNumber();
    } catch (Exception e) {
      throw new IllegalStateException("the API has no number for " + scalar.getDataType(), e);
    }
  }
}
