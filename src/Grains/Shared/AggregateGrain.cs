using Microsoft.Extensions.DependencyInjection;

namespace Marketplace;

/// <summary>What the shell needs of its surroundings, resolved once per activation.</summary>
internal sealed record AggregateServices(
    [FromKeyedServices(AggregateServices.Clock)] TimeProvider Time, IEventDispatcher Dispatcher, IReceipts Receipts)
{
    /// <summary>The key of the domain clock; the unkeyed one is the engine's.</summary>
    public const string Clock = DomainClock.Key;
}

/// <summary>
/// The one shell around every aggregate: hear a command, decide, write once, then tell others.
/// Nothing here knows the domain, and nothing in the domain knows Orleans.
/// </summary>
internal abstract class AggregateGrain<TRules, TState, TCommand, TEvent>(
    IPersistentState<Journal<TState, TEvent>> journal, AggregateServices services) : Grain, IAggregateGrain
    where TRules : IRules<TState, TCommand, TEvent>
    where TState : class, new()
    where TCommand : class, ICommand
    where TEvent : class
{
    protected TState State => journal.State.State;

    protected long Version => journal.State.Version;

    protected DateTimeOffset Now => services.Time.GetUtcNow();

    public async Task DeadlineDue(string name)
    {
        var now = Now;
        foreach (var deadline in TRules.Deadlines(State))
        {
            if (deadline.Name == name && deadline.At <= now)
            {
                var context = CommandContext.CausedBy($"{this.GetGrainId()}#{name}", deadline.At.UtcTicks, $"v{Version}", string.Empty);
                await Obey(TRules.AtDeadline(State, name, context));
                return;
            }
        }
    }

    public Task StepDown()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    /// <summary>Before a read says that there is nothing: an activation that was there before the first write knows of none.</summary>
    protected Task LookAgainIfUnknown() => Version == 0 ? LookAgain() : Task.CompletedTask;

    /// <summary>Before a read that must not be old, not even when another activation has overtaken this one.</summary>
    protected Task LookAgain() => journal.ReadStateAsync();

    /// <summary>After each write: gives hints to those who watch something else than this stream.</summary>
    protected virtual void TellWatchers()
    {
    }

    /// <summary>Runs a command and answers with the view that the aggregate gives of itself.</summary>
    protected Task<Outcome<TView>> Answer<TView>(TCommand command, Func<TView> view)
        where TView : class =>
        Answer(() => Task.FromResult(command), view);

    /// <summary>As above, for a command that others must be asked for: what is asked follows from what this aggregate is, and is asked again with it.</summary>
    protected async Task<Outcome<TView>> Answer<TView>(Func<Task<TCommand>> gather, Func<TView> view)
        where TView : class
    {
        var verdict = await Run(gather);
        return verdict.Refusal is { } refusal ? refusal : new Outcome<TView>(view(), null, verdict.Replayed);
    }

    /// <summary>
    /// Runs a command that follows from a fact. There is nobody to refuse it to: a refusal means that two aggregates
    /// disagree, so it is thrown and whoever told it tries again, and parks it in the end.
    /// </summary>
    protected async Task Obey(TCommand command)
    {
        var verdict = await Run(command);
        if (verdict.Refusal is { } refusal)
        {
            DeactivateOnIdle();
            throw new InvalidOperationException($"{this.GetGrainId()} refused {command.GetType().Name}: {refusal.Code}.");
        }
    }

    /// <summary>True when this command took effect before; a refusal when its id was used for something else.</summary>
    protected async Task<Verdict?> Heard(CommandContext context)
    {
        var receipt = journal.State.Heard(context.Id)
            ?? (journal.State.RemembersAll ? null : await services.Receipts.Find(this.GetGrainId(), context.Id));

        return receipt is null ? null
            : receipt.Fingerprint == context.Fingerprint ? Verdict.Again
            : new Verdict(SharedRefusals.KeyReused, false);
    }

    protected Task<Verdict> Run(TCommand command) => Run(() => Task.FromResult(command));

    /// <remarks>
    /// A write proves that it was decided on the newest state; nothing proves that of a decision to write nothing. An
    /// activation that another one has overtaken would refuse for ever what it has not heard of, so it looks before it does.
    /// </remarks>
    private async Task<Verdict> Run(Func<Task<TCommand>> gather)
    {
        var before = Version;
        var verdict = await Try(await gather());
        if (Version != before || verdict.Replayed)
        {
            return verdict;
        }

        await journal.ReadStateAsync();
        return Version == before ? verdict : await Try(await gather());
    }

    private async Task<Verdict> Try(TCommand command)
    {
        if (await Heard(command.Context) is { } before)
        {
            return before;
        }

        if (command.Context.IfVersion is { } seen && seen != Version)
        {
            return new Verdict(SharedRefusals.Stale, false);
        }

        var now = Now;
        var decision = TRules.Decide(State, command, now);
        if (decision.Refusal is not null || decision.Events.IsEmpty)
        {
            return new Verdict(decision.Refusal, false);
        }

        return await Save(journal.State.Record<TRules, TCommand>(command.Context, decision.Events, now));
    }

    private async Task<Verdict> Save(Journal<TState, TEvent> next)
    {
        var before = journal.State;
        journal.State = next;
        try
        {
            await journal.WriteStateAsync();
        }
        catch (CommitRefusedException refused)
        {
            // Rolled back for certain: the old record is still the truth.
            journal.State = before;
            return await Explain(refused, next.Pending!.Cause);
        }
        catch
        {
            // A failed write may still have landed. Believe neither version: step down, and reread when next called.
            journal.State = before;
            DeactivateOnIdle();
            throw;
        }

        journal.State = next with { Pending = null };
        services.Dispatcher.Wrote(this.GetGrainId(), next.Pending!);
        TellWatchers();
        return default;
    }

    private async Task<Verdict> Explain(CommitRefusedException refused, CommandContext cause)
    {
        if (refused.Constraint == CommitRefusedException.ReceiptConstraint && await services.Receipts.Find(this.GetGrainId(), cause.Id) is { } receipt)
        {
            return receipt.Fingerprint == cause.Fingerprint ? Verdict.Again : new Verdict(SharedRefusals.KeyReused, false);
        }

        return TRules.OnConflict(State, refused.Constraint) is { } refusal
            ? new Verdict(refusal, false)
            : throw new InvalidOperationException($"No rule of {TRules.StreamType} explains a refused write.", refused);
    }
}

/// <summary>What became of a command: done (default), refused, or done once before.</summary>
internal readonly record struct Verdict(Refusal? Refusal, bool Replayed)
{
    public static Verdict Again => new(null, true);
}
