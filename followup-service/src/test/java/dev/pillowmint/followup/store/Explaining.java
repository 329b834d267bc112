package dev.pillowmint.followup.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/** Asks the database for the plan of every statement with its values, just before it runs. */
final class Explaining {
  private static final Pattern PLANNED =
      Pattern.compile("(?is)\\s*(select|insert|update|delete|with)\\b.*");

  private final DataSource database;
  private final Map<String, String> plans = new ConcurrentHashMap<>();

  Explaining(DataSource database) {
    this.database = database;
  }

  /** Each statement so far and its plan, which was the newest. */
  Map<String, String> plans() {
    return plans;
  }

  DataSource dataSource() {
    return proxy(
        DataSource.class,
        (self, method, values) ->
            method.getName().equals("getConnection")
                ? connection(database.getConnection())
                : call(database, method, values));
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        (self, method, values) ->
            method.getName().equals("prepareStatement")
                    && PLANNED.matcher((String) values[0]).matches()
                ? statement(
                    (String) values[0],
                    (PreparedStatement) call(real, method, values),
                    real.prepareStatement("explain " + values[0]))
                : call(real, method, values));
  }

  private PreparedStatement statement(
      String sql, PreparedStatement real, PreparedStatement explained) {
    return proxy(
        PreparedStatement.class,
        (self, method, values) -> {
          if (method.getName().startsWith("set") && method.getParameterCount() > 1) {
            call(explained, method, values);
          } else if (method.getName().startsWith("execute")) {
            plans.put(sql, plan(explained));
          } else if (method.getName().equals("close")) {
            explained.close();
          }
          return call(real, method, values);
        });
  }

  private static String plan(PreparedStatement explained) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = explained.executeQuery()) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  private static Object call(Object target, Method method, Object[] values) throws Throwable {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
