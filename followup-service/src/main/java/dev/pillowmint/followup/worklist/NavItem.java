package dev.pillowmint.followup.worklist;

/**
 * A page that is named in the head of every page. Each is a bean.
 *
 * @param order where it stands, from left to right
 * @param path where it is; a page whose path begins with it is a part of it
 * @param key of its name in the messages
 * @param role who sees it
 */
record NavItem(int order, String path, String key, String role) {

  boolean leadsTo(String here) {
    return path.equals("/")
        ? here.equals("/") || here.startsWith("/tasks")
        : here.equals(path) || here.startsWith(path + "/");
  }
}
