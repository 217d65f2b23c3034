namespace Marketplace.Time;

/// <summary>
/// Moves the sandbox's time. Everything that falls due on the way happens at its own instant and in its order, and
/// whatever follows from it is done before time moves on.
/// </summary>
internal sealed class SandboxTime(SandboxClock clock, IEnumerable<IDueSource> sources, ISettle settle) : IDisposable
{
    /// <summary>How long what happens at one instant may take. Gateways are stand-ins on this machine, so this is generous.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>How often one instant may be due again before somebody is asked to look.</summary>
    private const int RunsPerInstant = 50;

    /// <summary>So that rules may still add years to the present.</summary>
    private static readonly DateTimeOffset Last = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SemaphoreSlim oneMover = new(1);

    /// <summary>Moves time to an instant and returns when all has settled.</summary>
    /// <param name="to">The first one on a database may lie anywhere; later ones not before the present.</param>
    /// <param name="frozen">Whether time then stands still.</param>
    /// <param name="cancellationToken">Stops on the way, at the instant that was reached.</param>
    /// <returns>Why it was refused, or null.</returns>
    /// <exception cref="NotSettledException">Something on the way did not come to its end.</exception>
    public Task<Refusal?> MoveTo(DateTimeOffset to, bool frozen, CancellationToken cancellationToken) =>
        Alone(
            now => to < now && !clock.Reading.IsUntouched
                ? Task.FromResult<Refusal?>(SandboxRefusals.ClockBackwards)
                : Move(now, SystemClock.Storable(to.ToUniversalTime()), frozen, cancellationToken),
            cancellationToken);

    /// <summary>Moves time on by a span; it stands still afterwards if it did before.</summary>
    /// <inheritdoc cref="MoveTo(DateTimeOffset, bool, CancellationToken)"/>
    public Task<Refusal?> Advance(TimeSpan by, CancellationToken cancellationToken) =>
        Alone(now => Move(now, now + by, clock.Reading.IsFrozen, cancellationToken), cancellationToken);

    public void Dispose() => oneMover.Dispose();

    private async Task<Refusal?> Alone(Func<DateTimeOffset, Task<Refusal?>> move, CancellationToken cancellationToken)
    {
        await oneMover.WaitAsync(cancellationToken);
        try
        {
            return await move(clock.GetUtcNow());
        }
        finally
        {
            oneMover.Release();
        }
    }

    private async Task<Refusal?> Move(DateTimeOffset from, DateTimeOffset to, bool frozen, CancellationToken cancellationToken)
    {
        if (to > Last)
        {
            return SandboxRefusals.TooFar;
        }

        if (to >= from)
        {
            // From here on only this moves time, or it could pass the instant that it is being moved to.
            await clock.Set(from, frozen: true, cancellationToken);
        }

        try
        {
            // What is under way belongs to the present: were time to move first, it would happen too late.
            await Happen(clock.GetUtcNow(), cancellationToken);
            await StepThrough(to, cancellationToken);
            await clock.Set(to, frozen: true, cancellationToken);
            await settle.Settle(Patience, cancellationToken);
            return null;
        }
        finally
        {
            // Also after a failure: time that ran before must not stand still because somebody hung up.
            if (!frozen)
            {
                await clock.Set(clock.GetUtcNow(), frozen: false, CancellationToken.None);
            }
        }
    }

    private async Task StepThrough(DateTimeOffset to, CancellationToken cancellationToken)
    {
        var runs = 0;
        while (await NextDue(cancellationToken) is { } next && next <= to)
        {
            var now = clock.GetUtcNow();
            var instant = next > now ? next : now < to ? now : to;
            runs = instant == now ? runs + 1 : 1;
            if (runs > RunsPerInstant)
            {
                throw new NotSettledException($"what is due at {next:O} falls due again and again", Patience);
            }

            await clock.Set(instant, frozen: true, cancellationToken);
            await Happen(instant, cancellationToken);
        }
    }

    /// <summary>Everything that is due by now, and everything that follows from it.</summary>
    private async Task Happen(DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var source in sources)
        {
            await source.RunDue(now, cancellationToken);
        }

        await settle.Settle(Patience, cancellationToken);
    }

    private async Task<DateTimeOffset?> NextDue(CancellationToken cancellationToken)
    {
        DateTimeOffset? next = null;
        foreach (var source in sources)
        {
            if (await source.NextDue(cancellationToken) is { } due && (next is null || due < next))
            {
                next = due;
            }
        }

        return next;
    }
}
