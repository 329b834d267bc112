package dev.pillowmint.benchmarks.decide;

import java.math.BigDecimal;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.command.Command;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.internal.command.CommandFactory;

/**
 * Drools with its executable model, in both ways its manual knows: a stateless session per case,
 * and one session for all cases, into which the facts are inserted, in which one rule is fired, and
 * from which the facts are deleted.
 */
public final class DroolsEngine implements Engine, AutoCloseable {
  private final KieSession session;
  private final StatelessKieSession stateless;
  private final Answer answer = new Answer();

  /** Where a rule says what it gives. */
  public static final class Answer {
    private Choice choice = Choice.NONE;

    /** Called by the rule that fires. */
    public void choose(String rule, String cost) {
      choose(rule, new BigDecimal(cost));
    }

    /** Called by the rule that fires. */
    public void choose(String rule, BigDecimal cost) {
      choice = new Choice(rule, cost);
    }
  }

  /** Of the twenty rules. */
  public DroolsEngine() {
    KieServices services = KieServices.get();
    KieFileSystem files =
        services.newKieFileSystem().write("src/main/resources/rules.drl", Rules.read("rules.drl"));
    KieBuilder builder = services.newKieBuilder(files).buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new IllegalStateException(builder.getResults().toString());
    }
    KieBase base = services.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    session = base.newKieSession();
    stateless = base.newStatelessKieSession();
    stateless.setGlobal("answer", answer);
    session.setGlobal("answer", answer);
  }

  @Override
  public Choice choose(Case about) {
    answer.choice = Choice.NONE;
    FactHandle customer = session.insert(new CustomerFact(about.customer()));
    FactHandle event = session.insert(new EventFact(about.event()));
    session.fireAllRules(1);
    session.delete(event);
    session.delete(customer);
    return answer.choice;
  }

  /** With a session of the case's own. */
  public Choice chooseStateless(Case about) {
    answer.choice = Choice.NONE;
    stateless.execute(
        CommandFactory.newBatchExecution(
            List.<Command<?>>of(
                CommandFactory.newInsert(new CustomerFact(about.customer())),
                CommandFactory.newInsert(new EventFact(about.event())),
                CommandFactory.newFireAllRules(1))));
    return answer.choice;
  }

  @Override
  public void close() {
    session.dispose();
  }
}
