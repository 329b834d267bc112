package dev.pillowmint.provision;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/** Puts rules in place, so that each principal they name may do that and nothing else. */
final class Access {
  private Access() {}

  /** Repeatable. Principals that the rules do not name, and denials, are left alone. */
  static void grant(Admin admin, AccessRules rules)
      throws ExecutionException, InterruptedException {
    for (AccessRules.Principal principal : rules.principals()) {
      Collection<AclBinding> present = admin.describeAcls(allowed(principal)).values().get();
      admin.createAcls(without(principal.acls(), present)).all().get();
      List<AclBinding> excess = without(present, principal.acls());
      admin.deleteAcls(excess.stream().map(AclBinding::toFilter).toList()).all().get();
    }
  }

  private static AclBindingFilter allowed(AccessRules.Principal principal) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(
            principal.id(), null, AclOperation.ANY, AclPermissionType.ALLOW));
  }

  private static List<AclBinding> without(
      Collection<AclBinding> some, Collection<AclBinding> those) {
    Set<AclBinding> rest = new HashSet<>(some);
    rest.removeAll(Set.copyOf(those));
    return List.copyOf(rest);
  }
}
